#include "facts/retraction.h"

#include <algorithm>

#include "facts/lexicon.h"

namespace emend::facts {
namespace {

constexpr size_t kVerdictWords = 5;      // of "No, not really."
constexpr size_t kRetractionWords = 12;  // of "The documentation proved him wrong."
constexpr size_t kQuotedWords = 4;       // fewer are a name, not a statement

// "is wrong", "proved him wrong", at the end of what is said; not "a wrong password".
bool JudgesFalse(std::span<const Token> sentence, size_t at) {
  if (IsAny(sentence[at], {"nonsense", "rubbish", "mistaken", "untrue", "disproved", "refuted", "corrected"}))
    return true;
  if (!IsAny(sentence[at], {"wrong", "false", "incorrect"}) || at == 0) return false;
  return at + 1 == sentence.size() || (sentence[at + 1].before & (kComma | kColon | kSemicolon | kDash)) != 0;
}

}  // namespace

bool TakesBack(std::span<const Token> sentence, bool rejects) {
  if (sentence.empty()) return false;
  if (sentence.size() <= kVerdictWords &&
      IsAny(sentence[0], {"no", "nope", "wrong", "false", "incorrect", "nonsense", "rubbish", "nah", "not"})) {
    const bool verdict = sentence.size() == 1 || (sentence[1].before & kComma) ||
                         IsAny(sentence[1], {"so", "really", "true", "quite", "at", "correct", "right", "exactly"});
    if (verdict) return true;
  }
  // "It's not.", "That's not what the RFC says."
  if (sentence.size() > 2 && IsPronoun(sentence[0]) && IsAuxiliary(sentence[1]) && IsAny(sentence[2], {"not"}) &&
      (sentence.size() == 3 || IsAny(sentence[3], {"what", "how", "so", "true", "correct", "right", "recommended",
                                                   "allowed", "standard", "the", "in"}))) {
    return sentence.size() <= 5 || (!IsAny(sentence[3], {"the", "in", "allowed", "recommended", "so", "standard"}) &&
                                    sentence.size() <= kRetractionWords + 4);
  }
  if (sentence.size() > 3 && IsPronoun(sentence[0]) && sentence.size() <= kRetractionWords + 12) {
    for (size_t i = 1; i < 8 && i + 1 < sentence.size(); ++i) {
      // "That's their house rule, not what RFC 9110 says", "This mixes up two things".
      if (IsAny(sentence[i], {"not"}) && (sentence[i].before & kComma) && IsAny(sentence[i + 1], {"what", "how"}))
        return true;
      if (i < 3 && IsAny(sentence[i], {"mixes", "confuses", "mistakes", "misses"})) return true;
    }
  }
  const auto opening = sentence.first(std::min<size_t>(3, sentence.size()));
  if (rejects && std::any_of(opening.begin(), opening.end(), IsPronoun)) return true;
  if (sentence.size() > kRetractionWords) return false;
  bool judged = false;
  for (size_t i = 0; i < sentence.size(); ++i) {
    if (IsAny(sentence[i], {"if", "when", "not", "never", "no", "nothing", "unless", "which"})) return false;
    judged |= JudgesFalse(sentence, i);
  }
  return judged;
}

std::vector<Span> QuotedAcross(std::span<const Token> sentence, const Clause& clause) {
  std::vector<Span> out;
  for (size_t open = 0; open < sentence.size(); ++open) {
    if (!(sentence[open].before & kQuoteOpen)) continue;
    size_t close = open + 1;
    while (close < sentence.size() && !(sentence[close].before & kQuoteClose)) ++close;
    if (close < open + kQuotedWords) continue;
    const size_t first = sentence[open].span.begin;
    const size_t last = sentence[close - 1].span.end;
    size_t begin = clause.own;
    while (begin < clause.tokens.size() && clause.tokens[begin].span.begin < first) ++begin;
    size_t end = begin;
    while (end < clause.tokens.size() && clause.tokens[end].span.end <= last) ++end;
    if (end > begin) out.push_back({begin, end});
    open = close;
  }
  return out;
}

}  // namespace emend::facts
