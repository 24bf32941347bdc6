// With which words a pattern can begin: asked of each word of a text before the pattern is tried there. It may say yes
// where the answer is no, never the other way round.
#ifndef EMEND_FACTS_FIRST_WORDS_H_
#define EMEND_FACTS_FIRST_WORDS_H_

#include <algorithm>
#include <cstdint>
#include <span>

#include "facts/tokens.h"

namespace emend::facts {

struct PatternNode;

class FirstWords {
 public:
  // Those of no pattern.
  FirstWords() = default;
  explicit FirstWords(const PatternNode& node) {
    if (!Add(node)) any_ = true;
  }

  // Those of either.
  void Join(const FirstWords& other) {
    stems_ |= other.stems_;
    forms_ |= other.forms_;
    letters_ |= other.letters_;
    any_ |= other.any_;
    numbers_ |= other.numbers_;
  }

  bool Has(const Token& token) const {
    return any_ || (stems_ & Bit(token.stem)) != 0 || (forms_ & Bit(token.form)) != 0 ||
           (letters_ != 0 && !token.word.empty() && (letters_ & Bit(Letter(token.word))) != 0) ||
           (numbers_ && (token.counts || token.kind == TokenKind::kNumber));
  }

  bool HasAny(std::span<const Token> tokens) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return Has(token); });
  }

 private:
  static uint64_t Bit(uint64_t hash) { return uint64_t{1} << ((hash ^ (hash >> 32)) & 63); }
  static uint64_t Letter(std::string_view word) { return static_cast<unsigned char>(word.front()); }

  // Adds what `node` can begin with; false where it may match nothing at all.
  bool Add(const PatternNode& node);

  uint64_t stems_ = 0;
  uint64_t forms_ = 0;
  uint64_t letters_ = 0;  // first bytes of prefixes
  bool any_ = false;
  bool numbers_ = false;
};

}  // namespace emend::facts

#endif  // EMEND_FACTS_FIRST_WORDS_H_
