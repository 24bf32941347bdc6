#include "markup/tables.h"

#include <algorithm>

#include "base/byte_scan.h"
#include "base/unicode.h"
#include "markup/code_spans.h"

namespace emend {
namespace {

using Row = std::vector<std::string>;

// |---|:--:| and the borders of grids drawn with + and =.
bool IsBorder(std::string_view line) {
  return line.find_first_not_of("|+-=: \t") == std::string_view::npos &&
         (line.find("--") != std::string_view::npos || line.find("==") != std::string_view::npos ||
          line.find("-|") != std::string_view::npos || line.find("|-") != std::string_view::npos ||
          line.find("| -") != std::string_view::npos || line.find(":-") != std::string_view::npos);
}

// At the pipes that are neither escaped nor in a code span with its backslash.
Row CutAtPipes(std::string_view line) {
  if (line.starts_with('|')) line.remove_prefix(1);
  if (line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
  Row row;
  std::string cell;
  for (size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\' && at + 1 < line.size() && line[at + 1] == '|') {
      cell += '|';  // written back with its backslash
      ++at;
    } else if (line[at] == '|') {
      row.emplace_back(Trim(cell));
      cell.clear();
    } else {
      cell += line[at];
    }
  }
  row.emplace_back(Trim(cell));
  return row;
}

Row CutAtTabs(std::string_view line) {
  Row row;
  for (size_t at = 0; at <= line.size();) {
    const size_t tab = std::min(line.find('\t', at), line.size());
    row.emplace_back(Trim(line.substr(at, tab - at)));
    at = tab + 1;
  }
  return row;
}

Row CutAtSpaces(std::string_view line) {
  Row row;
  for (size_t at = 0; at < line.size();) {
    const size_t gap = std::min(line.find("  ", at), line.size());
    row.emplace_back(line.substr(at, gap - at));
    at = std::min(line.find_first_not_of(' ', gap), line.size());
  }
  return row;
}

bool IsEmpty(const Row& row) {
  return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return cell.empty(); });
}

enum class Cut { kPipes, kTabs, kSpaces };

Row CutRow(std::string_view line, Cut cut) {
  return cut == Cut::kPipes ? CutAtPipes(line) : cut == Cut::kTabs ? CutAtTabs(line) : CutAtSpaces(line);
}

Cut CutOf(const std::vector<std::string>& lines) {
  const auto count = [&](char c) {
    return std::count_if(lines.begin(), lines.end(),
                         [c](const std::string& l) { return l.find(c) != std::string::npos; });
  };
  const bool tabbed = count('\t') == static_cast<std::ptrdiff_t>(lines.size()) && !lines.front().starts_with('|');
  if (tabbed) return Cut::kTabs;
  if (count('|') * 2 > static_cast<std::ptrdiff_t>(lines.size())) return Cut::kPipes;
  return count('\t') > 0 ? Cut::kTabs : Cut::kSpaces;
}

// Makes all rows as wide as the widest. Trailing cells that are empty in all rows go.
bool MakeRectangular(std::vector<Row>& rows) {
  size_t used = 0;
  for (const Row& row : rows)
    for (size_t i = 0; i < row.size(); ++i)
      if (!row[i].empty()) used = std::max(used, i + 1);
  bool ragged = false;
  for (Row& row : rows) {
    const size_t own = std::min(row.size(), used);
    ragged = ragged || own != std::min(rows.front().size(), used);
    row.resize(used);
  }
  return ragged;
}

std::vector<Row> CutLines(const std::vector<std::string>& lines, Cut cut) {
  std::vector<Row> rows;
  for (const std::string& line : lines) {
    if (IsBorder(line)) continue;
    Row row = CutRow(line, cut);
    if (!IsEmpty(row)) rows.push_back(std::move(row));
  }
  return rows;
}

// Text lines from `from` on that stand together and fall into as many columns by `cut`; how many lines.
size_t CountAlignedLines(const Blocks& blocks, size_t from, Cut cut) {
  size_t columns = 0;
  size_t at = from;
  for (; at < blocks.size(); ++at) {
    const Block& block = blocks[at];
    if (!IsText(block) || (at > from && block.gap) || block.quote != blocks[from].quote) break;
    const std::string& line = block.text;
    if (line.find(cut == Cut::kTabs ? "\t" : "  ") == std::string::npos) break;
    const size_t width = CutRow(line, cut).size();
    if (width < 2 || (columns != 0 && width != columns)) break;
    columns = width;
  }
  return at - from;
}

void ReplaceByText(Blocks& blocks, size_t at) {
  Block table = std::move(blocks[at]);
  Blocks lines;
  for (std::string& line : table.lines) {
    Block& text = lines.emplace_back();
    text.indent = table.indent;
    text.quote = table.quote;
    text.gap = lines.size() == 1 && table.gap;
    text.text = std::move(line);
  }
  blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(at));
  blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(at), std::make_move_iterator(lines.begin()),
                std::make_move_iterator(lines.end()));
}

// Runs of text lines that an importer took for prose.
void FindAlignedText(Blocks& blocks) {
  const auto spaced = [](const Block& b) {
    if (!IsText(b)) return false;
    return b.text.find('\t') != b.text.npos || FindPair(b.text, 0, ' ', ' ') < b.text.size();
  };
  if (std::none_of(blocks.begin(), blocks.end(), spaced)) return;
  Blocks found;
  for (size_t at = 0; at < blocks.size();) {
    size_t run = 0;
    if (IsText(blocks[at])) {
      run = CountAlignedLines(blocks, at, Cut::kTabs);
      if (run < 2)
        run = CountAlignedLines(blocks, at, Cut::kSpaces) >= 3 ? CountAlignedLines(blocks, at, Cut::kSpaces) : 0;
    }
    if (run < 2) {
      found.push_back(std::move(blocks[at++]));
      continue;
    }
    Block table = std::move(blocks[at]);
    table.kind = Block::Kind::kTable;
    table.lines = {std::move(table.text)};
    for (size_t i = 1; i < run; ++i) table.lines.push_back(std::move(blocks[at + i].text));
    found.push_back(std::move(table));
    at += run;
  }
  blocks = std::move(found);
}

// A header that a blank line parts from its rows, and borders that stand alone beside them.
void CompleteTables(Blocks& blocks) {
  const auto piped = [](const Block& b) { return IsText(b) && b.text.starts_with('|'); };
  if (std::none_of(blocks.begin(), blocks.end(), piped)) return;
  Blocks complete;
  for (Block& block : blocks) {
    const bool after_table = !complete.empty() && IsTable(complete.back());
    if (after_table && piped(block) && IsBorder(block.text)) continue;
    if (IsTable(block) && !complete.empty() && piped(complete.back())) {
      const std::string& header = complete.back().text;
      const bool fits = CutAtPipes(header).size() == CutAtPipes(block.lines.front()).size();
      if (fits) block.lines.insert(block.lines.begin(), header);
      if (fits) block.gap = complete.back().gap;
      if (fits || IsBorder(header)) complete.pop_back();
    }
    complete.push_back(std::move(block));
  }
  blocks = std::move(complete);
}

}  // namespace

void CutTables(Blocks& blocks, std::set<Review>& review) {
  FindAlignedText(blocks);
  CompleteTables(blocks);
  for (size_t at = 0; at < blocks.size(); ++at) {
    Block& block = blocks[at];
    if (!IsTable(block)) continue;
    const Cut cut = CutOf(block.lines);
    std::vector<Row> rows = CutLines(block.lines, cut);
    const bool ragged = !rows.empty() && MakeRectangular(rows);
    const bool bordered = std::any_of(block.lines.begin(), block.lines.end(), IsBorder);
    if (rows.empty() || rows.front().size() < 2 || (rows.size() < 2 && !bordered)) {
      ReplaceByText(blocks, at);
      continue;
    }
    if (ragged) review.insert(Review::kDamagedTable);
    block.rows = std::move(rows);
  }
}

}  // namespace emend
