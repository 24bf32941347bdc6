#include "import/lines.h"
#include "import/passes.h"

namespace emend {

void ReadMarkdown(Document& document) {
  for (Line& line : document.lines) {
    if (line.kind != LineKind::kText) continue;
    ReadSurface(line);
    if (line.kind == LineKind::kItem || line.kind == LineKind::kText) {
      const std::string_view mark = line.text.substr(static_cast<size_t>(line.text.find_first_not_of(" \t")));
      if (mark.size() >= 3 && mark.find_first_not_of("-_* ") == mark.npos &&
          mark.find_first_not_of(mark.substr(0, 1)) == mark.npos)
        line.kind = LineKind::kRule;
    }
  }
}

}  // namespace emend
