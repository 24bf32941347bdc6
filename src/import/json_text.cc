#include "import/json_text.h"

#include "base/utf8.h"

namespace emend {
namespace {

// The four hexadecimal digits behind `at`, which is moved to the last of them.
char32_t ReadHex(std::string_view text, size_t& at) {
  char32_t value = 0;
  for (int digit = 0; digit < 4 && at + 1 < text.size(); ++digit) {
    const char c = text[++at];
    const int hex = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : 0;
    value = value * 16 + static_cast<char32_t>(hex);
  }
  return value;
}

}  // namespace

std::optional<std::string> ReadJsonString(std::string_view text, size_t& at) {
  std::string out;
  for (++at; at < text.size(); ++at) {
    if (text[at] == '"') {
      ++at;
      return out;
    }
    if (text[at] != '\\' || at + 1 >= text.size()) {
      out.push_back(text[at]);
      continue;
    }
    switch (text[++at]) {
      case 'n':
        out.push_back('\n');
        break;
      case 't':
        out.push_back('\t');
        break;
      case 'u': {
        char32_t c = ReadHex(text, at);
        // Halves of a pair stand for one code point beyond the first plane.
        if (c >= 0xD800 && c < 0xDC00 && text.substr(at + 1).starts_with("\\u")) {
          size_t low = at + 2;
          const char32_t second = ReadHex(text, low);
          if (second >= 0xDC00 && second < 0xE000) c = 0x10000 + ((c - 0xD800) << 10) + (second - 0xDC00), at = low;
        }
        if (c == 0 || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
        AppendUtf8(c, out);
        break;
      }
      case 'r':
      case 'b':
      case 'f':
        break;
      default:
        out.push_back(text[at]);
    }
  }
  return std::nullopt;
}

}  // namespace emend
