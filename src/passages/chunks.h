// A long Markdown document in parts that can be parsed one by one: the parser's tree then stays in the cache, and what
// is slow in one part is not slow for all.
#ifndef EMEND_PASSAGES_CHUNKS_H_
#define EMEND_PASSAGES_CHUNKS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace emend {

struct MarkdownChunks {
  std::vector<Span> lines;     // of the text, without their ends
  std::vector<size_t> begins;  // the first line of each chunk, 0-based
  std::string definitions;     // of links, to be read with each chunk; empty where there is one chunk only
};

// Divides the text from the byte `from` on into chunks of `size` bytes or more: where a paragraph or heading begins
// behind an empty line and nothing is open: no list, quote, fence, comment. A text in doubt is left whole.
MarkdownChunks DivideMarkdown(std::string_view text, size_t from, size_t size);

}  // namespace emend

#endif  // EMEND_PASSAGES_CHUNKS_H_
