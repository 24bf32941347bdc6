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

struct MarkdownOptions {
  size_t from = 0;                  // the byte of the text that is the first of the document
  size_t chunk = size_t{32} << 10;  // a document that is longer is read in parts of this many bytes, about
};

// `text` is well-formed UTF-8 without NUL.
MarkdownPassages ReadMarkdown(std::string_view text, MarkdownOptions options = {});

}  // namespace emend

#endif  // EMEND_PASSAGES_MARKDOWN_H_
