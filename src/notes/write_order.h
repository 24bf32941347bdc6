// In which order the files of a notebook are replaced when notes move between them.
//
// A run may be killed between two files. What a note said must stand in a file at every moment, twice rather than
// never: so the file that gets a note comes before the one that gives it. Where files give to each other, one of them
// is written twice: first with what it gets and still with what it gives.
#ifndef EMEND_NOTES_WRITE_ORDER_H_
#define EMEND_NOTES_WRITE_ORDER_H_

#include <map>
#include <string>
#include <vector>

#include "notes/merge.h"

namespace emend {

struct WriteOrder {
  Notebook first;  // files to be written before all others, with the notes that they will give still there
  std::vector<std::string> files;  // then all files of the notebook in this order
};

// `moved`: from the id of each note that `after` lacks to the one that holds its words. Ids are unique in `before`.
WriteOrder OrderWrites(const Notebook& before, const Notebook& after, const std::map<std::string, std::string>& moved);

}  // namespace emend

#endif  // EMEND_NOTES_WRITE_ORDER_H_
