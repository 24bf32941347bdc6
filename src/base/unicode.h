#ifndef EMEND_BASE_UNICODE_H_
#define EMEND_BASE_UNICODE_H_

#include <array>
#include <string>
#include <string_view>

namespace emend {

// The properties of code points beyond ASCII (Unicode, by utf8proc).
bool IsLetterBeyond(char32_t c);
bool IsDigitBeyond(char32_t c);
bool IsUpperBeyond(char32_t c);
bool IsLowerBeyond(char32_t c);
bool IsSpaceBeyond(char32_t c);
bool IsEmojiBeyond(char32_t c);
char32_t ToLowerBeyond(char32_t c);

// L*, and marks that belong to letters (M*)
inline bool IsLetter(char32_t c) {
  return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : IsLetterBeyond(c);
}
// Nd
inline bool IsDigit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : IsDigitBeyond(c); }
// Lu, Lt
inline bool IsUpper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : IsUpperBeyond(c); }
// Ll
inline bool IsLower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : IsLowerBeyond(c); }
// Zs, Zl, Zp, tab and the line ends
inline bool IsSpace(char32_t c) { return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : IsSpaceBeyond(c); }
// Pictographs and their modifiers: So beyond U+2000, Sk modifiers, variation selectors, ZWJ
inline bool IsEmoji(char32_t c) { return c >= 0x2000 && IsEmojiBeyond(c); }
bool IsPunctuation(char32_t c);  // P*
bool IsMark(char32_t c);         // M*
bool IsAssigned(char32_t c);     // a character of the Unicode version we know; no control, surrogate or private use

// How many columns of a terminal it takes: 0 (marks, joiners, controls), 1 or 2 (East Asian wide characters, emoji).
int DisplayWidth(char32_t c);

inline char32_t ToLower(char32_t c) { return c >= 0x80 ? ToLowerBeyond(c) : c >= 'A' && c <= 'Z' ? c + 32 : c; }
char32_t ToUpper(char32_t c);

// Case-folded text in NFC, for comparing words.
std::string FoldCase(std::string_view text);

// The same for a text that is looked at and let go: short ones of ASCII, which are most, take no memory of the heap.
class FoldedText {
 public:
  explicit FoldedText(std::string_view text);
  FoldedText(const FoldedText&) = delete;
  FoldedText& operator=(const FoldedText&) = delete;

  std::string_view view() const { return view_; }

 private:
  bool FoldNear(std::string_view text);

  std::array<char, 640> near_;  // either this or far_ holds it
  std::string far_;
  std::string_view view_;
};

std::string_view TrimSlowly(std::string_view text);

// Without white space (IsSpace) at both ends.
inline std::string_view Trim(std::string_view text) {
  const auto inked = [](char c) { return c > ' ' && c < 0x7F; };
  return !text.empty() && inked(text.front()) && inked(text.back()) ? text : TrimSlowly(text);
}

}  // namespace emend

#endif  // EMEND_BASE_UNICODE_H_
