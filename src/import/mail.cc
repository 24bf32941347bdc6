// What e-mails have around their text: greetings, closing formulas and names, signatures, notes of programs and
// lawyers.
#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/passes.h"

namespace emend {
namespace {

bool BeginsWithAny(std::string_view folded, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    if (!folded.starts_with(word)) return false;
    const CodePoint next = DecodeUtf8(folded, word.size());
    return next.length == 0 || !IsLetter(next.value);
  });
}

size_t CountSpaced(std::string_view text) {
  size_t words = 0;
  for (size_t i = 0; i < text.size(); ++i) words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
  return words;
}

// Whole lines that a program or a lawyer wrote.
bool IsNote(std::string_view folded) {
  static constexpr auto kBegins = std::to_array<std::string_view>({"sent from my",
                                                                   "sent from outlook",
                                                                   "sent from mail",
                                                                   "get outlook for",
                                                                   "sent via",
                                                                   "-----original message",
                                                                   "---------- forwarded message",
                                                                   "begin forwarded message",
                                                                   "von meinem",
                                                                   "gesendet von",
                                                                   "gesendet mit",
                                                                   "-----ursprüngliche nachricht",
                                                                   "envoyé de mon",
                                                                   "envoyé depuis",
                                                                   "-----message d'origine",
                                                                   "enviado desde",
                                                                   "enviado do meu",
                                                                   "inviato da",
                                                                   "отправлено с",
                                                                   "надіслано з",
                                                                   "wysłane z",
                                                                   "verzonden vanaf",
                                                                   "skickat från",
                                                                   "this e-mail and any",
                                                                   "this email and any",
                                                                   "this message and any",
                                                                   "this e-mail is confidential",
                                                                   "this email is confidential",
                                                                   "the information in this e-mail",
                                                                   "diese e-mail enthält",
                                                                   "ce message et toutes",
                                                                   "este mensaje y sus",
                                                                   "please consider the environment",
                                                                   "mime-version:",
                                                                   "content-type:",
                                                                   "message-id:"});
  return std::any_of(kBegins.begin(), kBegins.end(), [&](std::string_view begin) { return folded.starts_with(begin); });
}

// "Best regards,", "Viele Grüße"
bool IsFarewell(std::string_view folded) {
  static constexpr auto kWords = std::to_array<std::string_view>({"best",
                                                                  "best regards",
                                                                  "kind regards",
                                                                  "regards",
                                                                  "cheers",
                                                                  "thanks",
                                                                  "many thanks",
                                                                  "love",
                                                                  "yours",
                                                                  "sincerely",
                                                                  "good night",
                                                                  "take care",
                                                                  "talk soon",
                                                                  "see you",
                                                                  "all the best",
                                                                  "warmly",
                                                                  "thank you",
                                                                  "viele grüße",
                                                                  "liebe grüße",
                                                                  "grüße",
                                                                  "gruß",
                                                                  "lg",
                                                                  "mfg",
                                                                  "bis bald",
                                                                  "cordialement",
                                                                  "bien à vous",
                                                                  "bien à toi",
                                                                  "bises",
                                                                  "à bientôt",
                                                                  "saludos",
                                                                  "un saludo",
                                                                  "un abrazo",
                                                                  "abrazos",
                                                                  "abraços",
                                                                  "atenciosamente",
                                                                  "um abraço",
                                                                  "cordiali saluti",
                                                                  "a presto",
                                                                  "un saluto",
                                                                  "с уважением",
                                                                  "всего доброго",
                                                                  "до связи",
                                                                  "з повагою",
                                                                  "pozdrawiam",
                                                                  "pozdrowienia",
                                                                  "groeten",
                                                                  "groetjes",
                                                                  "hälsningar",
                                                                  "mvh",
                                                                  "sevgiler",
                                                                  "saygılar",
                                                                  "break a leg",
                                                                  "good luck",
                                                                  "fingers crossed",
                                                                  "viel glück",
                                                                  "xx"});
  return CountSpaced(folded) <= 6 && BeginsWithAny(folded, kWords);
}

// "Hi Ada,", "Dear all"
bool IsGreeting(std::string_view folded) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"hi",          "hey",   "hello",   "dear",  "morning", "good morning", "hallo",  "liebe",
       "lieber",      "moin",  "bonjour", "salut", "cher",    "chère",        "hola",   "querido",
       "querida",     "olá",   "oi",      "caro",  "cara",    "ciao",         "привет", "здравствуйте",
       "добрый день", "вітаю", "cześć",   "drogi", "merhaba", "hej",          "beste",  "hei"});
  return CountSpaced(folded) <= 5 && (folded.ends_with(',') || folded.ends_with('!') || CountSpaced(folded) <= 3) &&
         BeginsWithAny(folded, kWords);
}

std::string_view AfterField(std::string_view text, std::string_view field) {
  return text.starts_with(field) ? Trim(text.substr(field.size())) : std::string_view();
}

// The words of the names of those who wrote, folded.
std::set<std::string> FindNames(const std::vector<Line>& lines) {
  std::set<std::string> names;
  static constexpr ByteSet kFirst = ByteSet::AndBeyondAscii("FVDO");
  for (const Line& line : lines) {
    std::string_view text = line.text;
    while (text.starts_with('>') || text.starts_with(' ') || text.starts_with('*')) text.remove_prefix(1);
    if (text.empty() || !kFirst.has(text[0])) continue;
    for (const std::string_view field :
         {"From:", "Von:", "De:", "De :", "Da:", "От:", "Від:", "Od:", "Van:", "Från:"}) {
      std::string_view sender = AfterField(text, field);
      sender = sender.substr(0, sender.find_first_of("<[(@"));
      for (size_t begin = 0; begin < sender.size();) {
        const size_t end = std::min(sender.find_first_of(" ,\"", begin), sender.size());
        if (end - begin > 1) names.insert(FoldCase(sender.substr(begin, end - begin)));
        begin = end + 1;
      }
    }
  }
  return names;
}

class Mails {
 public:
  explicit Mails(std::vector<Line>& lines) : lines_(lines), names_(FindNames(lines)) {}

  void Read() {
    if (names_.empty()) return;
    for (size_t begin = 0; begin < lines_.size();) {
      size_t end = begin;
      while (end < lines_.size() && lines_[end].part == lines_[begin].part) ++end;
      ReadOne(begin, end);
      begin = end;
    }
  }

 private:
  bool IsWritten(size_t i) const { return lines_[i].kind != LineKind::kBlank && lines_[i].kind != LineKind::kDropped; }

  std::string Folded(size_t i) const {
    std::string_view text = lines_[i].text;
    while (text.starts_with('>') || text.starts_with(' ')) text.remove_prefix(1);
    return FoldCase(Trim(text).substr(0, 120));
  }

  void Drop(size_t i, DropReason reason) {
    if (!IsWritten(i)) return;
    lines_[i].kind = LineKind::kDropped;
    lines_[i].drop = reason;
  }

  void ReadOne(size_t begin, size_t end) {
    bool first = true;
    for (size_t i = begin; i < end; ++i) {
      if (!IsWritten(i)) continue;
      const std::string folded = Folded(i);
      if (lines_[i].text == "--" || lines_[i].text == "—") {
        for (size_t k = i; k < end; ++k) Drop(k, DropReason::kPageFurniture);
        end = i;
        break;
      }
      if (IsNote(folded))
        Drop(i, DropReason::kPageFurniture);
      else if (first && IsGreeting(folded))
        Drop(i, DropReason::kChatter);
      first = false;
    }
    DropFarewell(begin, end);
  }

  // The last lines: names of the writer, and the formula above them.
  void DropFarewell(size_t begin, size_t end) {
    constexpr size_t kMostWords = 6;
    while (end > begin) {
      const size_t i = --end;
      if (!IsWritten(i)) continue;
      const std::string folded = Folded(i);
      const std::string_view word = std::string_view(folded).substr(0, folded.find_first_of(" ,.!"));
      const bool named = CountSpaced(folded) <= kMostWords && names_.contains(std::string(word));
      if (!named && !IsFarewell(folded)) return;
      Drop(i, DropReason::kOutro);
    }
  }

  std::vector<Line>& lines_;
  std::set<std::string> names_;
};

}  // namespace

void ReadMail(Document& document) { Mails(document.lines).Read(); }

}  // namespace emend
