#ifndef EMEND_MARKUP_LINE_START_H_
#define EMEND_MARKUP_LINE_START_H_

#include <cstddef>
#include <string_view>

namespace emend {

// The byte that needs a backslash lest Markdown take the line that begins at `at` for a heading, a list item, a quote,
// a rule, a table's second row, a fence or a link definition; npos if it is plain text as it stands.
size_t FindLineStartMark(std::string_view text, size_t at);

}  // namespace emend

#endif  // EMEND_MARKUP_LINE_START_H_
