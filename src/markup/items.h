// Which marks of the export are marks of a list.
#ifndef EMEND_MARKUP_ITEMS_H_
#define EMEND_MARKUP_ITEMS_H_

#include "markup/block.h"

namespace emend {

// Numbers that count nothing ("404: Not Found", "1986. A great year", "2.3 Title") become text again. An item without
// text goes; what stood under it stays.
void SettleItems(Blocks& blocks);

}  // namespace emend

#endif  // EMEND_MARKUP_ITEMS_H_
