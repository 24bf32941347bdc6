// Tables whose rows have more or fewer cells than their header: readers drop the cells that are too many.
#include <fmt/format.h>

#include <string>

#include "base/unicode.h"
#include "check/builtin.h"

namespace emend {
namespace {

// The cells of a row of a GFM table. A pipe behind a backslash ends none, also inside code.
int CountCells(std::string_view row) {
  row = Trim(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|') && !row.ends_with("\\|")) row.remove_suffix(1);
  int cells = 1;
  for (size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\')
      ++i;
    else if (row[i] == '|')
      ++cells;
  }
  return cells;
}

bool IsDelimiterRow(std::string_view row) {
  row = Trim(row);
  return row.find('|') != std::string_view::npos && row.find('-') != std::string_view::npos &&
         row.find_first_not_of("|:- \t") == std::string_view::npos;
}

// The line of the file around a byte.
Span LineAround(std::string_view bytes, size_t at) {
  const size_t before = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
  const size_t begin = before == std::string_view::npos ? 0 : before + 1;
  size_t end = std::min(bytes.find('\n', at), bytes.size());
  if (end > begin && bytes[end - 1] == '\r') --end;
  return {begin, end};
}

void FindTable(const FileView& view, std::vector<Hit>& hits) {
  const CheckedFile& file = view.file();
  const std::string_view bytes = file.bytes;
  int table = -1;
  int row = -1;
  int header_cells = 0;
  for (const Passage& passage : file.passages) {
    if (passage.table < 0 || passage.source.empty()) continue;
    if (passage.table == table && passage.row == row) continue;
    const Span line = LineAround(bytes, passage.source.begin);
    const std::string_view text = bytes.substr(line.begin, line.size());
    const bool header = passage.table != table;
    table = passage.table;
    row = passage.row;
    // In a quote, a list or a quoted scalar the line holds more than the row.
    if (!Trim(text).starts_with('|')) {
      header_cells = 0;
      continue;
    }
    const int cells = CountCells(text);
    if (header) {
      header_cells = cells;
    } else if (header_cells > 0 && cells != header_cells && !IsDelimiterRow(text)) {
      const size_t indent = text.find_first_not_of(" \t");
      Hit hit;
      hit.file_span = Span{line.begin + indent, line.end};
      hit.note = passage.note;
      hit.arguments = {fmt::format("{}", cells), fmt::format("{}", header_cells)};
      hits.push_back(std::move(hit));
    }
  }
}

}  // namespace

extern const BuiltIn table_builtin;
const BuiltIn table_builtin = {
    .name = "Text.Table",
    .message = "this row has %s cells, the table's header %s",
    .description =
        "Cells beyond the header are not shown, and missing ones shift what is read; a | inside a cell needs a "
        "backslash.",
    .level = Severity::kWarning,
    .fix = FixSafety::kNone,
    .on_request = false,
    .find = FindTable,
};

}  // namespace emend
