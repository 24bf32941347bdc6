// Clean text -> Document: every line with what it is on the surface.
//
// One file an export layout; the recogniser chooses a reader for each region of the text, not one for the whole file.
#ifndef EMEND_IMPORT_IMPORT_H_
#define EMEND_IMPORT_IMPORT_H_

#include <string>
#include <string_view>

#include "model/document.h"

namespace emend {

// The names of layouts that --from takes, apart by `|`. "markdown" and "plain" name no reader of their own: such a text
// is read without the others.
#define LAYOUT(name, option, summary) option "|"
inline constexpr std::string_view kLayouts =
#include "import/importers.def"
    "markdown|plain";

// Fills `document` from `text` (well-formed UTF-8, repaired). `layout`: one of kLayouts, the only one whose reader may
// run; empty where each recognises its regions.
void ImportText(std::string text, Document& document, std::string_view layout = {});

}  // namespace emend

#endif  // EMEND_IMPORT_IMPORT_H_
