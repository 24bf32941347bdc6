// Which words a clause has, roughly: asked before a pattern is tried on it. It may say yes where the answer is no,
// never the other way round.
#ifndef EMEND_FACTS_WORD_BITS_H_
#define EMEND_FACTS_WORD_BITS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "facts/tokens.h"

namespace emend::facts {

class WordBits {
 public:
  void Add(const Token& token) {
    bits_[Part(token.stem)] |= Bit(token.stem);
    if (!token.word.empty()) letters_ |= Letter(token.word);
    numbers_ |= token.counts || token.kind == TokenKind::kNumber;
  }

  bool HasStem(uint64_t stem) const { return (bits_[Part(stem)] & Bit(stem)) != 0; }
  bool HasWordLike(std::string_view begin) const { return begin.empty() || (letters_ & Letter(begin)) != 0; }
  bool HasNumber() const { return numbers_; }

 private:
  static size_t Part(uint64_t stem) { return (stem >> 6) & 3; }
  static uint64_t Bit(uint64_t stem) { return uint64_t{1} << (stem & 63); }
  static uint64_t Letter(std::string_view word) {
    return uint64_t{1} << (static_cast<unsigned char>(word.front()) & 63);
  }

  std::array<uint64_t, 4> bits_ = {};
  uint64_t letters_ = 0;
  bool numbers_ = false;
};

}  // namespace emend::facts

#endif  // EMEND_FACTS_WORD_BITS_H_
