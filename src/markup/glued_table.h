// Tables whose cell borders an export lost: "TypeOrderedMutable" over "list✅✅".
#ifndef EMEND_MARKUP_GLUED_TABLE_H_
#define EMEND_MARKUP_GLUED_TABLE_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "markup/vocabulary.h"

namespace emend {

// Lines that look like the rows of one such table, header first, cut into cells.
struct GluedTable {
  std::vector<std::vector<std::string>> rows;
  double score = 0;  // log-odds a line that this is a table and these are its cells
};

// The best table that the lines make: every row is cut at the points that a dynamic programme finds best for a number
// of columns, columns whose cells are alike count more, and the number of columns with the best score wins. Nothing if
// no cut convinces.
std::optional<GluedTable> CutGluedTable(std::span<const std::string_view> lines, const Vocabulary& words);

}  // namespace emend

#endif  // EMEND_MARKUP_GLUED_TABLE_H_
