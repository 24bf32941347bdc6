// Which lines begin a question.
//
// Every line has a score: the log-odds of its features under two classes, question and other, whose weights begin with
// what holds for notes in general and are then learned from the document (hard EM, a few rounds). Numbered lines are
// chosen as a path, so that numbers run on (Viterbi over the last number). So one odd line does not derail the rest.
#ifndef EMEND_SEGMENT_QUESTIONS_H_
#define EMEND_SEGMENT_QUESTIONS_H_

#include <vector>

#include "model/document.h"
#include "segment/outline.h"

namespace emend {

// For each line of the outline whether it begins a question.
std::vector<bool> FindQuestions(const Document& document, const Outline& outline);

}  // namespace emend

#endif  // EMEND_SEGMENT_QUESTIONS_H_
