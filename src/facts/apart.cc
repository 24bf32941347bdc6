#include "facts/apart.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "facts/lexicon.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

using Words = std::unordered_set<std::string_view>;

const Words& Wrong() {
  static const Words kWords = {
      "myth",    "myths",     "misconception",    "misconceptions",    "wrong", "incorrect", "mistake", "mistakes",
      "fallacy", "fallacies", "misunderstanding", "misunderstandings", "❌",     "🚫",         "untrue",  "wrongly"};
  return kWords;
}

const Words& Right() {
  static const Words kWords = {"fact",     "facts", "reality", "right",  "correct",    "truth",
                               "actually", "true",  "✅",       "answer", "correction", "better"};
  return kWords;
}

const Words& WrongCode() {
  static const Words kWords = {
      "bad",        "blocks",    "stalls",  "freezes",     "raises",       "blocking", "typeerror",   "don't",
      "dont",       "before",    "avoid",   "insecure",    "vulnerable",   "unsafe",   "deprecated",  "old",
      "outdated",   "legacy",    "never",   "antipattern", "anti-pattern", "broken",   "dangerous",   "fails",
      "error",      "obsolete",  "removed", "instead",     "invalid",      "breaks",   "wrong",       "incorrect",
      "injectable", "injection", "mistake", "❌",           "useless",      "gone",     "ineffective", "bug",
      "ignored",    "refuses",   "refused", "rejects",     "rejected"};
  return kWords;
}

std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) words.push_back(FoldCase(word));
    word.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == ':' || c == ',' || c == '.' || c == '(' || c == ')' || c == '*' ||
        c == '"' || c == '/' || c == '!') {
      flush();
    } else {
      word += c;
    }
  }
  flush();
  return words;
}

bool Any(const std::vector<std::string>& words, const Words& known) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return known.contains(word); });
}

}  // namespace

Label ReadLabel(std::span<const Token> sentence) {
  for (size_t i = 0; i < sentence.size() && i < 4; ++i) {
    const bool wrong = Wrong().contains(sentence[i].word) || sentence[i].word == "false";
    const bool right = Right().contains(sentence[i].word);
    if (!wrong && !right) continue;
    const bool sign = sentence[i].kind == TokenKind::kSign && i == 0 && sentence.size() > 3;
    const bool label = i + 1 < sentence.size() && (sentence[i + 1].before & (kColon | kDash));
    const bool numbered = i + 2 < sentence.size() && sentence[i + 1].kind == TokenKind::kNumber &&
                          (sentence[i + 2].before & (kColon | kDash));
    if (sign || label || numbered) return wrong ? Label::kWrong : Label::kRight;
  }
  // "A wrong answer would be: …"
  for (size_t i = 1; i < sentence.size() && i < 9; ++i) {
    if (IsAny(sentence[i - 1], {"not", "never", "no", "what", "why", "nothing"})) break;
    if (!(sentence[i].before & kColon)) continue;
    const auto lead = sentence.first(i);
    return std::any_of(lead.begin(), lead.end(), [](const Token& token) { return Wrong().contains(token.word); })
               ? Label::kWrong
               : Label::kNone;
  }
  return Label::kNone;
}

bool HoldsApart(std::string_view heading) {
  const std::vector<std::string> words = WordsOf(heading);
  return words.size() <= 6 && !heading.ends_with('?') && Any(words, Wrong()) && !Any(words, Right());
}

bool IntroducesApart(std::string_view lead) {
  if (!Trim(lead).ends_with(':')) return false;
  const std::vector<std::string> words = WordsOf(lead);
  return words.size() <= 14 && (Any(words, Wrong()) || std::find(words.begin(), words.end(), "false") != words.end());
}

bool HoldsCodeApart(std::string_view text) {
  const std::vector<std::string> words = WordsOf(text);
  if (words.size() > 14 || words.empty()) return false;
  // "Disable dangerous commands:" shows the remedy.
  static const Words kRemedies = {"disable", "prevent", "block", "protect", "fix", "secure", "forbid"};
  if (words.size() > 2 && kRemedies.contains(words.front())) return false;
  static constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
      {"no", "effect"},  {"no", "use"},   {"not", "work"},   {"not", "works"},   {"doesn't", "work"},
      {"won't", "work"}, {"not", "safe"}, {"isn't", "safe"}, {"not", "allowed"}, {"not", "like"}};
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    for (const auto& [first, second] : kPairs) {
      if (words[i] == first && words[i + 1] == second) return true;
    }
  }
  return Any(words, WrongCode()) || Any(words, Wrong());
}

}  // namespace emend::facts
