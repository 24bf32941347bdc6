#ifndef EMEND_PASSAGES_NOTE_PASSAGES_H_
#define EMEND_PASSAGES_NOTE_PASSAGES_H_

#include "passages/checked_file.h"

namespace emend {

// Adds passages, directives and the notes' spans of a file whose tree is known.
void AddNotePassages(CheckedFile& file);

}  // namespace emend

#endif  // EMEND_PASSAGES_NOTE_PASSAGES_H_
