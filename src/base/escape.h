#ifndef EMEND_BASE_ESCAPE_H_
#define EMEND_BASE_ESCAPE_H_

#include <string>
#include <string_view>

namespace emend {

// The one way in which text that is not ours (content, file names, rule messages) reaches a terminal.
// Shown as `\x1b` or `<U+202E>`: C0 controls (tab included; a newline as `\n`), DEL, C1, U+2028, U+2029, bidi controls
// (U+200E, U+200F, U+061C, U+202A-E, U+2066-9), U+FEFF, other invisible formatting and bytes that are not UTF-8.
std::string EscapeForTerminal(std::string_view text);

// Whether a code point is one of those: it shows nothing of its own, or moves what others show.
bool IsHiddenOnTerminal(char32_t code_point);

}  // namespace emend

#endif  // EMEND_BASE_ESCAPE_H_
