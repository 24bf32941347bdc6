// The names of languages as GitHub highlights them, and what people write instead.
#ifndef EMEND_CODE_LANGUAGE_NAMES_H_
#define EMEND_CODE_LANGUAGE_NAMES_H_

#include <string_view>

namespace emend {

constexpr std::string_view kPlainText = "text";

// The name for the word after a fence ("py", "Shell", "{.python}", "language-js"): empty if the word names no language
// in particular ("text", "code", ""). A word that is not known is given back as it is, as far as it is one.
std::string_view LanguageOfHint(std::string_view hint);

// Whether the word, and nothing else, is a name of a language that is known.
bool IsLanguageName(std::string_view word);

}  // namespace emend

#endif  // EMEND_CODE_LANGUAGE_NAMES_H_
