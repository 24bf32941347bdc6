// Imported collections -> notes files, joined with the notes that are already there.
#ifndef EMEND_NOTES_MERGE_H_
#define EMEND_NOTES_MERGE_H_

#include <map>
#include <string>
#include <vector>

#include "model/collection.h"
#include "model/note.h"

namespace emend {

// Notes files by name ("rest-apis-http.yaml"), without folder.
using Notebook = std::map<std::string, NotesFile>;

struct MergeSummary {
  int added = 0;      // new notes
  int variants = 0;   // new wordings of known questions
  int unchanged = 0;  // entries that were imported before
};

// Adds the entries of `collections` to `notebook`. A section becomes a file, ids are unique over all files and stay, the
// same export again changes nothing, and what a person edited is never overwritten.
MergeSummary AddToNotebook(const std::vector<Collection>& collections, Notebook& notebook);

}  // namespace emend

#endif  // EMEND_NOTES_MERGE_H_
