// A regular expression that is asked whether it matches anywhere in a line.
//
// The language is a small part of RE2's, and means the same: bytes, `.`, [classes], \w \d \s \S \b, ^ $, ( ) | * + ?
// {n}, and (?i) at the front, which folds ASCII only. Run as Glushkov's automaton (1961), one bit a place of the
// expression: a byte of the line costs about as much as places are alive, and there are no states to build, so the
// first line is as cheap as the last.
#ifndef EMEND_CODE_LINE_PATTERN_H_
#define EMEND_CODE_LINE_PATTERN_H_

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

class LinePattern {
 public:
  // The expression must be one of the language, must not match the empty text, and have at most 512 places.
  explicit LinePattern(std::string_view expression);

  // `line` holds no line end.
  bool Matches(std::string_view line) const;

  // Texts of which one stands in every line that matches, in lower case; empty if no such texts are known.
  const std::vector<std::string>& needed() const { return needed_; }

  // The bytes that a line which matches may begin with.
  const std::bitset<256>& line_starts() const { return line_starts_; }

 private:
  // Fills classes_: bytes that the same places take are of one class. Gives how many classes there are.
  size_t ClassifyBytes(const std::vector<std::bitset<256>>& places);

  template <size_t kWords>
  bool Run(std::string_view line) const;

  // What must hold between two bytes for a step over them, by number: nothing, a word's bound.
  static constexpr size_t kConditions = 2;

  size_t words_ = 1;                                  // of 64 places each
  bool anchored_ = false;                             // matches only at the beginning of the line
  std::array<uint8_t, 256> classes_{};                // of bytes that no place tells apart
  std::vector<uint64_t> members_;                     // [class][word]: the places that take the byte
  std::array<std::vector<uint64_t>, 2> begins_;       // [condition][word]: the first places of a match
  std::array<std::vector<uint64_t>, 2> line_begins_;  // the same at the beginning of the line
  std::vector<uint64_t> chained_;                     // [word]: places that only the one after them follows
  std::array<std::vector<uint64_t>, 2> follow_;       // [condition][place][word]: the places after a place
  std::vector<uint64_t> bounded_;                     // [word]: places that some follow only at a word's bound
  std::array<std::vector<uint64_t>, 2> ends_;         // [condition][word]: the last places of a match
  std::array<std::vector<uint64_t>, 2> line_ends_;    // the same at the end of the line
  std::vector<std::string> needed_;
  std::bitset<256> match_starts_;
  std::bitset<256> line_starts_;
};

}  // namespace emend

#endif  // EMEND_CODE_LINE_PATTERN_H_
