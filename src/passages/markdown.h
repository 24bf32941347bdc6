// Markdown -> passages. The block structure is cmark-gfm's (with tables, strikethrough and task lists), the places are
// found in the text itself.
#ifndef EMEND_PASSAGES_MARKDOWN_H_
#define EMEND_PASSAGES_MARKDOWN_H_

#include <string_view>
#include <vector>

#include "model/passage.h"
#include "passages/checked_file.h"

namespace emend {

struct MarkdownPassages {
  std::vector<Passage> passages;  // places, and indices of other passages, count from the start of the text
  std::vector<Directive> directives;
  int tables = 0;
  int searched = 0;  // passages whose inlines did not fit and were searched for
};

// Reads from the byte `from` on. `text` is well-formed UTF-8 without NUL.
MarkdownPassages ReadMarkdown(std::string_view text, size_t from = 0);

}  // namespace emend

#endif  // EMEND_PASSAGES_MARKDOWN_H_
