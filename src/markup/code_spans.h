#ifndef EMEND_MARKUP_CODE_SPANS_H_
#define EMEND_MARKUP_CODE_SPANS_H_

#include <bitset>
#include <cstddef>
#include <string_view>

namespace emend {

// Finds `code spans` as CommonMark 0.29 §6.3 does: a run of n backticks closes at the next run of exactly n.
// Ask from left to right, and only at the first backtick of a run; the whole text then costs linear time.
class CodeSpanFinder {
 public:
  explicit CodeSpanFinder(std::string_view text) : text_(text) {}

  // The offset behind the code span that opens at `at`; `at` itself if none does.
  size_t End(size_t at);

  // The number of backticks from `at` on.
  size_t RunLength(size_t at) const;

 private:
  static constexpr size_t kLongestRun = 64;

  std::string_view text_;
  std::bitset<kLongestRun> unclosed_;  // run lengths that close nowhere in the rest of the text
};

}  // namespace emend

#endif  // EMEND_MARKUP_CODE_SPANS_H_
