#ifndef EMEND_IMPORT_HTML_LINES_H_
#define EMEND_IMPORT_HTML_LINES_H_

#include <string>
#include <string_view>
#include <vector>

namespace emend {

// A piece of HTML as lines of Markdown; text without tags gives its own lines.
std::vector<std::string> HtmlToLines(std::string_view html);

}  // namespace emend

#endif  // EMEND_IMPORT_HTML_LINES_H_
