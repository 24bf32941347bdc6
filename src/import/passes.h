// The passes that turn lines into a Document, in the order of importers.def. Each recognises the regions of its layout
// by their own evidence and leaves the rest as it is, so that one file may mix layouts.
#ifndef EMEND_IMPORT_PASSES_H_
#define EMEND_IMPORT_PASSES_H_

#include "model/document.h"

namespace emend {

#define LAYOUT(name, option, summary) void Read##name(Document& document);
#define IMPORTER(name, summary) void Read##name(Document& document);
#include "import/importers.def"

}  // namespace emend

#endif  // EMEND_IMPORT_PASSES_H_
