// Where the border between two table cells may have been lost: "GETRead✅❌" between T and R, d and ✅, ✅ and ❌.
#ifndef EMEND_MARKUP_CUT_POINTS_H_
#define EMEND_MARKUP_CUT_POINTS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "markup/vocabulary.h"

namespace emend {

struct CutPoint {
  size_t at = 0;     // byte before which the cell ends
  double score = 0;  // log-odds of a border, by what stands on both sides
};

// In order. `own`: the words of the table itself, which are no evidence for themselves.
std::vector<CutPoint> FindCutPoints(std::string_view line, const Vocabulary& words, const Vocabulary& own);

// Is `c` a sign that fills a cell by itself: an emoji, a check mark, a cross?
bool IsCellMark(char32_t c);

}  // namespace emend

#endif  // EMEND_MARKUP_CUT_POINTS_H_
