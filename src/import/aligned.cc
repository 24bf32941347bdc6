#include "import/aligned.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

struct Cell {
  size_t begin;  // in columns
  size_t end;
  std::string_view text;
};

// Apart by two spaces and more.
std::vector<Cell> CutAtGaps(std::string_view text) {
  std::vector<Cell> cells;
  size_t column = 0;
  size_t spaces = 2;
  size_t last = 0;  // byte behind the last that is no space
  size_t first = 0;
  for (size_t i = 0; i < text.size(); ++column) {
    const CodePoint c = DecodeUtf8(text, i);
    if (c.value == ' ') {
      ++spaces;
    } else {
      if (spaces >= 2) {
        if (!cells.empty()) cells.back().text = text.substr(first, last - first);
        cells.push_back({column, column, {}});
        first = i;
      }
      spaces = 0;
      last = i + c.length;
      cells.back().end = column + 1;
    }
    i += c.length;
  }
  if (!cells.empty()) cells.back().text = text.substr(first, last - first);
  return cells;
}

bool MayBeAligned(const Line& line) {
  if (line.text.size() > 400 || line.quote_depth > 0 || line.bold || line.content.starts_with('|')) return false;
  return (line.kind == LineKind::kText && line.marker.kind == Marker::Kind::kNone) ||
         (line.kind == LineKind::kItem && line.marker.kind == Marker::Kind::kOrdered);
}

// "-----  -----" below a header.
bool IsUnderline(const Line& line) {
  return (line.kind == LineKind::kText || line.kind == LineKind::kRule || line.kind == LineKind::kItem) &&
         line.text.find_first_not_of("-=+ ") == std::string_view::npos && line.text.find("--  --") != line.text.npos;
}

// What programs and code hold, and tables do not.
bool IsCodeCell(std::string_view text) {
  static constexpr std::string_view kOpenings[] = {"#", "//", "--", "/*", "$ ", "{", "}", "->", "=>", "= ", "- "};
  if (text.ends_with(';') || text.ends_with('{') || text.ends_with('}') || text.ends_with('\\')) return true;
  return std::any_of(std::begin(kOpenings), std::end(kOpenings),
                     [&](std::string_view opening) { return text.starts_with(opening); });
}

// Headers of what programs print are in capitals: "NAME  READY  STATUS".
bool IsShoutedAscii(const std::vector<Cell>& cells) {
  bool letters = false;
  for (const Cell& cell : cells) {
    for (const char c : cell.text) {
      if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) return false;
      letters = letters || (c >= 'A' && c <= 'Z');
    }
  }
  return letters;
}

// Whether the header names its columns: all begin with capitals, or with letters that have no case.
bool IsTitled(const std::vector<Cell>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const Cell& cell) {
    const char32_t first = DecodeUtf8(cell.text, 0).value;
    return IsLetter(first) && !IsLower(first);
  });
}

// The column whose header stands above the cell; -1 for none.
int ColumnOf(const std::vector<Cell>& header, const Cell& cell) {
  for (size_t k = 0; k < header.size(); ++k) {
    const size_t limit = k + 1 < header.size() ? header[k + 1].begin : std::string_view::npos;
    const bool left = cell.begin + 1 >= header[k].begin && cell.begin <= header[k].begin + 1;
    const bool right = cell.end + 1 >= header[k].end && cell.end <= header[k].end + 1 && k > 0;
    const bool within = cell.begin >= header[k].begin && cell.end < limit && k > 0 && cell.begin < header[k].end;
    if (left || right || within) return static_cast<int>(k);
  }
  return -1;
}

}  // namespace

std::string_view Between(std::string_view text, size_t begin, size_t end) {
  size_t column = 0;
  size_t first = text.size();
  size_t last = text.size();
  for (size_t i = 0; i < text.size(); ++column) {
    if (column == begin) first = i;
    if (column == end) last = i;
    i += DecodeUtf8(text, i).length;
  }
  return first < last ? Trim(text.substr(first, last - first)) : std::string_view();
}

size_t ReadAligned(Document& document, size_t head) {
  constexpr size_t kLeastRows = 2;
  constexpr size_t kMostColumns = 8;
  std::vector<Line>& lines = document.lines;
  if (!MayBeAligned(lines[head])) return head;
  std::vector<Cell> header = CutAtGaps(lines[head].text);
  // The corner of a header may be empty.
  const int left = head + 1 < lines.size() ? lines[head + 1].indent : 0;
  const bool corner = !header.empty() && header[0].begin >= static_cast<size_t>(left) + 6;
  if (corner) header.insert(header.begin(), {static_cast<size_t>(left), static_cast<size_t>(left) + 1, {}});
  if (header.size() < 2 || header.size() > kMostColumns || IsShoutedAscii(header)) return head;
  if (header.size() == 2 && !corner && !IsTitled(header)) return head;
  std::vector<std::vector<std::string>> rows;
  std::vector<size_t> row_of;  // line of each row
  size_t end = head + 1;
  size_t full = 0;
  for (; end < lines.size() && lines[end].part == lines[head].part; ++end) {
    if (end == head + 1 && IsUnderline(lines[end])) continue;
    if (!MayBeAligned(lines[end])) break;
    const std::vector<Cell> cells = CutAtGaps(lines[end].text);
    if (cells.empty()) break;
    std::vector<std::string> row(header.size());
    bool fits = true;
    int last = -1;
    for (const Cell& cell : cells) {
      const int column = ColumnOf(header, cell);
      fits = fits && column > last && !IsCodeCell(cell.text);
      if (!fits) break;
      row[static_cast<size_t>(last = column)] = cell.text;
    }
    const bool goes_on = fits && row[0].empty();
    if (!fits || (goes_on && rows.empty()) || (!goes_on && cells.size() < 2)) break;
    if (goes_on) {
      for (size_t k = 0; k < row.size(); ++k) {
        if (!row[k].empty()) rows.back()[k] += (rows.back()[k].empty() ? "" : " ") + row[k];
      }
      continue;
    }
    full += cells.size() == header.size();
    rows.push_back(std::move(row));
    row_of.push_back(end);
  }
  const bool code = std::any_of(header.begin(), header.end(), [](const Cell& cell) { return IsCodeCell(cell.text); });
  if (code || rows.size() < kLeastRows || (header.size() == 2 && full < rows.size())) return head;
  TableCells names;
  for (const Cell& cell : header) names.push_back(cell.text);
  for (size_t i = head + 1; i < end; ++i) lines[i].kind = LineKind::kBlank;
  WriteRow(document, lines[head], names);
  for (size_t r = 0; r < rows.size(); ++r) {
    TableCells cells(rows[r].begin(), rows[r].end());
    WriteRow(document, lines[row_of[r]], cells);
  }
  return end;
}

}  // namespace emend
