// Clean text -> Document: every line with what it is on the surface.
//
// One file an export layout; the recogniser chooses a reader for each region of the text, not one for the whole file.
#ifndef EMEND_IMPORT_IMPORT_H_
#define EMEND_IMPORT_IMPORT_H_

#include <string>

#include "model/document.h"

namespace emend {

// Fills `document` from `text` (well-formed UTF-8, repaired).
void ImportText(std::string text, Document& document);

}  // namespace emend

#endif  // EMEND_IMPORT_IMPORT_H_
