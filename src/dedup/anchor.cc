#include "dedup/anchor.h"

#include <algorithm>
#include <array>

#include "dedup/connectives.h"

namespace emend {
namespace {

// English words behind which stands where, with what or between what: not which.
constexpr std::array<std::string_view, 24> kPlacing = {
    "in",   "within", "inside", "on",  "with", "between", "for",    "from", "by",    "using", "via",  "do",
    "does", "is",     "are",    "and", "over", "at",      "across", "work", "works", "used",  "mean", "means"};
// Words behind which stands a condition or what the anchor belongs to.
constexpr std::array<std::string_view, 20> kNarrowing = {
    "of",      "when", "if", "that", "which", "who",   "whose",  "while",  "after",   "before",
    "without", "not",  "to", "into", "than",  "until", "during", "unless", "because", "whether"};

template <size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool AnchorFinder::Takes(bool is_ground, bool is_name, bool is_hollow) {
  if (is_ground || state_ == State::kClosed) return false;
  state_ = State::kOpen;
  ends_with_name_ = is_name;
  is_hollow_ &= is_hollow;
  return true;
}

bool AnchorFinder::Pass(std::string_view word, bool joins) {
  if (state_ == State::kAwaited) return false;
  if (state_ == State::kOpen && is_hollow_ && (word == "of" || word == "behind")) {
    BeginClause(true);
    return true;
  }
  const bool narrows = language_ == Language::kEn ? IsOneOf(word, kNarrowing) && !(word == "of" && ends_with_name_)
                                                  : !IsInside(word, language_);
  if (state_ == State::kClosed) {
    if (language_ == Language::kEn && narrows) stands_ = false;
    return false;
  }
  if (joins || word == "s" || IsConjunction(word, language_)) return false;
  state_ = State::kClosed;
  stands_ = !narrows && (language_ != Language::kEn || IsOneOf(word, kPlacing) || word == "of");
  return false;
}

void AnchorFinder::BeginClause(bool anew) {
  if (anew) {
    state_ = State::kAwaited;
    stands_ = is_hollow_ = true;
  } else if (state_ == State::kOpen) {
    state_ = State::kClosed;
  }
}

}  // namespace emend
