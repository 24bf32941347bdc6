#ifndef EMEND_NOTES_QUESTION_KEY_H_
#define EMEND_NOTES_QUESTION_KEY_H_

#include <string>
#include <string_view>

namespace emend {

// A question as it is compared: two wordings with the same key differ in case, white space, kinds of quotes and dashes,
// compatibility forms, backticks and the punctuation around words alone. Signs that name things stay: `C` is not `C++`,
// `[]` is not `()`.
std::string QuestionKey(std::string_view question);

}  // namespace emend

#endif  // EMEND_NOTES_QUESTION_KEY_H_
