// What quiz programs print around each question: below its number the mark that was given, a flag, the name of the part
// that follows; below the options the name of the remark. Such lines come back with every question.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "import/lines.h"
#include "import/passes.h"

namespace emend {
namespace {

constexpr size_t kLinesBelow = 6;  // lines below a number

// A number with its label on a line of its own: "Question 3".
bool IsNumber(const Line& line) {
  return line.marker.kind == Marker::Kind::kQuestion && line.marker.number >= 0 && line.content.empty();
}

// The line with every number as '#', folded.
std::string PatternOf(std::string_view text) {
  std::string pattern;
  const FoldedText folded(Trim(text));
  for (const char c : folded.view()) {
    if (c < '0' || c > '9')
      pattern += c;
    else if (pattern.empty() || pattern.back() != '#')
      pattern += '#';
  }
  return pattern;
}

// Names of the remark below the options.
bool IsRemarkName(std::string_view folded) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"feedback", "rückmeldung", "retroalimentación", "comentários", "rétroaction",
                                       "комментарий", "informacja zwrotna"});
  return std::find(kNames.begin(), kNames.end(), folded) != kNames.end();
}

}  // namespace

void ReadForms(Document& document) {
  constexpr size_t kLeast = 3;     // questions
  constexpr size_t kLongest = 60;  // bytes of a printed line
  constexpr size_t kShort = 24;    // bytes of one that differs, between two that come back
  std::vector<Line>& lines = document.lines;
  std::vector<std::vector<size_t>> below;  // of each number: the lines that may be printed
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!IsNumber(lines[i])) continue;
    std::vector<size_t>& at = below.emplace_back();
    for (size_t k = i + 1; k < lines.size() && at.size() < kLinesBelow && !IsNumber(lines[k]); ++k) {
      if (lines[k].kind == LineKind::kBlank) continue;
      if (!IsUnmarked(lines[k]) || lines[k].text.size() > kLongest) break;
      at.push_back(k);
    }
  }
  if (below.size() < kLeast) return;
  std::map<std::string, size_t> counts;
  for (const std::vector<size_t>& at : below) {
    for (const size_t i : at) ++counts[PatternOf(lines[i].text)];
  }
  bool form = false;
  for (const std::vector<size_t>& at : below) {
    size_t end = 0;  // behind the last that comes back
    for (size_t n = 0; n < at.size(); ++n) {
      const bool asks = lines[at[n]].text.find('?') != std::string_view::npos;
      if (!asks && counts[PatternOf(lines[at[n]].text)] * 2 >= below.size() + 1) end = n + 1;
    }
    for (size_t n = 0; n < end; ++n) {
      const bool printed = counts[PatternOf(lines[at[n]].text)] * 2 >= below.size() + 1;
      if (!printed && lines[at[n]].text.size() > kShort) continue;
      Drop(lines[at[n]], DropReason::kLabel);
      form = true;
    }
  }
  if (!form) return;
  for (Line& line : lines) {
    if (IsUnmarked(line) && line.text.size() < kShort && IsRemarkName(FoldCase(Trim(line.text))))
      Drop(line, DropReason::kLabel);
  }
}

}  // namespace emend
