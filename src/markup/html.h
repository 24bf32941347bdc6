// Tags and character references that an export left in its prose.
#ifndef EMEND_MARKUP_HTML_H_
#define EMEND_MARKUP_HTML_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace emend {

enum class Breaks : uint8_t {
  kSplit,  // <br> becomes a newline
  kKeep,   // <br> stays, as in a table cell, where Markdown has nothing else
};

// Tags that format (<b>x</b>, <code>x</code>, <p>…</p>) become Markdown, references become characters. A tag that the
// prose speaks of ("the <form> element") stays: it stands alone, or is none that formats. Code spans are not touched.
std::string HtmlToMarkdown(std::string_view text, Breaks breaks);

}  // namespace emend

#endif  // EMEND_MARKUP_HTML_H_
