// Rows of tables: between pipes, with a delimiter row or alike over several lines; and with cells apart by tabs.
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "import/aligned.h"
#include "import/passes.h"

namespace emend {
namespace {

size_t CountPipes(std::string_view text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size(); ++i) count += text[i] == '|' && (i == 0 || text[i - 1] != '\\');
  return count;
}

bool MayBeInTable(const Line& line) {
  return line.kind == LineKind::kText || line.kind == LineKind::kItem || line.kind == LineKind::kRule;
}

void MarkRow(Line& line) {
  line.kind = LineKind::kTableRow;
  line.marker = {};
  line.bold = false;
  line.content = line.text.substr(line.text.find_first_not_of(" \t"));
}

void ReadPipes(std::vector<Line>& lines) {
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!MayBeInTable(lines[i])) continue;
    size_t end = i;
    size_t begin = i;
    if (IsColumnRule(lines[i].text) && CountPipes(lines[i].text) > 0) {
      if (i > 0 && MayBeInTable(lines[i - 1]) && CountPipes(lines[i - 1].text) > 0) begin = i - 1;
      for (end = i + 1; end < lines.size() && MayBeInTable(lines[end]) && CountPipes(lines[end].text) > 0; ++end) {
      }
    } else if (lines[i].content.starts_with('|')) {
      for (end = i; end < lines.size() && MayBeInTable(lines[end]) && lines[end].content.starts_with('|') &&
                    CountPipes(lines[end].text) > 1;
           ++end) {
      }
      if (end - i < 2) continue;
    } else {
      continue;
    }
    for (size_t k = begin; k < end; ++k) MarkRow(lines[k]);
    if (end > i) i = end - 1;
  }
}

void ReadTabs(std::vector<Line>& lines) {
  const auto tabs = [&](size_t i) -> std::ptrdiff_t {
    if (i >= lines.size() || !MayBeInTable(lines[i])) return 0;
    const std::string_view text = lines[i].text.substr(lines[i].text.find_first_not_of(" \t"));
    // A tab behind a list mark is no column.
    if (lines[i].kind == LineKind::kItem && std::count(lines[i].content.begin(), lines[i].content.end(), '\t') == 0)
      return 0;
    return std::count(text.begin(), text.end(), '\t');
  };
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::ptrdiff_t count = tabs(i);
    if (count == 0) continue;
    size_t end = i + 1;
    while (tabs(end) > 0 && std::abs(tabs(end) - count) <= 1) ++end;
    if (end - i < 2) continue;
    for (size_t k = i; k < end; ++k) MarkRow(lines[k]);
    i = end - 1;
  }
}

// A header that begins with a tab, above rows of as many: its first cell is empty.
void ReadCorners(Document& document) {
  std::vector<Line>& lines = document.lines;
  const auto tabs = [&](size_t i) { return std::count(lines[i].text.begin(), lines[i].text.end(), '\t'); };
  for (size_t i = 0; i + 2 < lines.size(); ++i) {
    if (lines[i].text.empty() || lines[i].text[0] != '\t' || !MayBeInTable(lines[i])) continue;
    const std::ptrdiff_t count = tabs(i);
    if (count < 2 || lines[i].text[1] == '\t') continue;
    size_t end = i + 1;
    while (end < lines.size() && MayBeInTable(lines[end]) && tabs(end) == count && lines[end].text[0] != '\t') ++end;
    if (end < i + 3) continue;
    for (size_t k = i; k < end; ++k) {
      TableCells cells;
      const std::string_view text = lines[k].text;
      for (size_t begin = 0; begin <= text.size();) {
        const size_t tab = std::min(text.find('\t', begin), text.size());
        cells.push_back(Trim(text.substr(begin, tab - begin)));
        begin = tab + 1;
      }
      WriteRow(document, lines[k], cells);
    }
    i = end - 1;
  }
}

}  // namespace

bool IsColumnRule(std::string_view text) {
  return text.find('|') != text.npos && text.find('-') != text.npos && text.find_first_not_of("|:-+ \t") == text.npos;
}

void ReadTables(Document& document) {
  ReadPipes(document.lines);
  ReadCorners(document);
  ReadTabs(document.lines);
}

}  // namespace emend
