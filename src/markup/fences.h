// Code blocks: pieces joined, indentation settled, the language named.
#ifndef EMEND_MARKUP_FENCES_H_
#define EMEND_MARKUP_FENCES_H_

#include <set>

#include "markup/block.h"
#include "model/collection.h"

namespace emend {

void SettleCode(Blocks& blocks, std::set<Review>& review);

}  // namespace emend

#endif  // EMEND_MARKUP_FENCES_H_
