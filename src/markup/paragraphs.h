// Which line ends are the export's wrapping and which end a paragraph.
#ifndef EMEND_MARKUP_PARAGRAPHS_H_
#define EMEND_MARKUP_PARAGRAPHS_H_

#include "markup/block.h"
#include "markup/habit.h"

namespace emend {

// Makes one line of the lines of one paragraph, or of an item's first paragraph. A line that ends in a backslash stays
// one.
void JoinWrappedLines(Blocks& blocks, const Habit& habit);

}  // namespace emend

#endif  // EMEND_MARKUP_PARAGRAPHS_H_
