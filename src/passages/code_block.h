#ifndef EMEND_PASSAGES_CODE_BLOCK_H_
#define EMEND_PASSAGES_CODE_BLOCK_H_

#include <cmark-gfm.h>

#include "model/passage.h"
#include "passages/chunk_lines.h"

namespace emend {

// Fills the text, map, source and language of `passage` from a code block inside `quotes` quotes.
void LayCodeBlock(cmark_node* node, const ChunkLines& lines, int quotes, Passage& passage);

}  // namespace emend

#endif  // EMEND_PASSAGES_CODE_BLOCK_H_
