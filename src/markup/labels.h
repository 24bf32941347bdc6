// "Answer:", "Example:", "**Explanation:**" before a paragraph or as items of a list.
#ifndef EMEND_MARKUP_LABELS_H_
#define EMEND_MARKUP_LABELS_H_

#include <string_view>

#include "markup/block.h"
#include "markup/words.h"

namespace emend {

// `📌 **Example:** text` = prefix, label, colon, rest.
struct Label {
  LabelRole role = LabelRole::kNone;
  std::string_view prefix;  // emoji before it, with the space behind
  std::string_view label;   // without colon and emphasis
  std::string_view colon;   // with the space that French puts before it
  std::string_view rest;
};

// What stands before the first colon of `text`, if it is short.
Label ReadLabel(std::string_view text);

// Labels that only say that an answer follows go; those that structure the answer become bold lead-ins. An item that is
// such a label and what stands under it become paragraphs: `- **Example:** text` -> `**Example:** text`.
void SettleLabels(Blocks& blocks);

}  // namespace emend

#endif  // EMEND_MARKUP_LABELS_H_
