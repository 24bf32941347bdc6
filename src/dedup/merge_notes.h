#ifndef EMEND_DEDUP_MERGE_NOTES_H_
#define EMEND_DEDUP_MERGE_NOTES_H_

#include <span>

#include "model/note.h"

namespace emend {

// `other` becomes part of `note`: its question and answer a variant, and so its variants. Nothing is lost but what is
// there word for word: an equal answer is kept once, with all sources. The note keeps its id, question and answer,
// unless it had no answer. Answers that differ ask for review (`merged`).
void MergeInto(Note& note, const Note& other);

// The same, but `note` keeps its id and question only: the answer becomes that of `fullest`, its own is kept with its
// question as a variant.
void MergeFullest(Note& note, const Note& fullest);

// Which of notes that are one question has the fullest answer among those whose answer is whole; the first of equals.
// Not empty.
size_t ChooseFullest(std::span<const Note* const> notes);

// Which of them is asked best; of equals the one with the fullest answer.
size_t ChooseTitle(std::span<const Note* const> notes);

}  // namespace emend

#endif  // EMEND_DEDUP_MERGE_NOTES_H_
