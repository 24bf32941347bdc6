#include "render/markdown_counts.h"

#include <algorithm>

#include "base/unicode.h"

namespace emend {
namespace {

size_t RunLength(std::string_view text, char c) { return std::min(text.find_first_not_of(c), text.size()); }

// `| --- | :-: |`
bool IsDelimiterRow(std::string_view line) {
  return line.starts_with('|') && line.find("-") != std::string_view::npos &&
         line.find_first_not_of("|:- ") == std::string_view::npos;
}

}  // namespace

void CountMarkdown(std::string_view text, MarkdownCounts& counts) {
  char fence = 0;  // the character of the open fence, 0 outside
  size_t fence_length = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
    const char first = line.empty() ? ' ' : line.front();
    const size_t length = first == '`' || first == '~' ? RunLength(line, first) : 0;
    if (fence != 0) {
      if (first == fence && length >= fence_length && Trim(line.substr(length)).empty()) fence = 0;
    } else if (length >= 3) {
      fence = first, fence_length = length;
      const std::string_view language = Trim(line.substr(length));
      ++counts.languages[language.empty() ? "text" : std::string(language)];
    } else if (IsDelimiterRow(line)) {
      ++counts.tables;
    }
  }
}

}  // namespace emend
