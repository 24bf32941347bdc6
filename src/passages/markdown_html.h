// Markdown as HTML that can be put on any page: nothing runs, nothing is loaded, no word is lost.
#ifndef EMEND_PASSAGES_MARKDOWN_HTML_H_
#define EMEND_PASSAGES_MARKDOWN_HTML_H_

#include <string>
#include <string_view>

namespace emend {

// `text`, in UTF-8, as HTML blocks, with GitHub's tables, task lists and strikethrough. HTML in it is shown as it is
// written; a picture becomes a link to it; links to javascript: and the like lead nowhere. A text that is made to take
// the parser very long comes out as it is written.
std::string MarkdownToHtml(std::string_view text);

// Plain text with `code spans`, as HTML within a line.
std::string QuestionToHtml(std::string_view text);

// `text` with the signs escaped that mean something in HTML, also in attributes.
std::string EscapeHtml(std::string_view text);

}  // namespace emend

#endif  // EMEND_PASSAGES_MARKDOWN_HTML_H_
