// "Answer:", "Example:", "**Explanation:**" before a paragraph or as items of a list.
#ifndef EMEND_MARKUP_LABELS_H_
#define EMEND_MARKUP_LABELS_H_

#include "markup/block.h"

namespace emend {

// Labels that only say that an answer follows go; those that structure the answer become bold lead-ins. An item that is
// such a label and what stands under it become paragraphs: `- **Example:** text` -> `**Example:** text`.
void SettleLabels(Blocks& blocks);

}  // namespace emend

#endif  // EMEND_MARKUP_LABELS_H_
