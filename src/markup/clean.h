#ifndef EMEND_MARKUP_CLEAN_H_
#define EMEND_MARKUP_CLEAN_H_

#include "markup/block.h"

namespace emend {

// HTML and LaTeX left-overs in prose become Markdown and text; a <br> ends a paragraph. Done before anything is judged
// by how its text looks.
void CleanProse(Blocks& blocks);

}  // namespace emend

#endif  // EMEND_MARKUP_CLEAN_H_
