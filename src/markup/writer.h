// Blocks -> Markdown text.
//
// A blank line stands between any two blocks but the items of a tight list; no line ends in white space.
#ifndef EMEND_MARKUP_WRITER_H_
#define EMEND_MARKUP_WRITER_H_

#include <string>

#include "markup/block.h"

namespace emend {

std::string WriteMarkdown(const Blocks& blocks);

}  // namespace emend

#endif  // EMEND_MARKUP_WRITER_H_
