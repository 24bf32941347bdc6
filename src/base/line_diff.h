// Which lines of two texts differ.
//
// Lines that occur once in both texts are anchors (patience diff, Bram Cohen); between them a longest common
// subsequence, or, where that would be long work, the whole stretch as replaced. Time grows with n log n.
#ifndef EMEND_BASE_LINE_DIFF_H_
#define EMEND_BASE_LINE_DIFF_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace emend {

using LinesOfText = std::vector<std::string_view>;  // with their ends

LinesOfText SplitLines(std::string_view text);

// The lines [a, a_end) of one text became the lines [b, b_end) of the other, both 0-based.
struct LineChange {
  size_t a, a_end, b, b_end;
};

// In the order of the texts.
std::vector<LineChange> FindLineChanges(const LinesOfText& a, const LinesOfText& b);

}  // namespace emend

#endif  // EMEND_BASE_LINE_DIFF_H_
