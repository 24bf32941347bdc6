#include "markup/glued_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/cut_points.h"

namespace emend {
namespace {

constexpr size_t kMostColumns = 10;
constexpr size_t kMostPoints = 40;  // a line with more is prose
constexpr double kNever = -1e9;
constexpr double kLeastScore = 1.5;  // a cut, in the mean
constexpr double kPlainScore = 0.5;  // of a point that is likely by itself
constexpr double kUncut = 0.6;       // share of its score that a point costs where it is left uncut

// What a cell looks like, for the likeness of the cells in a column.
enum CellClass { kEmpty, kMarked, kNumber, kFormula, kAcronym, kName, kLowerWords, kPhrase, kCellClasses };

// How common each is in lines of text cut at random: a column of numbers tells more than a column of names.
constexpr std::array<double, kCellClasses> kCommon = {0.05, 0.1, 0.1, 0.1, 0.25, 0.7, 0.4, 0.4};

CellClass ClassOf(std::string_view cell) {
  cell = Trim(cell);
  if (cell.empty()) return kEmpty;
  bool mark = false;
  int lower = 0;
  int upper = 0;
  int digits = 0;
  int spaces = 0;
  for (size_t at = 0; at < cell.size();) {
    const CodePoint c = DecodeUtf8(cell, at);
    mark = mark || IsCellMark(c.value);
    upper += IsUpper(c.value);
    digits += IsDigit(c.value);
    spaces += c.value == ' ';
    lower += IsLetter(c.value) && !IsUpper(c.value);
    at += c.length;
  }
  if (mark) return kMarked;
  if (IsDigit(DecodeUtf8(cell, 0).value) || (digits > 0 && digits >= lower + upper)) return kNumber;
  if (cell.back() == ')' && spaces == 0) return kFormula;
  if (lower == 0 && upper > 0) return kAcronym;
  if (spaces >= 2) return kPhrase;
  return IsUpper(DecodeUtf8(cell, 0).value) ? kName : kLowerWords;
}

struct Row {
  std::string_view line;
  std::vector<CutPoint> points;
  size_t plain = 0;  // points that are likely by themselves
};

// The parts of a row that its points divide.
std::vector<std::string_view> PiecesOf(const Row& row) {
  std::vector<std::string_view> pieces;
  size_t begin = 0;
  for (const CutPoint& point : row.points) {
    pieces.push_back(Trim(row.line.substr(begin, point.at - begin)));
    begin = point.at;
  }
  pieces.push_back(Trim(row.line.substr(begin)));
  return pieces;
}

// A piece that stands in several rows is a value of its own; one that the header has too is a part of a longer name.
void WeighRecurring(std::vector<Row>& rows) {
  std::map<std::string_view, int> counts;
  for (size_t r = 1; r < rows.size(); ++r)
    for (const std::string_view piece : PiecesOf(rows[r])) ++counts[piece];
  for (size_t r = 0; r < rows.size(); ++r) {
    const std::vector<std::string_view> pieces = PiecesOf(rows[r]);
    for (size_t i = 0; i < rows[r].points.size(); ++i) {
      const auto recurs = [&](std::string_view piece) {
        const auto found = counts.find(piece);
        return found != counts.end() && found->second > (r == 0 ? 0 : 1) && piece.size() > 1;
      };
      const int known = recurs(pieces[i]) + recurs(pieces[i + 1]);
      rows[r].points[i].score += (r == 0 ? -0.7 : 0.5) * known;
    }
  }
}

// Which points of a row are cut: indices into `points`.
using Cuts = std::vector<size_t>;

std::vector<std::string_view> CellsOf(const Row& row, const Cuts& cuts) {
  std::vector<std::string_view> cells;
  size_t begin = 0;
  for (const size_t cut : cuts) {
    cells.push_back(Trim(row.line.substr(begin, row.points[cut].at - begin)));
    begin = row.points[cut].at;
  }
  cells.push_back(Trim(row.line.substr(begin)));
  return cells;
}

// What the cells of each column look like in the rows cut so far.
struct Columns {
  std::vector<std::array<double, kCellClasses>> classes;
  std::vector<std::map<std::string_view, int>> values;
  double rows = 0;

  double Score(size_t column, std::string_view cell) const {
    if (rows == 0) return 0;
    const CellClass cell_class = ClassOf(cell);
    const double share = (classes[column][cell_class] + 0.3) / (rows + 0.3 * static_cast<double>(kCellClasses));
    const auto same = values[column].find(cell);
    const double repeated = same != values[column].end() && same->second > 1 ? 0.3 : 0;
    return 0.4 * std::log(share / kCommon[cell_class]) + repeated;
  }
};

struct BestCut {
  Cuts cuts;
  double score = kNever;
};

// The best way to cut `row` into `count` cells.
BestCut CutRow(const Row& row, size_t count, const Columns& columns) {
  const size_t points = row.points.size();
  if (points + 1 < count) return {};
  std::vector<double> uncut(points + 1, 0);  // cost of leaving the points before i uncut
  for (size_t i = 0; i < points; ++i) uncut[i + 1] = uncut[i] + kUncut * std::max(0.0, row.points[i].score);
  const auto begin_of = [&](size_t i) { return i == 0 ? size_t{0} : row.points[i - 1].at; };
  // best[k][i]: k cells cut off, the last at point i (1-based; 0 = the line's begin).
  std::vector<std::vector<double>> best(count, std::vector<double>(points + 1, kNever));
  std::vector<std::vector<size_t>> from(count, std::vector<size_t>(points + 1, 0));
  best[0][0] = 0;
  for (size_t k = 1; k < count; ++k)
    for (size_t i = k; i <= points; ++i)
      for (size_t j = k - 1; j < i; ++j) {
        if (best[k - 1][j] <= kNever / 2) continue;
        const std::string_view cell = row.line.substr(begin_of(j), row.points[i - 1].at - begin_of(j));
        const double score =
            best[k - 1][j] + row.points[i - 1].score - (uncut[i - 1] - uncut[j]) + columns.Score(k - 1, cell);
        if (score > best[k][i]) best[k][i] = score, from[k][i] = j;
      }
  BestCut result;
  size_t last = 0;
  for (size_t i = count - 1; i <= points; ++i) {
    if (best[count - 1][i] <= kNever / 2) continue;
    const double score =
        best[count - 1][i] - (uncut[points] - uncut[i]) + columns.Score(count - 1, row.line.substr(begin_of(i)));
    if (score > result.score) result.score = score, last = i;
  }
  if (result.score <= kNever / 2) return {};
  for (size_t k = count - 1; k > 0; --k) {
    result.cuts.push_back(last - 1);
    last = from[k][last];
  }
  std::reverse(result.cuts.begin(), result.cuts.end());
  return result;
}

Columns Learn(const std::vector<Row>& rows, const std::vector<Cuts>& cuts, size_t count) {
  Columns columns;
  columns.classes.assign(count, {});
  columns.values.resize(count);
  for (size_t r = 1; r < rows.size(); ++r) {  // the header is unlike its column
    const std::vector<std::string_view> cells = CellsOf(rows[r], cuts[r]);
    for (size_t c = 0; c < count; ++c) {
      ++columns.classes[c][ClassOf(cells[c])];
      ++columns.values[c][cells[c]];
    }
    ++columns.rows;
  }
  return columns;
}

struct Candidate {
  std::vector<Cuts> cuts;
  double score = kNever;  // a line
};

// Evidence that is in the table as a whole: keys differ, columns say something, a header names them.
double WholeScore(const std::vector<Row>& rows, const std::vector<Cuts>& cuts, size_t count) {
  std::vector<std::map<std::string_view, int>> values(count);
  bool beyond_names = false;  // marks, numbers, phrases: more than names with capitals inside
  for (size_t r = 0; r < rows.size(); ++r) {
    const std::vector<std::string_view> cells = CellsOf(rows[r], cuts[r]);
    for (size_t c = 0; c < count; ++c) {
      if (r > 0) ++values[c][cells[c]];
      const CellClass kind = ClassOf(cells[c]);
      beyond_names = beyond_names || (kind != kName && kind != kAcronym && kind != kLowerWords) ||
                     cells[c].find(' ') != std::string_view::npos;
    }
  }
  const double body = static_cast<double>(rows.size() - 1);
  if (!beyond_names && rows.size() < 4) return kNever;
  double score = beyond_names ? 0 : -1.5;
  // As many likely borders in every row as the table needs: prose and lists of names have now more, now fewer.
  const auto every_row_has = [&](auto borders) {
    return std::all_of(rows.begin(), rows.end(), [&](const Row& row) { return borders(row) == count - 1; });
  };
  const bool regular = every_row_has([](const Row& row) { return row.plain; }) ||
                       every_row_has([](const Row& row) { return row.points.size(); });
  if (regular) score += count > 2 ? std::min(1.0, 0.25 * static_cast<double>(rows.size())) : 0.2;
  score -= 1.5 * (1 - static_cast<double>(values[0].size()) / body);
  for (size_t c = 1; c < count; ++c)
    if (values[c].size() == 1 && rows.size() > 2) score -= ClassOf(values[c].begin()->first) == kMarked ? 0.2 : 1;
  const std::vector<std::string_view> header = CellsOf(rows[0], cuts[0]);
  const bool capital = IsUpper(DecodeUtf8(header[0], 0).value);
  for (const std::string_view cell : header) {
    if (capital && IsLower(DecodeUtf8(cell, 0).value)) score -= 0.8;
    if (ClassOf(cell) == kMarked) score -= 2.5;
    if (ClassOf(cell) == kNumber) score -= 0.5;
  }
  return score;
}

Candidate CutInto(const std::vector<Row>& rows, size_t count) {
  Candidate candidate;
  Columns columns;
  columns.classes.assign(count, {});
  columns.values.resize(count);
  for (int round = 0; round < 3; ++round) {
    candidate.cuts.clear();
    double sum = 0;
    for (size_t r = 0; r < rows.size(); ++r) {
      Columns none;
      BestCut best = CutRow(rows[r], count, r == 0 ? none : columns);
      if (best.score <= kNever / 2) return {};
      sum += best.score;
      candidate.cuts.push_back(std::move(best.cuts));
    }
    candidate.score = sum / static_cast<double>(rows.size());
    columns = Learn(rows, candidate.cuts, count);
  }
  candidate.score += WholeScore(rows, candidate.cuts, count);
  return candidate;
}

}  // namespace

std::optional<GluedTable> CutGluedTable(std::span<const std::string_view> lines, const Vocabulary& words) {
  Vocabulary own;
  for (const std::string_view line : lines) own.Add(line);
  std::vector<Row> rows;
  size_t fewest = kMostColumns;
  for (const std::string_view line : lines) {
    rows.push_back({line, FindCutPoints(line, words, own), 0});
    if (rows.back().points.size() > kMostPoints) return std::nullopt;
    for (const CutPoint& point : rows.back().points) rows.back().plain += point.score >= kPlainScore;
    fewest = std::min(fewest, rows.back().points.size());
  }
  if (rows.size() < 3 || fewest == 0) return std::nullopt;
  WeighRecurring(rows);
  Candidate best;
  size_t columns = 0;
  for (size_t count = 2; count <= std::min(fewest + 1, kMostColumns); ++count) {
    Candidate candidate = CutInto(rows, count);
    if (candidate.score > best.score) best = std::move(candidate), columns = count;
  }
  if (columns == 0 || best.score < kLeastScore) return std::nullopt;
  GluedTable table;
  table.score = best.score;
  for (size_t r = 0; r < rows.size(); ++r) {
    const std::vector<std::string_view> cells = CellsOf(rows[r], best.cuts[r]);
    table.rows.emplace_back(cells.begin(), cells.end());
  }
  return table;
}

}  // namespace emend
