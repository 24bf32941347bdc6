// Lines that are no candidates for a question after all, by what stands around them and what comes back.
#ifndef EMEND_SEGMENT_CANDIDATES_H_
#define EMEND_SEGMENT_CANDIDATES_H_

#include "model/document.h"
#include "segment/outline.h"

namespace emend {

// Lines that cannot begin a question because of the one next to them: what goes on in lower case below an open line,
// and what stands right above a line that is labelled as the question.
void LeaveContinuations(const Document& document, Outline& outline);

// In a transcript who asks also makes remarks ("Thank you. That helps."): where a label stands before many statements,
// it is no evidence that they are questions.
void LeaveRemarks(const Document& document, Outline& outline);

// A line set apart that comes back word for word and asks nothing names a part of each entry: "What we look for".
void FindRefrains(const Document& document, Outline& outline);

// Below a bare label stands the paragraph that it labels, and no question of its own.
void FindLabelled(const Document& document, Outline& outline);

}  // namespace emend

#endif  // EMEND_SEGMENT_CANDIDATES_H_
