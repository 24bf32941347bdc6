#ifndef EMEND_RENDER_XML_H_
#define EMEND_RENDER_XML_H_

#include <string>
#include <string_view>

namespace emend {

// `text` for an attribute or the content of an element of XML 1.0. What XML cannot carry, and what is hidden on a
// terminal, is shown as EscapeForTerminal shows it.
std::string XmlText(std::string_view text);

}  // namespace emend

#endif  // EMEND_RENDER_XML_H_
