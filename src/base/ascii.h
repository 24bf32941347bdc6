#ifndef EMEND_BASE_ASCII_H_
#define EMEND_BASE_ASCII_H_

namespace emend {

// Kinds of ASCII characters; false for every byte beyond ASCII.
constexpr bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool IsAsciiAlphanumeric(char c) { return IsAsciiDigit(c) || IsAsciiLetter(c); }
constexpr bool IsAsciiPunctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

constexpr char AsciiLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// A space or a tab, what Markdown and YAML indent and pad with.
constexpr bool IsBlank(char c) { return c == ' ' || c == '\t'; }

}  // namespace emend

#endif  // EMEND_BASE_ASCII_H_
