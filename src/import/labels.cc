#include "import/labels.h"

#include <array>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

using Kind = Marker::Kind;

struct Label {
  std::string_view word;  // case-folded
  Kind kind;
  bool letter = false;  // a lone letter, too common to stand for itself without a colon
};

constexpr std::array kLabels = std::to_array<Label>({
    {"question", Kind::kQuestion},
    {"ques", Kind::kQuestion},
    {"que", Kind::kQuestion},
    {"quest", Kind::kQuestion},
    {"q", Kind::kQuestion, true},
    {"interviewer", Kind::kQuestion},
    {"frage", Kind::kQuestion},
    {"f", Kind::kQuestion, true},
    {"pregunta", Kind::kQuestion},
    {"pergunta", Kind::kQuestion},
    {"p", Kind::kQuestion, true},
    {"domanda", Kind::kQuestion},
    {"d", Kind::kQuestion, true},
    {"вопрос", Kind::kQuestion},
    {"в", Kind::kQuestion, true},
    {"питання", Kind::kQuestion},
    {"запитання", Kind::kQuestion},
    {"pytanie", Kind::kQuestion},
    {"otázka", Kind::kQuestion},
    {"kérdés", Kind::kQuestion},
    {"soru", Kind::kQuestion},
    {"s", Kind::kQuestion, true},
    {"întrebare", Kind::kQuestion},
    {"vraag", Kind::kQuestion},
    {"fråga", Kind::kQuestion},
    {"spørgsmål", Kind::kQuestion},
    {"spørsmål", Kind::kQuestion},
    {"kysymys", Kind::kQuestion},
    {"ερώτηση", Kind::kQuestion},
    {"câu hỏi", Kind::kQuestion},
    {"câu", Kind::kQuestion},
    {"pertanyaan", Kind::kQuestion},
    {"प्रश्न", Kind::kQuestion},
    {"سؤال", Kind::kQuestion},
    {"السؤال", Kind::kQuestion},
    {"שאלה", Kind::kQuestion},
    {"คำถาม", Kind::kQuestion},
    {"问", Kind::kQuestion},
    {"問", Kind::kQuestion},
    {"问题", Kind::kQuestion},
    {"問題", Kind::kQuestion},
    {"質問", Kind::kQuestion},
    {"질문", Kind::kQuestion},
    {"문제", Kind::kQuestion},
    {"面试官", Kind::kQuestion},
    {"面試官", Kind::kQuestion},
    {"面接官", Kind::kQuestion},
    {"recruiter", Kind::kQuestion},
    {"intervieweur", Kind::kQuestion},
    {"entrevistador", Kind::kQuestion},
    {"entrevistadora", Kind::kQuestion},
    {"prompt", Kind::kQuestion},
    {"интервьюер", Kind::kQuestion},
    {"rekruter", Kind::kQuestion},
    {"interviewerin", Kind::kQuestion},
    {"intervistatore", Kind::kQuestion},
    {"mülakatçı", Kind::kQuestion},

    {"answer", Kind::kAnswer},
    {"answers", Kind::kAnswer},
    {"ans", Kind::kAnswer},
    {"a", Kind::kAnswer, true},
    {"sample answer", Kind::kAnswer},
    {"model answer", Kind::kAnswer},
    {"example answer", Kind::kAnswer},
    {"short answer", Kind::kAnswer},
    {"solution", Kind::kAnswer},
    {"suggested answer", Kind::kAnswer},
    {"correct answer", Kind::kAnswer},
    {"candidate", Kind::kAnswer},
    {"antwort", Kind::kAnswer},
    {"lösung", Kind::kAnswer},
    {"bewerber", Kind::kAnswer},
    {"bewerberin", Kind::kAnswer},
    {"réponse", Kind::kAnswer},
    {"reponse", Kind::kAnswer},
    {"candidat", Kind::kAnswer},
    {"candidate", Kind::kAnswer},
    {"r", Kind::kAnswer, true},
    {"respuesta", Kind::kAnswer},
    {"candidato", Kind::kAnswer},
    {"candidata", Kind::kAnswer},
    {"resposta", Kind::kAnswer},
    {"risposta", Kind::kAnswer},
    {"ответ", Kind::kAnswer},
    {"о", Kind::kAnswer, true},
    {"кандидат", Kind::kAnswer},
    {"відповідь", Kind::kAnswer},
    {"odpowiedź", Kind::kAnswer},
    {"odp", Kind::kAnswer},
    {"o", Kind::kAnswer, true},
    {"odpověď", Kind::kAnswer},
    {"odpoveď", Kind::kAnswer},
    {"válasz", Kind::kAnswer},
    {"cevap", Kind::kAnswer},
    {"yanıt", Kind::kAnswer},
    {"c", Kind::kAnswer, true},
    {"răspuns", Kind::kAnswer},
    {"antwoord", Kind::kAnswer},
    {"svar", Kind::kAnswer},
    {"vastaus", Kind::kAnswer},
    {"απάντηση", Kind::kAnswer},
    {"trả lời", Kind::kAnswer},
    {"đáp án", Kind::kAnswer},
    {"jawaban", Kind::kAnswer},
    {"उत्तर", Kind::kAnswer},
    {"جواب", Kind::kAnswer},
    {"الجواب", Kind::kAnswer},
    {"الإجابة", Kind::kAnswer},
    {"תשובה", Kind::kAnswer},
    {"คำตอบ", Kind::kAnswer},
    {"答", Kind::kAnswer},
    {"答案", Kind::kAnswer},
    {"回答", Kind::kAnswer},
    {"解答", Kind::kAnswer},
    {"참고 답안", Kind::kAnswer},
    {"답", Kind::kAnswer},
    {"답변", Kind::kAnswer},
    {"정답", Kind::kAnswer},
    {"候选人", Kind::kAnswer},
    {"应聘者", Kind::kAnswer},
});

// The longest label that the folded text begins with, as a whole word.
const Label* LongestLabel(std::string_view folded) {
  const Label* best = nullptr;
  for (const Label& label : kLabels) {
    if (!folded.starts_with(label.word) || (best != nullptr && best->word.size() >= label.word.size())) continue;
    const CodePoint next = DecodeUtf8(folded, label.word.size());
    const bool latin = DecodeUtf8(label.word, 0).value < 0x2E80;  // CJK words have no borders
    if (next.length > 0 && latin && IsLetter(next.value)) continue;
    best = &label;
  }
  return best;
}

size_t SkipSpace(std::string_view text, size_t at) {
  while (at < text.size()) {
    const CodePoint c = DecodeUtf8(text, at);
    if (!IsSpace(c.value)) break;
    at += c.length;
  }
  return at;
}

}  // namespace

LabelMatch MatchLabel(std::string_view text) {
  constexpr size_t kLongest = 40;  // bytes; no label is longer
  if (text.empty()) return {};
  std::string_view head = text.substr(0, kLongest);
  while (!head.empty() && head.size() < text.size() && (static_cast<unsigned char>(text[head.size()]) & 0xC0) == 0x80)
    head.remove_suffix(1);
  // Only letters that begin a label are worth folding: most lines end here.
  const CodePoint first = DecodeUtf8(head, 0);
  if (!IsLetter(first.value)) return {};
  const std::string folded = FoldCase(head);
  const Label* label = LongestLabel(folded);
  if (label == nullptr) {
    // "Bonus question 1:", "Interview Question #3:": one word more, but only with a number.
    const size_t space = folded.find(' ');
    if (space == folded.npos || space > 14 || head.size() != folded.size()) return {};
    const Label* second = LongestLabel(std::string_view(folded).substr(space + 1));
    if (second == nullptr || second->letter || second->kind != Kind::kQuestion) return {};
    LabelMatch match = MatchLabel(text.substr(space + 1));
    if (match.number < 0) return {};
    match.length += space + 1;
    return match;
  }
  // Folding keeps the length of all our labels but those with a dotted capital I; count code points to be sure.
  size_t at = 0;
  for (size_t n = CountCodePoints(label->word); n > 0 && at < text.size(); --n) at += DecodeUtf8(text, at).length;
  LabelMatch match{label->kind, -1, 0, 0};
  size_t next = SkipSpace(text, at);
  for (const std::string_view sign : {"#", "№", "No.", "no.", "Nr.", "nr.", "n°", "nº", "."}) {
    if (text.substr(next).starts_with(sign)) {
      const size_t digits = SkipSpace(text, next + sign.size());
      if (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') next = digits;
      break;
    }
  }
  size_t digits = next;
  int number = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9' && digits - next < 4)
    number = number * 10 + (text[digits++] - '0');
  if (digits > next) match.number = number, at = digits;
  next = SkipSpace(text, at);
  struct End {
    std::string_view sign;
    char style;
  };
  constexpr End kEnds[] = {{":", ':'},  {"：", ':'}, {".", '.'}, {")", ')'}, {"、", '.'},
                           {"．", '.'}, {"–", '-'},  {"—", '-'}, {"-", '-'}, {"]", ']'}};
  for (const End& end : kEnds) {
    if (!text.substr(next).starts_with(end.sign)) continue;
    match.style = end.style;
    next += end.sign.size();
    break;
  }
  const bool ended = next == text.size();
  const bool colon = match.style == ':';
  const bool numbered = match.number >= 0;
  if (label->letter) {
    const bool q = label->word == "q" || label->word == "a";
    if (!colon && !(q && numbered) && !(q && match.style != 0 && label->word == "q")) return {};
    if (q && numbered && match.style == 0 && !ended && text[at] != ' ') return {};
  } else if (!colon && !(numbered && (match.style != 0 || ended)) && !(ended && match.style == 0) &&
             !(match.style == '.' && label->word == "ans")) {
    return {};
  }
  match.length = SkipSpace(text, next);
  return match;
}

Marker::Kind LabelKind(std::string_view text) {
  std::string folded = FoldCase(Trim(text));
  while (!folded.empty() && (folded.back() == ':' || folded.back() == '.')) folded.pop_back();
  if (folded.ends_with('s') && folded.size() > 3) {
    const Label* plural = LongestLabel(std::string_view(folded).substr(0, folded.size() - 1));
    if (plural != nullptr && plural->word.size() == folded.size() - 1) return plural->kind;
  }
  const Label* label = LongestLabel(folded);
  return label != nullptr && label->word.size() == folded.size() ? label->kind : Kind::kNone;
}

}  // namespace emend
