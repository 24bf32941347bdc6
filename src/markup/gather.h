// The lines of an answer -> blocks, as the importer saw them: nothing is judged here.
#ifndef EMEND_MARKUP_GATHER_H_
#define EMEND_MARKUP_GATHER_H_

#include <span>

#include "markup/block.h"
#include "model/document.h"

namespace emend {

// Every line that is not blank, not dropped and not a fence is in exactly one block. Each line of text is a block of
// its own; code and tables are whole.
Blocks GatherBlocks(std::span<const Line> body);

}  // namespace emend

#endif  // EMEND_MARKUP_GATHER_H_
