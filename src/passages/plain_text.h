#ifndef EMEND_PASSAGES_PLAIN_TEXT_H_
#define EMEND_PASSAGES_PLAIN_TEXT_H_

#include <string_view>
#include <vector>

#include "base/text_map.h"
#include "model/passage.h"

namespace emend {

// The paragraphs of a text without mark-up, from the byte `from` on.
std::vector<Passage> ReadPlainText(std::string_view text, size_t from);

// A text with `code` and addresses but no other mark-up, as one passage of kind kPlain.
Passage ReadPlainField(std::string_view text);

}  // namespace emend

#endif  // EMEND_PASSAGES_PLAIN_TEXT_H_
