#include "segment/question_end.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"
#include "segment/titles.h"
#include "segment/wording.h"

namespace emend {
namespace {

constexpr size_t kLongestName = 90;  // bytes of a question that a colon or dash divides from its answer

}  // namespace

std::string_view WithoutDivider(std::string_view rest) {
  rest = Trim(rest);
  for (const std::string_view divider : {"**", "—", "–", "- ", ": ", ":", "→", "=>", "->"}) {
    if (rest.starts_with(divider)) rest = Trim(rest.substr(divider.size()));
  }
  return rest;
}

size_t BracketLength(std::string_view rest) {
  if (!rest.starts_with('(')) return 0;
  const size_t close = rest.find(')');
  if (close == rest.npos || close > 24) return 0;
  return CleanQuestion(std::string("x ") + std::string(rest.substr(0, close + 1))) == "x" ? close + 1 : 0;
}

size_t QuestionEnd(const Line& line, std::string_view text, bool answer_below, bool inline_answers) {
  // Emphasis marks off the question: "**What is X?** It is …"
  if (text.starts_with("**")) {
    const size_t close = text.find("**", 2);
    if (close != text.npos && close > 8 && text.substr(close + 2).find_first_not_of(" :.-") != text.npos) {
      const std::string_view inner = text.substr(2, close - 2);
      if (CountWords(inner) >= 2 || ClassifyEnding(inner) == Ending::kQuestion) return close + 2;
    }
  }
  if (line.bold || line.kind == LineKind::kHeading) return text.size();
  if (const size_t length = QuestionLength(text); length > 0 && length < text.size()) {
    const std::string_view rest = Trim(text.substr(length));
    // A short rest in brackets, or a closing sentence that is an order ("Give an example."), belongs to the question.
    if (rest.starts_with('(') && rest.ends_with(')')) return text.size();
    // Where answers stand below, what else the line says belongs to the question.
    if (answer_below && !inline_answers && CountWords(rest) <= 30) return text.size();
    const size_t order = SentenceLength(rest);
    const int words = CountWords(rest.substr(0, order));
    const bool last = order == rest.size();
    if (ClassifyWording(rest) == Wording::kImperative && (last ? answer_below && words <= 16 : words <= 6))
      return static_cast<size_t>(rest.data() - text.data()) + order;
    return length;
  }
  if (ClassifyEnding(text) == Ending::kQuestion) return text.size();
  const size_t sentence = SentenceLength(text);
  if (sentence < text.size() && !answer_below) {
    // Nothing stands below: the answer is what follows the first sentence.
    return sentence;
  }
  if (sentence < text.size() && CountWords(text) > 40 && ClassifyWording(text) != Wording::kInterrogative)
    return sentence;
  if (!answer_below) {
    for (const std::string_view divider : {" -> ", " → ", " => ", " — ", " – ", " - ", ": ", " = "}) {
      const size_t at = text.find(divider);
      if (at != text.npos && at > 0 && at <= kLongestName && text.size() - at > divider.size() + 8) return at;
    }
  }
  return text.size();
}

bool EndsOpen(std::string_view text) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"what",  "how",   "why",    "if",  "than", "about",   "your",     "their", "its",    "can", "you",
       "would", "could", "should", "and", "or",   "the",     "of",       "a",     "an",     "to",  "in",
       "on",    "at",    "with",   "by",  "from", "between", "for",      "as",    "is",     "are", "does",
       "do",    "that",  "which",  "und", "oder", "der",     "die",      "das",   "den",    "dem", "des",
       "ein",   "eine",  "einer",  "von", "mit",  "für",     "zwischen", "et",    "ou",     "de",  "du",
       "la",    "le",    "les",    "un",  "une",  "entre",   "y",        "el",    "los",    "las", "con",
       "para",  "e",     "o",      "os",  "da",   "do",      "com",      "di",    "il",     "lo",  "gli",
       "tra",   "per",   "и",      "или", "в",    "на",      "с",        "для",   "между",  "w",   "z",
       "i",     "oraz",  "między", "en",  "van",  "het",     "een",      "och",   "mellan", "ve",  "ile"});
  if (text.ends_with(',') || text.ends_with('(')) return true;
  const std::string folded =
      FoldCase(text.substr(text.find_last_of(' ') == text.npos ? 0 : text.find_last_of(' ') + 1));
  return text.find(' ') != text.npos && std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

}  // namespace emend
