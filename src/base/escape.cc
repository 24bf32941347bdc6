#include "base/escape.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace emend {

bool IsHiddenOnTerminal(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F ||
         c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

std::string EscapeForTerminal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (c.value == '\n') {
      out += "\\n";
    } else if (c.value == '\t') {
      out += "\\t";
    } else if (!c.valid || c.value < 0x20 || c.value == 0x7F) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[i]));
    } else if (IsHiddenOnTerminal(c.value)) {
      out += fmt::format("<U+{:04X}>", static_cast<uint32_t>(c.value));
    } else {
      out.append(text, i, c.length);
    }
    i += c.length;
  }
  return out;
}

}  // namespace emend
