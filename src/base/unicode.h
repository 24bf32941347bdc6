#ifndef EMEND_BASE_UNICODE_H_
#define EMEND_BASE_UNICODE_H_

#include <string>
#include <string_view>

namespace emend {

// Properties of code points (Unicode, by utf8proc).
bool IsLetter(char32_t c);       // L*, and marks that belong to letters (M*)
bool IsDigit(char32_t c);        // Nd
bool IsUpper(char32_t c);        // Lu, Lt
bool IsLower(char32_t c);        // Ll
bool IsSpace(char32_t c);        // Zs, Zl, Zp, tab and the line ends
bool IsPunctuation(char32_t c);  // P*
bool IsMark(char32_t c);         // M*
bool IsAssigned(char32_t c);     // a character of the Unicode version we know; no control, surrogate or private use
bool IsEmoji(char32_t c);  // pictographs and their modifiers: So beyond U+2000, Sk modifiers, variation selectors, ZWJ

char32_t ToLower(char32_t c);
char32_t ToUpper(char32_t c);

// Case-folded text in NFC, for comparing words.
std::string FoldCase(std::string_view text);

// Without white space (IsSpace) at both ends.
std::string_view Trim(std::string_view text);

}  // namespace emend

#endif  // EMEND_BASE_UNICODE_H_
