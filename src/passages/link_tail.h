// What stands behind the `]` of a link or image: `(destination "title")`, `[label]` or nothing.
#ifndef EMEND_PASSAGES_LINK_TAIL_H_
#define EMEND_PASSAGES_LINK_TAIL_H_

#include <cstddef>
#include <string_view>

namespace emend {

// The offset behind the tail of the link whose `]` ends at `at`; `at` if it has none. The rules are those of the parser
// (cmark-gfm's inlines.c, GFM 6.6): first an inline destination, then a label.
size_t LinkTailEnd(std::string_view text, size_t at);

}  // namespace emend

#endif  // EMEND_PASSAGES_LINK_TAIL_H_
