// A text as the lines of an answer, by their surface alone: so that these tests do not move when the importer learns
// more.
#ifndef EMEND_TESTS_MARKUP_LINES_H_
#define EMEND_TESTS_MARKUP_LINES_H_

#include <string>
#include <string_view>
#include <vector>

#include "import/lines.h"
#include "model/document.h"

namespace emend {

// Fences, pipe tables, tab-separated rows, rules and what ReadSurface tells. A line that begins with `¦` is code that
// lost its fence. The views point into `text`, which must outlive them.
inline std::vector<Line> LinesOf(std::string_view text) {
  std::vector<Line> lines;
  std::string_view fence;  // the run of backticks that is open
  int number = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    Line line;
    line.number = ++number;
    line.text = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line.text = line.text.substr(0, line.text.find_last_not_of(" \t") + 1);
    ReadSurface(line);
    const bool first = fence.empty();
    if (line.content.starts_with("```")) {
      const size_t run = std::min(line.content.find_first_not_of('`'), line.content.size());
      const std::string_view rest = line.content.substr(run);
      if (first ? rest.find_first_of(" `") == rest.npos : run >= fence.size() && rest.empty()) {
        line.kind = LineKind::kFence;
        line.opens = first;
        line.language = first ? rest : std::string_view();
        fence = first ? line.content.substr(0, run) : std::string_view();
        lines.push_back(line);
        continue;
      }
    }
    if (!first) {
      line.kind = LineKind::kCode;
      line.fenced = true;
    } else if (line.text.starts_with("¦")) {
      line.text.remove_prefix(std::string_view("¦").size());
      line.content = line.text;
      line.kind = LineKind::kCode;
      line.indent = static_cast<int>(std::min(line.text.find_first_not_of(' '), line.text.size()));
    } else if (line.kind == LineKind::kText &&
               (line.content.starts_with('|') || line.content.find('\t') != line.content.npos)) {
      line.kind = LineKind::kTableRow;
    } else if (line.content.size() >= 3 && line.content.find_first_not_of('-') == line.content.npos) {
      line.kind = LineKind::kRule;
    }
    if (line.kind == LineKind::kCode || line.kind == LineKind::kTableRow || line.kind == LineKind::kRule) {
      line.marker = {};
      line.content = line.text;
    }
    lines.push_back(line);
  }
  return lines;
}

}  // namespace emend

#endif  // EMEND_TESTS_MARKUP_LINES_H_
