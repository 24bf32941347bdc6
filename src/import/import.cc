#include "import/import.h"

#include "base/line_index.h"
#include "import/passes.h"

namespace emend {
namespace {

std::string_view WithoutSpaceAtEnd(std::string_view text) {
  const size_t last = text.find_last_not_of(" \t\f\v");
  return last == text.npos ? std::string_view() : text.substr(0, last + 1);
}

void SplitLines(Document& document) {
  const std::string_view text = document.text;
  const LineIndex index(text);
  document.lines.resize(static_cast<size_t>(index.line_count()));
  for (int number = 1; number <= index.line_count(); ++number) {
    Line& line = document.lines[static_cast<size_t>(number) - 1];
    const Span span = index.line(number);
    line.number = number;
    line.text = WithoutSpaceAtEnd(text.substr(span.begin, span.size()));
    line.content = line.text;
    if (line.text.empty()) line.kind = LineKind::kBlank;
  }
}

}  // namespace

void ImportText(std::string text, Document& document, std::string_view layout) {
  document.text = std::move(text);
  SplitLines(document);
#define LAYOUT(name, option, summary) \
  if (layout.empty() || layout == option) Read##name(document);
#define IMPORTER(name, summary) Read##name(document);
#include "import/importers.def"
}

}  // namespace emend
