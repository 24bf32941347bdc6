// Tables whose cells stand under each other, apart by nothing but spaces.
#ifndef EMEND_IMPORT_ALIGNED_H_
#define EMEND_IMPORT_ALIGNED_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace emend {

using TableCells = std::vector<std::string_view>;

// Makes `line` a row with these cells between pipes.
void WriteRow(Document& document, Line& line, const TableCells& row);

// "| --- | :-: |": what stands below the header of a pipe table.
bool IsColumnRule(std::string_view text);

// The text from column `begin` up to `end`, in code points, without white space around it.
std::string_view Between(std::string_view text, size_t begin, size_t end);

// Reads the table whose header is line `head`; a row that begins behind the first column goes on with the cells of the
// row above it. Returns the line behind the table, `head` where none begins.
size_t ReadAligned(Document& document, size_t head);

}  // namespace emend

#endif  // EMEND_IMPORT_ALIGNED_H_
