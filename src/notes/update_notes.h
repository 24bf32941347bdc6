// A changed notes file, written so that what a person wrote stays as it is.
#ifndef EMEND_NOTES_UPDATE_NOTES_H_
#define EMEND_NOTES_UPDATE_NOTES_H_

#include <string>
#include <string_view>

#include "model/note.h"

namespace emend {

// `text`, which reads as `before`, changed so that it reads as `after`. Comments, layout and the order of keys survive:
// notes that are new stand at the end, notes that are gone take only their own lines with them, and in a note that
// changed only the keys that changed are written anew. Where the text leaves no such way (notes in another order, a
// note in braces, none left), and where it was canonical before, the result is canonical.
std::string UpdateNotes(std::string_view text, const NotesFile& before, const NotesFile& after);

}  // namespace emend

#endif  // EMEND_NOTES_UPDATE_NOTES_H_
