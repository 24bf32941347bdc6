#include "notes/yaml_simple_text.h"

#include <charconv>

#include "base/span.h"
#include "base/utf8.h"

namespace emend {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

bool IsNull(std::string_view text) { return text == "null" || text == "Null" || text == "NULL"; }

bool IsKeyCharacter(char c) {
  return IsLower(static_cast<char>(c | 0x20)) || IsDigit(c) || std::string_view("_-./+='()*").find(c) != kNowhere;
}

// What the hexadecimal digits after `\x` or `\u` stand for.
std::optional<char32_t> ReadHex(std::string_view digits) {
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc() || end != digits.data() + digits.size() || (value >= 0xD800 && value <= 0xDFFF))
    return std::nullopt;
  return static_cast<char32_t>(value);
}

}  // namespace

size_t PlainKeyLength(std::string_view text) {
  if (text.empty() || text.starts_with("- ")) return 0;
  const char first = text.front();
  if (!IsLower(static_cast<char>(first | 0x20)) && !IsDigit(first) && first != '_' && first != '-') return 0;
  size_t end = 1;
  while (end < text.size() && (IsKeyCharacter(text[end]) || (text[end] == ' ' && text[end - 1] != ' '))) ++end;
  if (end == text.size() || text[end] != ':' || text[end - 1] == ' ' || end > kLongestSimpleKey) return 0;
  if (end + 1 < text.size() && text[end + 1] != ' ') return 0;
  return IsNull(text.substr(0, end)) ? 0 : end;
}

bool IsSimplePlain(std::string_view text) {
  if (text.empty() || text.back() == ' ' || text.back() == ':') return false;
  const char first = text.front();
  const bool starts = IsLower(static_cast<char>(first | 0x20)) || IsDigit(first) ||
                      static_cast<unsigned char>(first) >= 0x80 ||
                      std::string_view("(/$_\\^.+<").find(first) != kNowhere || text.starts_with("--");
  return starts && !IsNull(text) && text.find('\t') == kNowhere && text.find(": ") == kNowhere &&
         text.find(" #") == kNowhere;
}

bool IsSimpleItem(std::string_view text) {
  return IsSimplePlain(text) && text.find_first_of(",[]{}:#?&!|>\"%@`") == kNowhere;
}

std::optional<std::string> UnescapeDouble(std::string_view body) {
  std::string text;
  text.reserve(body.size());
  for (size_t i = 0; i < body.size();) {
    const size_t escape = std::min(body.find('\\', i), body.size());
    text += body.substr(i, escape - i);
    if (escape == body.size()) break;
    const char sign = escape + 1 < body.size() ? body[escape + 1] : '\0';
    i = escape + 2;
    switch (sign) {
      case '"':
        text += '"';
        break;
      case '\\':
        text += '\\';
        break;
      case 'n':
        text += '\n';
        break;
      case 't':
        text += '\t';
        break;
      case 'r':
        text += '\r';
        break;
      case 'x':
      case 'u': {
        const size_t count = sign == 'x' ? 2 : 4;
        const auto value = body.size() - i < count ? std::nullopt : ReadHex(body.substr(i, count));
        if (!value) return std::nullopt;
        AppendUtf8(*value, text);
        i += count;
        break;
      }
      default:
        return std::nullopt;
    }
  }
  return text;
}

std::string UnescapeSingle(std::string_view body) {
  std::string text;
  for (size_t i = 0; i < body.size(); i += body[i] == '\'' ? 2 : 1) text += body[i];
  return text;
}

}  // namespace emend
