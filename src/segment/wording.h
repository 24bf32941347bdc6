// How a line is worded, as far as that tells a question from other text. In languages that the tables do not know,
// layout decides alone.
#ifndef EMEND_SEGMENT_WORDING_H_
#define EMEND_SEGMENT_WORDING_H_

#include <climits>
#include <cstdint>
#include <string_view>

namespace emend {

enum class Wording : uint8_t { kOther, kInterrogative, kImperative, kContrast };

// "What is …", "Pourquoi …", "…吗" · "Explain …", "Опишите …" · "PUT vs PATCH", "difference between …"
Wording ClassifyWording(std::string_view text);

enum class Ending : uint8_t { kNone, kQuestion, kQuestionInside, kColon, kSentence, kOther };

// What the text ends with, closing quotes, brackets, emoji and emphasis aside.
Ending ClassifyEnding(std::string_view text);

// Bytes of `text` up to the end of its first run of sentences that end in a question mark, the mark included; 0 if the
// first sentence is no question. "What is X? Why? It is …" -> up to behind "Why?".
size_t QuestionLength(std::string_view text);

// Bytes of the first sentence, its end mark included; text.size() if it is but one.
size_t SentenceLength(std::string_view text);

// Words; two ideographs count as one. Where there are `enough` or more, it may be any number from there on.
int CountWords(std::string_view text, int enough = INT_MAX);

// A line of an assistant or author to the reader, about the text and not about its subject: "Certainly! Below are …",
// "I hope this helps", "Subscribe to …". 0 = no sign, 1 = some, 2 = plain.
int ChatterSigns(std::string_view text);

// "Introduction", "Conclusion", "Fazit", "Table of Contents": what headings say of text that frames the questions.
enum class Frame : uint8_t { kNone, kIntro, kOutro, kContents };
Frame ClassifyFrame(std::string_view heading);

}  // namespace emend

#endif  // EMEND_SEGMENT_WORDING_H_
