#ifndef EMEND_DEDUP_MERGE_NOTES_H_
#define EMEND_DEDUP_MERGE_NOTES_H_

#include <span>

#include "model/note.h"

namespace emend {

// `other` becomes part of `note`: its question and answer a variant, and so its variants. Nothing is lost but what is
// there word for word: an equal answer is kept once, with all sources. The note keeps its id, question and answer,
// unless it had no answer. Answers that differ ask for review (`merged`).
void MergeInto(Note& note, const Note& other);

// Which of notes that are one question the others become part of: of those with a whole answer that is not much
// shorter than the fullest, the one that is asked best; of equals the one with the fuller answer, then the first. Its
// question, answer and sources stay together. Not empty.
size_t ChooseLeading(std::span<const Note* const> notes);

}  // namespace emend

#endif  // EMEND_DEDUP_MERGE_NOTES_H_
