// The same question in two notes of a notebook: finding it, and making the two one note.
//
// What a person decided stands: notes that name each other in `distinct_from` are never joined, and a note that was
// there before keeps its id, question and answer.
#ifndef EMEND_NOTES_DEDUP_NOTEBOOK_H_
#define EMEND_NOTES_DEDUP_NOTEBOOK_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "dedup/duplicates.h"
#include "notes/merge.h"

namespace emend {

// A note of a notebook.
struct NotePlace {
  std::string file;  // its name
  size_t note = 0;   // its number in the file, from 0

  auto operator<=>(const NotePlace&) const = default;
};

struct RepeatedQuestion {
  std::vector<NotePlace> notes;  // two or more, by file, then number: the later repeat the first
  double score = 0;
};

struct NotebookDuplicates {
  std::vector<RepeatedQuestion> same;
  std::vector<RepeatedQuestion> related;  // two notes each
};

// By `distinct_from` and `sources`.
Tie TieOfNotes(const Note& a, const Note& b);

// The question of a note with its variants, as FindDuplicates takes it; must not outlive the note. `number`: another
// one for each note, as scenarios and references are titled, not asked: no two of them are one question.
AskedQuestion AskedBy(const Note& note, size_t number);

// Over all notes. For `emend check` and `emend dedup`: changes nothing.
NotebookDuplicates FindRepeatedQuestions(const Notebook& notebook, const DedupThresholds& thresholds = {},
                                         const ForEach& for_each = ForEachInOrder);

struct JoinedNotes {
  std::map<std::string, std::string> moved;  // from the id of a note that is gone to the one that holds its words
  std::vector<std::string> explanations;     // a line for each
  int related = 0;                           // pairs that were written down as related
};

// Joins notes that are one question, and writes ids under `related` where they overlap. Only pairs with one of `fresh`
// are looked at: notes that were there before are never joined with each other. Files that held nothing but fresh notes
// and are empty now are gone.
JoinedNotes JoinFreshNotes(Notebook& notebook, const std::set<std::string>& fresh,
                           const DedupThresholds& thresholds = {}, const ForEach& for_each = ForEachInOrder);

// Joins all of them. A file that is empty now stays.
JoinedNotes JoinRepeatedQuestions(Notebook& notebook, const DedupThresholds& thresholds = {},
                                  const ForEach& for_each = ForEachInOrder);

}  // namespace emend

#endif  // EMEND_NOTES_DEDUP_NOTEBOOK_H_
