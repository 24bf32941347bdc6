// Lists and sub-headings whose marks an export lost: what is left are lines of text.
#ifndef EMEND_MARKUP_LOST_LISTS_H_
#define EMEND_MARKUP_LOST_LISTS_H_

#include "markup/block.h"
#include "markup/habit.h"

namespace emend {

// Decides for each text block whether it is a paragraph, a heading or a list item, by a Viterbi search over the answer:
// what each block looks like, how alike neighbours are, what stands between them, and how the author lays text out
// elsewhere. There is no list of one item.
void FindLostLists(Blocks& blocks, const Habit& habit);

}  // namespace emend

#endif  // EMEND_MARKUP_LOST_LISTS_H_
