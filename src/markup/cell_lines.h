#ifndef EMEND_MARKUP_CELL_LINES_H_
#define EMEND_MARKUP_CELL_LINES_H_

#include "markup/block.h"

namespace emend {

// Makes tables of short lines that are the cells of one, row by row.
void CutCellLines(Blocks& blocks);

}  // namespace emend

#endif  // EMEND_MARKUP_CELL_LINES_H_
