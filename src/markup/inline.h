// The text of a paragraph, an item or a cell -> Markdown that renders the very same words.
//
// What the export's author marked stays: emphasis, `code`, links. What Markdown would eat is protected: tokens that are
// obviously code (`__init__`, `**kwargs`, `List<T>`, `{% block %}`) by backticks, all else by a backslash.
//
// Invariant: a CommonMark parser finds in the result exactly the marks that were recognised here, as every other
// delimiter is escaped, in a code span, or unable to open or close anything. The result is a fixed point.
#ifndef EMEND_MARKUP_INLINE_H_
#define EMEND_MARKUP_INLINE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace emend {

enum class Place : uint8_t {
  kBlock,    // lines of a paragraph or an item: block marks at the start of a line are protected too
  kHeading,  // behind the # of a heading
  kCell,     // a table cell: `|` is protected too
};

std::string ToInline(std::string_view text, Place place);

}  // namespace emend

#endif  // EMEND_MARKUP_INLINE_H_
