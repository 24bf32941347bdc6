// The lines stand in up to ten columns, blank ones too, so that a reader who knows the export finds their way. Where
// there are more lines than can be told apart, one stroke stands for several: for the longest of them.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "render/html_page.h"
#include "render/report_parts.h"

namespace emend {
namespace {

constexpr size_t kMostStrokes = 2000;
constexpr size_t kMostColumns = 10;
constexpr size_t kFewestRows = 24;
constexpr size_t kColumnWidth = 110;  // all in units of the picture, which are pixels where there is room
constexpr size_t kStrokeWidth = 100;  // for a line of as many characters or more
constexpr size_t kRowHeight = 4;
constexpr size_t kTop = 14;  // above it the number of the column's first line

struct Stroke {
  size_t range = 0;  // of the ledger, from 1; 0: a blank line
  size_t indent = 0;
  size_t length = 0;
};

Stroke StrokeOf(std::string_view line, size_t range) {
  const std::string_view content = Trim(line);
  if (content.empty()) return {};
  const size_t indent = std::min<size_t>(static_cast<size_t>(content.data() - line.data()), kStrokeWidth / 2);
  return {range, indent, std::clamp<size_t>(CountCodePoints(content), 2, kStrokeWidth - indent)};
}

// The range of the ledger, from 1, that each line is in.
std::vector<size_t> RangesOfLines(const Ledger& ledger, int count) {
  std::vector<size_t> ranges(static_cast<size_t>(count), 0);
  for (size_t i = 0; i < ledger.size(); ++i) {
    for (int line = ledger[i].lines.first; line <= std::min(ledger[i].lines.last, count); ++line)
      ranges[static_cast<size_t>(line) - 1] = i + 1;
  }
  return ranges;
}

std::vector<Stroke> Strokes(const ReportedExport& of, size_t lines_a_stroke) {
  const LineIndex lines(of.text);
  const std::vector<size_t> ranges = RangesOfLines(of.ledger, lines.line_count());
  std::vector<Stroke> strokes;
  for (size_t i = 0; i < ranges.size(); ++i) {
    if (i % lines_a_stroke == 0) strokes.emplace_back();
    const Stroke own = StrokeOf(LineOf(lines, of.text, static_cast<int>(i) + 1), ranges[i]);
    if (own.length > strokes.back().length) strokes.back() = own;
  }
  return strokes;
}

std::string TitleOf(const LedgerLine& range) {
  const std::string lines = LinesText(range.lines);
  if (range.fate == Fate::kHeading) return fmt::format("{}: heading of a section", lines);
  return range.fate == Fate::kNote ? fmt::format("{}: in the note {}", lines, range.id)
                                   : fmt::format("{}: dropped, {}", lines, ToString(range.reason));
}

constexpr std::string_view ClassOf(Fate fate) {
  return fate == Fate::kNote ? "note" : fate == Fate::kHeading ? "heading" : "dropped";
}

}  // namespace

void AppendLinePicture(const ReportedExport& of, std::string& out) {
  const size_t count = static_cast<size_t>(LineIndex(of.text).line_count());
  const size_t lines_a_stroke = std::max<size_t>(1, (count + kMostStrokes - 1) / kMostStrokes);
  const std::vector<Stroke> strokes = Strokes(of, lines_a_stroke);
  const size_t rows =
      std::max(std::min(kFewestRows, strokes.size()), (strokes.size() + kMostColumns - 1) / kMostColumns);
  const size_t columns = (strokes.size() + rows - 1) / rows;
  const size_t width = columns * kColumnWidth, height = kTop + rows * kRowHeight;
  out += fmt::format(
      "<svg class=\"lines\" viewBox=\"0 0 {0} {1}\" style=\"max-width: {0}px\" role=\"img\" aria-label=\"The lines of "
      "{2}, "
      "coloured by what became of them\">\n",
      width, height, HtmlText(of.summary.path));
  for (size_t column = 0; column < columns; ++column)
    out += fmt::format("<text x=\"{}\" y=\"9\">{}</text>\n", column * kColumnWidth, column * rows * lines_a_stroke + 1);
  for (size_t i = 0; i < strokes.size();) {
    const size_t range = strokes[i].range;
    if (range == 0) {
      ++i;
      continue;
    }
    std::string path;
    for (; i < strokes.size() && (strokes[i].range == range || strokes[i].range == 0); ++i) {
      if (strokes[i].range == 0) continue;
      path += fmt::format("M{} {}h{}", i / rows * kColumnWidth + strokes[i].indent, kTop + i % rows * kRowHeight,
                          strokes[i].length);
    }
    const LedgerLine& told = of.ledger[range - 1];
    out += fmt::format("<path class=\"{}\" d=\"{}\"><title>{}</title></path>\n", ClassOf(told.fate), path,
                       HtmlText(TitleOf(told)));
  }
  out += "</svg>\n";
}

}  // namespace emend
