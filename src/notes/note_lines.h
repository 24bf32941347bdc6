#ifndef EMEND_NOTES_NOTE_LINES_H_
#define EMEND_NOTES_NOTE_LINES_H_

#include <string_view>
#include <vector>

namespace emend {

// The line, 1-based, on which each note of a notes file begins, in order. Empty where the text is no notes file.
std::vector<int> NoteLines(std::string_view text);

}  // namespace emend

#endif  // EMEND_NOTES_NOTE_LINES_H_
