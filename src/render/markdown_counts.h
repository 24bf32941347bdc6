#ifndef EMEND_RENDER_MARKDOWN_COUNTS_H_
#define EMEND_RENDER_MARKDOWN_COUNTS_H_

#include <map>
#include <string>
#include <string_view>

namespace emend {

// What a Markdown text of our own writing holds.
struct MarkdownCounts {
  std::map<std::string, int> languages;  // fenced code blocks by language
  int tables = 0;
};

// Adds what `text` holds. Fences and tables inside lists and quotes count too.
void CountMarkdown(std::string_view text, MarkdownCounts& counts);

}  // namespace emend

#endif  // EMEND_RENDER_MARKDOWN_COUNTS_H_
