// Rows of text -> cells: pipes, tabs, runs of spaces.
#ifndef EMEND_MARKUP_TABLES_H_
#define EMEND_MARKUP_TABLES_H_

#include <functional>
#include <set>

#include "markup/block.h"
#include "markup/vocabulary.h"
#include "model/collection.h"

namespace emend {

// Cuts the table blocks into cells, and turns runs of text lines into tables whose columns stand apart by tabs or by
// two spaces and more. A row shorter than the header is filled up, a longer one makes the table wider; both give
// damaged-table. Lines that make no table become text again.
void CutTables(Blocks& blocks, std::set<Review>& review);

// Turns text lines whose cells were glued together into tables. `words`: those of the whole export, asked for only
// where such lines are. Lines that surely were a table but cannot be cut stay, and give damaged-table.
void CutGluedTables(Blocks& blocks, const std::function<const Vocabulary&()>& words, std::set<Review>& review);

}  // namespace emend

#endif  // EMEND_MARKUP_TABLES_H_
