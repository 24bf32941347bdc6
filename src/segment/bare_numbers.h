#ifndef EMEND_SEGMENT_BARE_NUMBERS_H_
#define EMEND_SEGMENT_BARE_NUMBERS_H_

#include "model/collection.h"

namespace emend {

// Takes the numbers off the questions of a document that counts them without a mark: "1 What is …", "2 Why does …".
// Only where they count up, one by one, through most of the questions: "3 ways to …" keeps its number.
void DropBareNumbers(Collection& collection);

// Takes signs off the questions that open several of them: "? what is a pipe" -> "what is a pipe".
void DropOpeningSigns(Collection& collection);

}  // namespace emend

#endif  // EMEND_SEGMENT_BARE_NUMBERS_H_
