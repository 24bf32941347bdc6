#ifndef EMEND_BASE_UTF8_H_
#define EMEND_BASE_UTF8_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace emend {

// U+FEFF, as it stands at the start of a file.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A code point read from UTF-8. `length` is its size in bytes; 0 at the end of the text.
// A byte that starts no well-formed sequence (RFC 3629: overlong, surrogate, above U+10FFFF, cut off) is read as
// U+FFFD of length 1 with `valid` false.
struct CodePoint {
  char32_t value = 0;
  size_t length = 0;
  bool valid = true;
};

// The same as DecodeUtf8 where `at` lies within the text and the byte there is not ASCII.
CodePoint DecodeUtf8Beyond(std::string_view text, size_t at);

// Reads the code point that starts at byte `at`.
inline CodePoint DecodeUtf8(std::string_view text, size_t at) {
  if (at >= text.size()) return {};
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1, true};
  return DecodeUtf8Beyond(text, at);
}

// Appends the UTF-8 form of `code_point`; surrogates and values above U+10FFFF become U+FFFD.
void AppendUtf8(char32_t code_point, std::string& out);

// The offset in bytes of the first byte that is not well-formed UTF-8.
std::optional<size_t> FindInvalidUtf8(std::string_view text);

// The number of code points; each byte that is not well-formed counts as one.
size_t CountCodePoints(std::string_view text);

// The offset of the first byte that is not ASCII, text.size() if there is none.
size_t FindNonAscii(std::string_view text, size_t from = 0);

}  // namespace emend

#endif  // EMEND_BASE_UTF8_H_
