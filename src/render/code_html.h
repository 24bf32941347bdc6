#ifndef EMEND_RENDER_CODE_HTML_H_
#define EMEND_RENDER_CODE_HTML_H_

#include <string>
#include <string_view>

namespace emend {

// HTML that MarkdownToHtml made, with the code of its blocks coloured where their language is known: `<span
// class="hk">` around keywords, hs strings, hc comments, hn numbers.
std::string ColorCodeBlocks(std::string_view html);

}  // namespace emend

#endif  // EMEND_RENDER_CODE_HTML_H_
