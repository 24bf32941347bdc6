// How deep each block stands in the lists around it.
#ifndef EMEND_MARKUP_NEST_H_
#define EMEND_MARKUP_NEST_H_

#include "markup/block.h"

namespace emend {

// Sets `depth` by indentation, and by numbers: what stands between the steps 1. and 2. of one list belongs to step 1,
// even where the export has lost the indentation. Short numbered lines with a body of their own become headings.
void NestBlocks(Blocks& blocks);

}  // namespace emend

#endif  // EMEND_MARKUP_NEST_H_
