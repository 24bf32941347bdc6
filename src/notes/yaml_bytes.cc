#include "notes/yaml_bytes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace emend {
namespace {

constexpr size_t kMaxSize = size_t{64} << 20;

// Characters that YAML does not know as text, or that some readers take for a line end and others do not.
bool IsForbidden(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 ||
         c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

std::optional<YamlFault> FindForbiddenCharacter(std::string_view text) {
  for (size_t i = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0; i < text.size();) {
    if (text[i] >= 0x20 && text[i] < 0x7F) {
      ++i;
      continue;
    }
    const CodePoint c = DecodeUtf8(text, i);
    if (IsForbidden(c.value) && text.compare(i, 2, "\r\n") != 0) {
      const auto value = static_cast<uint32_t>(c.value);
      return YamlFault{
          i, fmt::format("the character U+{:04X} must not stand in YAML: delete it, or write \"{}\" in double quotes",
                         value, value <= 0xFF ? fmt::format("\\x{:02X}", value) : fmt::format("\\u{:04X}", value))};
    }
    i += c.length;
  }
  return std::nullopt;
}

std::optional<YamlFault> FindDirective(std::string_view text) {
  for (size_t begin = 0; begin < text.size();) {
    const size_t first = std::min(text.find_first_not_of(" \t\r", begin), text.size());
    const char sign = first < text.size() ? text[first] : '\n';
    if (sign == '%' && first == begin) return YamlFault{first, "YAML directives (%) are not read: take the line away"};
    if (sign != '#' && sign != '\n') return std::nullopt;
    begin = std::min(text.find('\n', first), text.size()) + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<YamlFault> FindForbiddenText(std::string_view text) {
  if (text.size() > kMaxSize) return YamlFault{0, fmt::format("larger than {} MiB: split the file", kMaxSize >> 20)};
  if (const auto at = FindInvalidUtf8(text)) {
    return YamlFault{*at, fmt::format("the byte 0x{:02X} is no UTF-8: save the file as UTF-8",
                                      static_cast<unsigned char>(text[*at]))};
  }
  if (auto fault = FindForbiddenCharacter(text)) return fault;
  return FindDirective(text);
}

}  // namespace emend
