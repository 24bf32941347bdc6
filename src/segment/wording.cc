#include "segment/wording.h"

#include <array>
#include <string>
#include <unordered_map>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

// First words, case-folded. Several words: the first must match as a whole, the rest as they stand.
constexpr std::string_view kInterrogatives[] = {
    // English
    "what",
    "what's",
    "what’s",
    "whats",
    "how",
    "how's",
    "why",
    "when",
    "where",
    "which",
    "who",
    "whom",
    "whose",
    "is",
    "are",
    "was",
    "were",
    "can",
    "could",
    "do",
    "does",
    "did",
    "should",
    "would",
    "will",
    "have",
    "has",
    "had",
    "in what",
    "in which",
    "at what",
    "for what",
    "on what",
    "to what",
    "if you",
    "suppose",
    "isn't",
    "aren't",
    "don't",
    "doesn't",
    // German
    "was",
    "wie",
    "warum",
    "wieso",
    "weshalb",
    "wann",
    "wo",
    "wer",
    "wen",
    "wem",
    "wessen",
    "welche",
    "welcher",
    "welches",
    "welchen",
    "welchem",
    "wozu",
    "wofür",
    "womit",
    "wodurch",
    "woran",
    "worin",
    "worauf",
    "kann",
    "können",
    "könnten",
    "ist",
    "sind",
    "haben",
    "hat",
    "gibt",
    "muss",
    "darf",
    "dürfen",
    "müssen",
    "sollte",
    "wird",
    "werden",
    "inwiefern",
    // French
    "qu'est-ce",
    "qu’est-ce",
    "quelle",
    "quelles",
    "quel",
    "quels",
    "comment",
    "pourquoi",
    "quand",
    "où",
    "qui",
    "que",
    "combien",
    "est-ce",
    "peut-on",
    "pouvez-vous",
    "avez-vous",
    "à quoi",
    "en quoi",
    "dans quel",
    "dans quels",
    "lequel",
    "laquelle",
    // Spanish, Portuguese, Italian
    "qué",
    "cómo",
    "cuál",
    "cuáles",
    "cuándo",
    "dónde",
    "quién",
    "quiénes",
    "cuánto",
    "cuántos",
    "cuántas",
    "por qué",
    "para qué",
    "en qué",
    "a qué",
    "puede",
    "puedes",
    "podría",
    "o que",
    "que é",
    "qual",
    "quais",
    "como",
    "por que",
    "porque",
    "quando",
    "onde",
    "quem",
    "quanto",
    "quantos",
    "para que",
    "em que",
    "você",
    "che",
    "che cosa",
    "cosa",
    "cos'è",
    "cos’è",
    "come",
    "perché",
    "quale",
    "quali",
    "dove",
    "chi",
    "a cosa",
    "qual è",
    // Russian, Ukrainian
    "что",
    "как",
    "какие",
    "какой",
    "какая",
    "каким",
    "каких",
    "какова",
    "каковы",
    "почему",
    "зачем",
    "когда",
    "где",
    "кто",
    "чем",
    "сколько",
    "в чём",
    "в чем",
    "для чего",
    "можно",
    "может",
    "есть",
    "из чего",
    "при каких",
    "що",
    "як",
    "яка",
    "який",
    "яке",
    "які",
    "яким",
    "чому",
    "навіщо",
    "коли",
    "де",
    "хто",
    "скільки",
    "чи",
    "у чому",
    "в чому",
    "для чого",
    // Polish, Czech, Slovak
    "co",
    "jak",
    "jaka",
    "jaki",
    "jakie",
    "jaką",
    "jakich",
    "dlaczego",
    "po co",
    "kiedy",
    "gdzie",
    "kto",
    "czy",
    "czym",
    "czemu",
    "ile",
    "który",
    "która",
    "które",
    "na czym",
    "do czego",
    "jaký",
    "jaká",
    "jaké",
    "proč",
    "kdy",
    "kde",
    "kdo",
    "který",
    "prečo",
    "kedy",
    "čo",
    "ako",
    "aký",
    "aká",
    "aké",
    "je",
    "jsou",
    // Turkish, Hungarian, Romanian
    "ne",
    "nedir",
    "nasıl",
    "neden",
    "niçin",
    "niye",
    "hangi",
    "kim",
    "nerede",
    "kaç",
    "mi",
    "mi",
    "hogyan",
    "hogy",
    "miért",
    "mikor",
    "hol",
    "ki",
    "milyen",
    "melyik",
    "mik",
    "ce",
    "cum",
    "de ce",
    "când",
    "unde",
    "cine",
    "care",
    "cât",
    // Dutch, Scandinavian, Finnish
    "wat",
    "hoe",
    "waarom",
    "wanneer",
    "waar",
    "wie",
    "welke",
    "hoeveel",
    "vad",
    "hur",
    "varför",
    "när",
    "var",
    "vem",
    "vilken",
    "vilka",
    "hva",
    "hvad",
    "hvordan",
    "hvorfor",
    "når",
    "hvor",
    "hvem",
    "hvilke",
    "hvilken",
    "mitä",
    "mikä",
    "miten",
    "miksi",
    "milloin",
    "missä",
    "kuka",
    // Greek, Vietnamese, Indonesian, Hindi, Arabic, Hebrew, Persian
    "τι",
    "πώς",
    "πως",
    "γιατί",
    "πότε",
    "πού",
    "ποιος",
    "ποια",
    "ποιο",
    "ποιες",
    "ποιοι",
    "thế nào",
    "tại sao",
    "vì sao",
    "làm thế",
    "khi nào",
    "apa",
    "bagaimana",
    "mengapa",
    "kenapa",
    "kapan",
    "siapa",
    "क्या",
    "कैसे",
    "क्यों",
    "कब",
    "कहाँ",
    "कौन",
    "ما",
    "ماذا",
    "كيف",
    "لماذا",
    "متى",
    "أين",
    "هل",
    "من",
    "ماهو",
    "ماهي",
    "מה",
    "מהו",
    "מהי",
    "מהם",
    "איך",
    "כיצד",
    "למה",
    "מדוע",
    "מתי",
    "האם",
    "چیست",
    "چگونه",
    "چرا",
};

constexpr std::string_view kImperatives[] = {
    "explain",
    "describe",
    "design",
    "implement",
    "compare",
    "discuss",
    "tell",
    "define",
    "list",
    "name",
    "give",
    "write",
    "differentiate",
    "distinguish",
    "walk",
    "share",
    "debug",
    "briefly",
    "outline",
    "mention",
    "contrast",
    "state",
    "illustrate",
    "summarize",
    "discuss",
    "enumerate",
    "talk",
    "show",
    "elaborate",
    "propose",
    "find",
    "reverse",
    "prove",
    "calculate",
    "identify",
    "sketch",
    "please explain",
    "please describe",
    "introduce yourself",
    "sell",
    "convince",

    "solve",
    "draw",
    "derive",

    "nennen",
    "geben",
    "gib",
    "kreuzen",
    "begründen",
    "begründe",
    "zeichnen",
    "zeichne",
    "berechnen",
    "berechne",
    "formulieren",
    "stellen",
    "raconte",
    "racontez",
    "parle",
    "démontrez",
    "calculez",
    "justifiez",
    "listez",
    "nommez",
    "proposez",
    "cuéntame",
    "cuénteme",
    "explícame",
    "explique-me",
    "dime",
    "dígame",
    "véndeme",
    "conte",
    "conte-me",
    "diga",
    "liste",
    "resuma",
    "proponga",
    "spiegami",
    "spiega",
    "parlami",
    "dimmi",
    "descrivimi",
    "raccontami",
    "mi parli",
    "mi spieghi",
    "przedstaw",
    "narysuj",
    "rozwiąż",
    "udowodnij",
    "proszę",
    "приведи",
    "реши",
    "решите",
    "напишите",
    "докажите",
    "дайте",
    "реализуйте",
    "anlat",
    "açıklar",
    "örnek ver",
    "sayın",
    "yazın",
    "noteer",
    "leg uit",
    "redogör",
    "berätta",
    "nämn",
    "fortell",
    "forklar",
    "erkläre",
    "erklären",
    "beschreibe",
    "beschreiben",
    "nenne",
    "nennen",
    "vergleiche",
    "vergleichen",
    "definiere",
    "definieren",
    "erläutern",
    "erläutere",
    "schildern",
    "erzählen",
    "skizzieren",
    "expliquez",
    "expliquer",
    "décrivez",
    "décrire",
    "donnez",
    "citez",
    "comparez",
    "définissez",
    "parlez",
    "présentez",
    "explique",
    "explica",
    "describe",
    "define",
    "compare",
    "cita",
    "menciona",
    "mencione",
    "enumere",
    "enumera",
    "descreva",
    "diferencie",
    "cite",
    "fale",
    "háblame",
    "spiega",
    "spiegare",
    "descrivi",
    "elenca",
    "definisci",
    "confronta",
    "объясните",
    "объясни",
    "опишите",
    "опиши",
    "расскажите",
    "расскажи",
    "перечислите",
    "назовите",
    "сравните",
    "приведите",
    "дайте",
    "поясніть",
    "опишіть",
    "розкажіть",
    "перелічіть",
    "назвіть",
    "порівняйте",
    "наведіть",
    "wyjaśnij",
    "opisz",
    "wymień",
    "porównaj",
    "podaj",
    "omów",
    "zdefiniuj",
    "vysvětlete",
    "popište",
    "vyjmenujte",
    "açıklayın",
    "açıkla",
    "anlatın",
    "tanımlayın",
    "karşılaştırın",
    "leg",
    "beschrijf",
    "noem",
    "förklara",
    "beskriv",
    "förklare",
    "jelaskan",
    "sebutkan",
    "hãy",
    "trình",
    "समझाइए",
    "बताइए",
    "اشرح",
    "عرف",
    "اذكر",
    "قارن",
    "הסבר",
    "תאר",
};

// Anywhere in the text: languages without spaces, or with the question word at the end.
constexpr std::string_view kInside[] = {
    "什么",   "如何",   "为什么",    "怎么",     "怎样",       "哪些",     "哪个",       "吗",
    "是否",   "何时",   "多少",      "什麼",     "為什麼",     "怎麼",     "嗎",         "ですか",
    "ますか", "とは",   "なぜ",      "どのよう", "どうやって", "何ですか", "でしょうか", "무엇",
    "어떻게", "왜 ",    "인가요",    "나요",     "습니까",     "입니까",   "ㄴ가요",     "은가",
    "는가",   " nedir", " nelerdir", "क्या है",    " là gì",     "thế nào",  "như thế nào"};
constexpr std::string_view kImperativesInside[] = {
    "请解释",   "解释",       "请说明", "说明一下",     "谈谈",
    "描述",     "简述",       "列举",   "比较",         "说说",
    "介绍一下", "請說明",     "說明",   "について説明", "説明してください",
    "述べよ",   "述べなさい", "설명하", "설명해",       "서술하",
    "비교하",   "말해"};
constexpr std::string_view kContrasts[] = {" vs ",
                                           " vs. ",
                                           " versus ",
                                           " v/s ",
                                           " vs",
                                           "difference between",
                                           "differences between",
                                           "difference of",
                                           "unterschied",
                                           "différence",
                                           "diferencia",
                                           "diferença",
                                           "differenza",
                                           "разниц",
                                           "отлич",
                                           "відмін",
                                           "різниц",
                                           "różnic",
                                           "rozdíl",
                                           "fark",
                                           "区别",
                                           "区別",
                                           "差异",
                                           "違い",
                                           "차이"};

const std::unordered_map<std::string_view, Wording>& FirstWords() {
  static const auto* const kWords = [] {
    auto* words = new std::unordered_map<std::string_view, Wording>;
    for (const std::string_view word : kImperatives) words->emplace(word, Wording::kImperative);
    for (const std::string_view word : kInterrogatives) words->insert_or_assign(word, Wording::kInterrogative);
    return words;
  }();
  return *kWords;
}

bool Contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

// Up to `bytes` of the text, cut between code points.
std::string_view Head(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

bool IsEndMark(char32_t c) { return c == '.' || c == '!' || c == U'。' || c == U'！' || c == U'…' || c == U'।'; }
bool IsQuestionMark(char32_t c) {
  return c == '?' || c == U'？' || c == U'؟' || c == U'⁇' || c == U'‽' || c == U'⁈' || c == 0x37E;
}
bool IsWide(char32_t c) { return c == U'？' || c == U'。' || c == U'！'; }
bool IsCloser(char32_t c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == U'”' || c == U'’' || c == U'»' || c == U'“' ||
         c == U'）' || c == U'」' || c == U'】' || c == '*' || c == '_' || c == '`';
}

// A sentence ends at byte `at` + length of the mark there: white space or the end of the text follows, closing marks
// between.
size_t SentenceEnd(std::string_view text, size_t at, const CodePoint& mark) {
  size_t end = at + mark.length;
  for (CodePoint c = DecodeUtf8(text, end); c.length > 0; c = DecodeUtf8(text, end)) {
    if (IsCloser(c.value) || IsQuestionMark(c.value) || c.value == '!') {
      end += c.length;
      continue;
    }
    return IsSpace(c.value) || IsWide(mark.value) ? end : 0;
  }
  return end;
}

}  // namespace

Wording ClassifyWording(std::string_view text) {
  std::string folded = FoldCase(Head(text, 240));
  std::string_view rest = folded;
  if (rest.find("¿") < 8) return Wording::kInterrogative;
  for (bool again = true; again && !rest.empty();) {  // opening marks: ¿ « " (
    again = false;
    const CodePoint c = DecodeUtf8(rest, 0);
    if (IsPunctuation(c.value) || IsEmoji(c.value) || c.value == ' ' || c.value == '`')
      rest.remove_prefix(c.length), again = true;
  }
  const size_t space = rest.find_first_of(" ,:?");
  const std::string_view first = rest.substr(0, space);
  const auto& words = FirstWords();
  auto found = words.find(first);
  if (found == words.end() && space != rest.npos) {
    const size_t second = rest.find_first_of(" ,:?", space + 1);
    found = words.find(rest.substr(0, second));
  }
  if (found != words.end()) return found->second;
  for (const std::string_view part : kContrasts) {
    if (Contains(rest, part) && (part != " vs" || rest.ends_with(part))) return Wording::kContrast;
  }
  if (FindNonAscii(rest) < rest.size()) {
    for (const std::string_view part : kImperativesInside) {
      if (Contains(rest, part)) return Wording::kImperative;
    }
    for (const std::string_view part : kInside) {
      if (Contains(rest, part)) return Wording::kInterrogative;
    }
  }
  return Wording::kOther;
}

Ending ClassifyEnding(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    size_t last = rest.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(rest[last]) & 0xC0) == 0x80) --last;
    const char32_t c = DecodeUtf8(rest, last).value;
    if (IsQuestionMark(c)) return Ending::kQuestion;
    if (c == ')' && rest.find('(') != rest.npos) {  // "… work? (Added)"
      const size_t open = rest.rfind('(');
      const std::string_view before = Trim(rest.substr(0, open));
      if (!before.empty() && (before.ends_with('?') || before.ends_with("？"))) return Ending::kQuestion;
      return QuestionLength(text) > 0 ? Ending::kQuestionInside : Ending::kNone;
    }
    if (!IsCloser(c) && !IsEmoji(c) && !IsSpace(c)) break;
    rest = rest.substr(0, last);
  }
  if (rest.empty()) return Ending::kOther;
  if (QuestionLength(text) > 0) return Ending::kQuestionInside;
  size_t last = rest.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(rest[last]) & 0xC0) == 0x80) --last;
  const char32_t c = DecodeUtf8(rest, last).value;
  if (c == ':' || c == U'：') return Ending::kColon;
  if (IsEndMark(c)) return Ending::kSentence;
  return c != '>' && c != '/' && IsPunctuation(c) ? Ending::kOther : Ending::kNone;
}

size_t QuestionLength(std::string_view text) {
  size_t question = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (IsQuestionMark(c.value)) {
      if (const size_t end = SentenceEnd(text, i, c); end > 0) {
        question = end;
        i = end;
        continue;
      }
    } else if (IsEndMark(c.value)) {
      if (const size_t end = SentenceEnd(text, i, c); end > 0 && end < text.size()) {
        // An abbreviation goes on in lower case.
        size_t next = end;
        while (next < text.size() && text[next] == ' ') ++next;
        if (!IsLower(DecodeUtf8(text, next).value)) return question;
      }
    }
    i += c.length;
  }
  return question;
}

size_t SentenceLength(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (IsEndMark(c.value) || IsQuestionMark(c.value)) {
      const size_t end = SentenceEnd(text, i, c);
      size_t next = end;
      while (next < text.size() && text[next] == ' ') ++next;
      const bool abbreviation = i >= 2 && (text.substr(i - 2, 2) == "vs" || text.substr(i - 2, 2) == ".g" ||
                                           text.substr(i - 2, 2) == ".e" || (i >= 3 && text.substr(i - 3, 3) == "etc"));
      if (end > 0 && next < text.size() && !IsLower(DecodeUtf8(text, next).value) && !abbreviation) return end;
    }
    i += c.length;
  }
  return text.size();
}

int CountWords(std::string_view text) {
  int words = 0;
  int ideographs = 0;
  bool inside = false;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (c.value >= 0x2E80 && c.value <= 0x9FFF) {
      ++ideographs;
      inside = false;
    } else if (IsSpace(c.value)) {
      inside = false;
    } else if (!inside && (IsLetter(c.value) || IsDigit(c.value))) {
      ++words;
      inside = true;
    }
    i += c.length;
  }
  return words + (ideographs + 1) / 2;
}

int ChatterSigns(std::string_view text) {
  // At the begin of a line, or (begin = false) anywhere in it. Weight 2 is enough alone.
  struct Sign {
    std::string_view phrase;
    bool begin;
    int weight;
  };
  static constexpr auto kSigns = std::to_array<Sign>({
      {"certainly", true, 2},
      {"sure!", true, 2},
      {"sure,", true, 2},
      {"of course", true, 1},
      {"absolutely!", true, 2},
      {"great question", true, 2},
      {"here are", true, 1},
      {"here is", true, 1},
      {"here's", true, 1},
      {"below are", true, 1},
      {"below is", true, 1},
      {"let's continue", false, 2},
      {"let’s continue", false, 2},
      {"let's dive", false, 2},
      {"let’s dive", false, 2},
      {"in this blog", false, 2},
      {"in this article", false, 2},
      {"in this post", false, 2},
      {"i hope", true, 2},
      {"hope this", true, 2},
      {"hope it helps", false, 2},
      {"good luck", false, 2},
      {"happy coding", false, 2},
      {"happy learning", false, 2},
      {"happy interviewing", false, 2},
      {"feel free to", false, 2},
      {"let me know", false, 2},
      {"would you like me to", false, 2},
      {"do you want me to", false, 2},
      {"thanks for reading", false, 2},
      {"thank you for reading", false, 2},
      {"subscribe", false, 1},
      {"newsletter", false, 1},
      {"follow me", false, 1},
      {"follow us", false, 1},
      {"share this", false, 1},
      {"leave a comment", false, 2},
      {"comment below", false, 2},
      {"sign up", true, 2},
      {"enroll", true, 2},
      {"enrol", true, 2},
      {"apply now", false, 2},
      {"register now", false, 2},
      {"buy me a coffee", false, 2},
      {"clap", true, 1},
      {"read more", true, 2},
      {"also read", true, 2},
      {"related articles", true, 2},
      {"related posts", true, 2},
      {"you may also like", true, 2},
      {"click here", false, 2},
      {"download the", true, 1},
      {"by preparing", true, 2},
      {"mastering", true, 1},
      {"interview question", false, 1},
      {"these questions", false, 1},
      {"your interview", false, 1},
      {"the interview", false, 1},
      {"next interview", false, 1},
      {"additional questions", false, 1},
      {"addressing these challenges", false, 2},
      {"you'll be well", false, 2},
      {"you’ll be well", false, 2},
      {"dreaming of", true, 2},
      {"picture yourself", true, 2},
      {"check out", true, 1},
      {"posted by", true, 2},
      {"published on", true, 2},
      {"min read", false, 2},
      {"last updated", true, 2},
      {"hier sind", true, 1},
      {"natürlich", true, 1},
      {"gerne", true, 1},
      {"viel erfolg", false, 2},
      {"ich hoffe", true, 2},
      {"vorstellungsgespräch", false, 1},
      {"abonnier", false, 1},
      {"teilt diesen", false, 1},
      {"viel spaß", false, 1},
      {"voici", true, 1},
      {"bien sûr", true, 2},
      {"bonne chance", false, 2},
      {"j'espère", true, 2},
      {"j’espère", true, 2},
      {"n'hésitez pas", false, 2},
      {"n’hésitez pas", false, 2},
      {"abonnez-vous", false, 2},
      {"entretien", false, 1},
      {"bon courage", false, 2},
      {"aquí tienes", true, 2},
      {"claro", true, 1},
      {"por supuesto", true, 2},
      {"buena suerte", false, 2},
      {"espero que", true, 2},
      {"suscríbete", false, 2},
      {"entrevista", false, 1},
      {"boa sorte", false, 2},
      {"bons estudos", false, 2},
      {"aqui estão", true, 2},
      {"inscreva-se", false, 2},
      {"ecco", true, 1},
      {"in bocca al lupo", false, 2},
      {"spero che", true, 2},
      {"colloquio", false, 1},
      {"вот ", true, 1},
      {"конечно", true, 2},
      {"удачи", false, 2},
      {"надеюсь", true, 2},
      {"подпис", false, 1},
      {"собеседован", false, 1},
      {"успіхів", false, 2},
      {"сподіваюсь", true, 2},
      {"співбесід", false, 1},
      {"powodzenia", false, 2},
      {"mam nadzieję", true, 2},
      {"zapraszam", false, 1},
      {"rozmow", false, 1},
      {"oczywiście", true, 2},
      {"başarılar", false, 2},
      {"umarım", true, 2},
      {"mülakat", false, 1},
      {"当然", true, 2},
      {"以下是", true, 1},
      {"希望", true, 2},
      {"祝你", false, 2},
      {"祝大家", false, 2},
      {"点赞", false, 2},
      {"关注", false, 1},
      {"面试", false, 1},
      {"もちろん", true, 2},
      {"以下は", true, 1},
      {"頑張って", false, 2},
      {"面接", false, 1},
      {"물론", true, 2},
      {"면접", false, 1},
      {"좋은 결과", false, 2},
      {"구독", false, 1},
      {"#", true, 0},
  });
  const std::string folded = FoldCase(Head(text, 400));
  std::string_view rest = folded;
  while (!rest.empty() && !IsLetter(DecodeUtf8(rest, 0).value)) rest.remove_prefix(DecodeUtf8(rest, 0).length);
  int score = 0;
  for (const Sign& sign : kSigns) {
    if (sign.begin ? rest.starts_with(sign.phrase) : Contains(rest, sign.phrase)) score += sign.weight;
  }
  return std::min(score, 2);
}

Frame ClassifyFrame(std::string_view heading) {
  struct Word {
    std::string_view text;
    Frame frame;
  };
  static constexpr auto kWords = std::to_array<Word>({
      {"introduction", Frame::kIntro},
      {"intro", Frame::kIntro},
      {"overview", Frame::kIntro},
      {"about", Frame::kIntro},
      {"preface", Frame::kIntro},
      {"einleitung", Frame::kIntro},
      {"einführung", Frame::kIntro},
      {"vorwort", Frame::kIntro},
      {"introducción", Frame::kIntro},
      {"introdução", Frame::kIntro},
      {"introduzione", Frame::kIntro},
      {"введение", Frame::kIntro},
      {"вступ", Frame::kIntro},
      {"wstęp", Frame::kIntro},
      {"giriş", Frame::kIntro},
      {"前言", Frame::kIntro},
      {"简介", Frame::kIntro},
      {"はじめに", Frame::kIntro},
      {"소개", Frame::kIntro},
      {"들어가며", Frame::kIntro},
      {"conclusion", Frame::kOutro},
      {"conclusions", Frame::kOutro},
      {"wrapping up", Frame::kOutro},
      {"wrap up", Frame::kOutro},
      {"wrap-up", Frame::kOutro},
      {"final thoughts", Frame::kOutro},
      {"final words", Frame::kOutro},
      {"closing thoughts", Frame::kOutro},
      {"references", Frame::kOutro},
      {"further reading", Frame::kOutro},
      {"resources", Frame::kOutro},
      {"license", Frame::kOutro},
      {"contributing", Frame::kOutro},
      {"fazit", Frame::kOutro},
      {"zusammenfassung", Frame::kOutro},
      {"schluss", Frame::kOutro},
      {"conclusión", Frame::kOutro},
      {"conclusão", Frame::kOutro},
      {"conclusione", Frame::kOutro},
      {"conclusioni", Frame::kOutro},
      {"заключение", Frame::kOutro},
      {"вывод", Frame::kOutro},
      {"итог", Frame::kOutro},
      {"итоги", Frame::kOutro},
      {"висновок", Frame::kOutro},
      {"podsumowanie", Frame::kOutro},
      {"zakończenie", Frame::kOutro},
      {"sonuç", Frame::kOutro},
      {"总结", Frame::kOutro},
      {"結論", Frame::kOutro},
      {"おわりに", Frame::kOutro},
      {"まとめ", Frame::kOutro},
      {"마치며", Frame::kOutro},
      {"결론", Frame::kOutro},
      {"マとめ", Frame::kOutro},
      {"tags", Frame::kOutro},
      {"categories", Frame::kOutro},
      {"comments", Frame::kOutro},
      {"related articles", Frame::kOutro},
      {"table of contents", Frame::kContents},
      {"contents", Frame::kContents},
      {"toc", Frame::kContents},
      {"index", Frame::kContents},
      {"inhaltsverzeichnis", Frame::kContents},
      {"inhalt", Frame::kContents},
      {"sommaire", Frame::kContents},
      {"table des matières", Frame::kContents},
      {"índice", Frame::kContents},
      {"indice", Frame::kContents},
      {"sumário", Frame::kContents},
      {"содержание", Frame::kContents},
      {"оглавление", Frame::kContents},
      {"зміст", Frame::kContents},
      {"spis treści", Frame::kContents},
      {"içindekiler", Frame::kContents},
      {"目录", Frame::kContents},
      {"目次", Frame::kContents},
      {"목차", Frame::kContents},
  });
  constexpr size_t kLongest = 60;  // bytes, signs around included
  heading = Trim(heading);
  if (heading.size() > kLongest) return Frame::kNone;
  const std::string folded = FoldCase(heading);
  std::string_view rest = folded;
  while (!rest.empty() && !IsLetter(DecodeUtf8(rest, 0).value)) rest.remove_prefix(DecodeUtf8(rest, 0).length);
  while (!rest.empty() && (rest.back() == ':' || rest.back() == ' ' || rest.back() == '.' || rest.back() == '!'))
    rest.remove_suffix(1);
  for (const Word& word : kWords) {
    if (rest == word.text) return word.frame;
  }
  return Frame::kNone;
}

}  // namespace emend
