// Which line ends are the export's wrapping and which end a paragraph.
#ifndef EMEND_MARKUP_PARAGRAPHS_H_
#define EMEND_MARKUP_PARAGRAPHS_H_

#include "markup/block.h"
#include "markup/habit.h"

namespace emend {

// Puts the lines of one paragraph, or of one item's first paragraph, into one block; the lines stay lines.
void JoinWrappedLines(Blocks& blocks, const Habit& habit);

}  // namespace emend

#endif  // EMEND_MARKUP_PARAGRAPHS_H_
