// Headings and rules inside an answer.
#ifndef EMEND_MARKUP_HEADINGS_H_
#define EMEND_MARKUP_HEADINGS_H_

#include "markup/block.h"

namespace emend {

// The level of the highest heading that an answer may have, and of those that are found in it.
inline constexpr int kTopLevel = 3;
inline constexpr int kLowestLevel = 4;

// Puts headings at levels 3 and 4, their order kept. Rules at both ends and next to headings go.
void SettleHeadings(Blocks& blocks);

}  // namespace emend

#endif  // EMEND_MARKUP_HEADINGS_H_
