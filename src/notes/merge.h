// Imported collections -> notes files, joined with the notes that are already there.
//
// An entry is known again by the `sources` of the notes: by its question, or, where a person reworded that, by its
// lines as far as the rest of the export bears out that the lines still mean the same (see known_entries.h). Of a known
// entry only the `lines` follow the export. A note that a person deleted comes back with the next import of its export:
// the files hold no trace of it, and there is no state besides the files.
//
// A question that is new to its export but not to the notes (the same question_key.h) becomes a variant:
//   in the same topic            always; also when one export asks it twice
//   in another topic             if another export asked it, and it is long enough to mean the same under any heading
// Scenarios and references are titled, not asked: "Overview" twice is two notes. Whatever the case, text that differs
// from all that the note holds is kept as an answer of its own, and the note then asks for review (`merged`).
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

// Which note holds an entry.
struct Placement {
  std::string export_name;
  LineRange lines;
  std::string id;

  bool operator==(const Placement&) const = default;
};

// Every entry is counted once.
struct MergeSummary {
  int added = 0;                      // new notes
  int variants = 0;                   // new wordings or answers of known questions
  int repeated = 0;                   // the words of a note once more, from another place: only the source is new
  int unchanged = 0;                  // imported before
  std::vector<Placement> placements;  // of all entries, by export name, then in the order of the export
};

// Adds the entries of `collections` to `notebook`, by export name. A section becomes a file, ids are unique over all
// files and stay, the same export again changes nothing, and what a person edited is never overwritten. Exports of the
// same name count as one export that grew.
MergeSummary AddToNotebook(std::vector<Collection> collections, Notebook& notebook);

// The same; takes questions and answers out of the entries, so that the text of an export is not held twice.
MergeSummary MoveToNotebook(std::vector<Collection>& collections, Notebook& notebook);

}  // namespace emend

#endif  // EMEND_NOTES_MERGE_H_
