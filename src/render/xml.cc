#include "render/xml.h"

#include <fmt/format.h>

#include "base/escape.h"
#include "base/utf8.h"

namespace emend {

std::string XmlText(std::string_view text) {
  const std::string visible = EscapeForTerminal(text);
  std::string out;
  for (size_t i = 0; i < visible.size();) {
    const CodePoint c = DecodeUtf8(visible, i);
    switch (c.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&apos;";
        break;
      case 0xFFFE:
      case 0xFFFF:  // XML 1.0, production 2: no characters
        out += fmt::format("&lt;U+{:04X}&gt;", static_cast<uint32_t>(c.value));
        break;
      default:
        out.append(visible, i, c.length);
    }
    i += c.length;
  }
  return out;
}

}  // namespace emend
