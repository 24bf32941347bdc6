// Tables that were pasted with one cell a line: "Name", "Size", "Use", "int", "4", "counting", …
//
// Nothing but the likeness of every second, third or fourth line tells them from lists: cells of one column look alike,
// and unlike those of the others.
#include "markup/cell_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

constexpr size_t kFewestCells = 9;
constexpr size_t kMostCells = 120;
constexpr size_t kMostColumns = 5;
constexpr size_t kFewestRows = 3;
constexpr double kEnough = 1.0;

enum CellLook : size_t { kFigure, kSingle, kCapital, kSmall, kLonger };
constexpr size_t kCellLooks = 5;

int WordsIn(std::string_view text) { return 1 + static_cast<int>(std::count(text.begin(), text.end(), ' ')); }

CellLook LookOf(std::string_view text) {
  const char32_t first = DecodeUtf8(text, 0).value;
  if (IsDigit(first)) return kFigure;
  const int words = WordsIn(text);
  if (words == 1) return kSingle;
  if (words > 3) return kLonger;
  return IsUpper(first) ? kCapital : kSmall;
}

bool MayBeCell(const Block& block) {
  constexpr size_t kLongest = 90;  // bytes
  constexpr int kMostWords = 9;
  if (!IsText(block) || block.text.empty() || block.text.size() > kLongest || block.settled || block.label)
    return false;
  const Shape shape = MeasureShape(block.text);
  return shape.words <= kMostWords && shape.sentences <= 1 && shape.ending == LineEnd::kNone &&
         block.text.find('\n') == std::string::npos && block.text.find('\t') == std::string::npos;
}

size_t RunOfCells(const Blocks& blocks, size_t from) {
  size_t end = from;
  while (end < blocks.size() && end - from < kMostCells && MayBeCell(blocks[end]) &&
         blocks[end].quote == blocks[from].quote && (end < from + 2 || blocks[end].gap == blocks[from + 1].gap))
    ++end;
  return end - from;
}

// How much better columns explain the looks and lengths of the cells below the header than the cells as a whole do, in
// the mean of the cells.
double ScoreOf(const Blocks& blocks, size_t from, size_t count, size_t columns) {
  const size_t rows = count / columns;
  constexpr double kUnseen = 0.4;
  std::array<double, kCellLooks> all{};
  std::vector<std::array<double, kCellLooks>> looks(columns, std::array<double, kCellLooks>{});
  std::vector<double> sum(columns, 0);
  std::vector<double> squares(columns, 0);
  double whole = 0;
  double whole_squares = 0;
  std::set<std::string_view> keys;
  const auto text = [&](size_t i) { return std::string_view(blocks[from + i].text); };
  const auto length = [&](size_t i) { return std::log(1.0 + static_cast<double>(text(i).size())); };
  for (size_t i = columns; i < count; ++i) {
    const CellLook look = LookOf(text(i));
    ++all[look];
    ++looks[i % columns][look];
    sum[i % columns] += length(i);
    squares[i % columns] += length(i) * length(i);
    whole += length(i);
    whole_squares += length(i) * length(i);
    if (i % columns == 0) keys.insert(text(i));
  }
  if (keys.size() < rows - 1) return -1;
  const auto cells = static_cast<double>(count - columns);
  const auto in_column = static_cast<double>(rows - 1);
  double gain = 0;
  for (size_t c = 0; c < columns; ++c)
    for (size_t k = 0; k < kCellLooks; ++k) {
      const double share = (looks[c][k] + kUnseen) / (in_column + kUnseen * static_cast<double>(kCellLooks));
      gain +=
          looks[c][k] * std::log(share / ((all[k] + kUnseen) / (cells + kUnseen * static_cast<double>(kCellLooks))));
    }
  double within = 0;
  for (size_t c = 0; c < columns; ++c) within += squares[c] - sum[c] * sum[c] / in_column;
  const double spread = whole_squares - whole * whole / cells;
  constexpr double kLeastSpread = 0.05;  // a cell
  const double lengths = 0.5 * std::log((spread + kLeastSpread * cells) / (within + kLeastSpread * cells));
  return gain / cells + lengths;
}

}  // namespace

void CutCellLines(Blocks& blocks) {
  Blocks found;
  found.reserve(blocks.size());
  for (size_t at = 0; at < blocks.size();) {
    const size_t run = RunOfCells(blocks, at);
    size_t best_columns = 0;
    size_t best_cells = 0;
    double best = kEnough;
    if (run >= kFewestCells) {
      // A line or two behind the table may look like cells.
      for (size_t cells = run; cells + 1 >= run; --cells) {
        for (size_t columns = 2; columns <= kMostColumns; ++columns) {
          if (cells % columns != 0 || cells / columns < kFewestRows || cells < kFewestCells) continue;
          double score = ScoreOf(blocks, at, cells, columns);
          if (blocks[at + 1].gap) score += 0.3;  // items of a list stand closer
          if (found.empty()) score += 0.3;       // nothing leads them in
          if (columns == 2) score -= 0.3;
          if (cells < run) score -= 0.5;
          if (score > best) best = score, best_columns = columns, best_cells = cells;
        }
      }
    }
    if (best_columns == 0) {
      for (size_t i = 0; i < std::max<size_t>(run, 1); ++i) found.push_back(std::move(blocks[at++]));
      continue;
    }
    std::vector<std::vector<std::string>> rows;
    for (size_t i = 0; i < best_cells; ++i) {
      if (i % best_columns == 0) rows.emplace_back();
      rows.back().push_back(std::move(blocks[at + i].text));
    }
    Block& table = found.emplace_back(std::move(blocks[at]));
    table.kind = Block::Kind::kTable;
    table.rows = std::move(rows);
    table.text.clear();
    at += best_cells;
  }
  blocks = std::move(found);
}

}  // namespace emend
