// Where a question ends and its answer begins, within the lines of an entry's head.
#ifndef EMEND_SEGMENT_QUESTION_END_H_
#define EMEND_SEGMENT_QUESTION_END_H_

#include <cstddef>
#include <string_view>

#include "model/document.h"

namespace emend {

// Bytes of `text`, the content of `line`, that are the question. `answer_below`: the answer has lines of its own;
// `inline_answers`: in this document answers stand behind their questions as a habit.
size_t QuestionEnd(const Line& line, std::string_view text, bool answer_below, bool inline_answers);

// `rest` without a dash, colon or emphasis that divided it from the question.
std::string_view WithoutDivider(std::string_view rest);

// Bytes of an editor's mark between question and answer: "(Added) It is …"; 0 if there is none.
size_t BracketLength(std::string_view rest);

// "Compare DELETE, TRUNCATE and": a line that cannot end here.
bool EndsOpen(std::string_view text);

}  // namespace emend

#endif  // EMEND_SEGMENT_QUESTION_END_H_
