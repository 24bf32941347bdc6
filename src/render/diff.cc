#include "render/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/line_diff.h"

namespace emend {
namespace {

constexpr size_t kContext = 3;            // lines shown around a change

void AppendLine(char sign, std::string_view line, std::string& out) {
  out += sign;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

// `12,3` as diff counts: from 1, and for no line at all the line before.
std::string Range(size_t begin, size_t end) {
  if (end - begin == 1) return fmt::format("{}", begin + 1);
  return fmt::format("{},{}", end == begin ? begin : begin + 1, end - begin);
}

}  // namespace

std::string UnifiedDiff(std::string_view before, std::string_view after, std::string_view before_name,
                        std::string_view after_name) {
  if (before == after) return "";
  const LinesOfText a = SplitLines(before), b = SplitLines(after);
  const std::vector<LineChange> changes = FindLineChanges(a, b);
  std::string out = fmt::format("--- {}\n+++ {}\n", before_name, after_name);
  for (size_t first = 0; first < changes.size();) {
    size_t last = first;  // changes that share their context are one hunk
    while (last + 1 < changes.size() && changes[last + 1].a - changes[last].a_end <= 2 * kContext) ++last;
    const size_t lead = std::min(kContext, changes[first].a);
    const size_t tail = std::min(kContext, a.size() - changes[last].a_end);
    out += fmt::format("@@ -{} +{} @@\n", Range(changes[first].a - lead, changes[last].a_end + tail),
                       Range(changes[first].b - lead, changes[last].b_end + tail));
    size_t i = changes[first].a - lead;
    for (; first <= last; ++first) {
      for (; i < changes[first].a; ++i) AppendLine(' ', a[i], out);
      for (; i < changes[first].a_end; ++i) AppendLine('-', a[i], out);
      for (size_t j = changes[first].b; j < changes[first].b_end; ++j) AppendLine('+', b[j], out);
    }
    for (const size_t end = i + tail; i < end; ++i) AppendLine(' ', a[i], out);
  }
  return out;
}

}  // namespace emend
