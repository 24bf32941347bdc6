#include "render/json.h"

#include <fmt/format.h>

#include "base/escape.h"
#include "base/utf8.h"

namespace emend {
namespace {

void AppendEscaped(char32_t c, std::string& out) {
  if (c > 0xFFFF) {
    const char32_t rest = c - 0x10000;
    AppendEscaped(0xD800 + (rest >> 10), out);
    AppendEscaped(0xDC00 + (rest & 0x3FF), out);
  } else {
    out += fmt::format("\\u{:04x}", static_cast<uint32_t>(c));
  }
}

}  // namespace

std::string JsonString(std::string_view text) {
  std::string out = "\"";
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (c.value == '\n') {
      out += "\\n";
    } else if (c.value == '\t') {
      out += "\\t";
    } else if (c.value == '"' || c.value == '\\') {
      out += '\\', out += static_cast<char>(c.value);
    } else if (!c.valid || IsHiddenOnTerminal(c.value)) {
      AppendEscaped(c.value, out);
    } else {
      out.append(text, i, c.length);
    }
    i += c.length;
  }
  return out += '"';
}

}  // namespace emend
