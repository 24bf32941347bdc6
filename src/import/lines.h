// The surface of one line: indentation, quote marks, heading marks, list marks, labels, emphasis.
#ifndef EMEND_IMPORT_LINES_H_
#define EMEND_IMPORT_LINES_H_

#include <string_view>

#include "model/document.h"

namespace emend {

// Fills everything about `line` that its own text tells. `line.text` must be set; fences, tables and code are not
// looked for here, as they need the neighbours.
void ReadSurface(Line& line);

// The mark at the begin of `text` and how many bytes it takes, white space after it included; kNone and 0 without one.
struct MarkerMatch {
  Marker marker;
  size_t length = 0;
};
MarkerMatch ReadMarker(std::string_view text);

// Bytes of white space in front of `text`; all of it if there is nothing else. A tab counts as text.
size_t IndentOf(std::string_view text);

// Whether `text` ends with a question mark.
bool Asks(std::string_view text);

// Text that nothing marks as something else.
bool IsUnmarked(const Line& line);

void Drop(Line& line, DropReason reason);

// `text` without emphasis around all of it (`**x**`, `__x__`, `***x***`); the same text if there is none.
std::string_view StripEmphasis(std::string_view text);

}  // namespace emend

#endif  // EMEND_IMPORT_LINES_H_
