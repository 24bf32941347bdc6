// Does an answer break off?
#ifndef EMEND_MARKUP_TRUNCATION_H_
#define EMEND_MARKUP_TRUNCATION_H_

#include "markup/block.h"
#include "markup/habit.h"

namespace emend {

// True if the last block is a fence that never closes, or prose whose last sentence is plainly not complete. Items,
// labels, addresses and fragments, which often have no full stop, count only where they break off inside a phrase.
bool IsCutOff(const Blocks& blocks, const Habit& habit);

}  // namespace emend

#endif  // EMEND_MARKUP_TRUNCATION_H_
