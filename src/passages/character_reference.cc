#include "passages/character_reference.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"

namespace emend {
namespace {

// True for the second of the two code points that a few references stand for.
bool IsSecondOfReference(char32_t c) {
  constexpr std::array<char32_t, 7> kSecond = {0x333, 0x338, 0x200A, 0x20D2, 0x20E5, 0xFE00, 0x331};
  return std::find(kSecond.begin(), kSecond.end(), c) != kSecond.end();
}

}  // namespace

std::string_view ReferenceAt(std::string_view text, size_t at) {
  constexpr size_t kLongest = 40;
  size_t end = at + 1;
  if (end < text.size() && text[end] == '#') ++end;
  const size_t first = end;
  while (end < text.size() && end - at < kLongest && IsAsciiAlphanumeric(text[end])) ++end;
  if (end == first || end >= text.size() || text[end] != ';') return {};
  return text.substr(at, end + 1 - at);
}

size_t DecodedLength(std::string_view reference, std::string_view literal) {
  const std::string_view name = reference.substr(1, reference.size() - 2);
  if (name == "amp" || name == "AMP" || name == "#38" || name == "#x26" || name == "#X26")
    return literal.starts_with('&') ? 1 : 0;
  if (literal.starts_with(reference)) return 0;
  if (name == "fjlig") return literal.starts_with("fj") ? 2 : 0;
  const CodePoint first = DecodeUtf8(literal, 0);
  if (first.length == 0) return 0;
  if (name.starts_with('#')) return first.length;
  const CodePoint second = DecodeUtf8(literal, first.length);
  return second.length > 0 && IsSecondOfReference(second.value) ? first.length + second.length : first.length;
}

}  // namespace emend
