// The documents that a text was joined of: people paste a chat, a web page and their notes into one file, and each has
// its own way to number, to head and to mark. Each is imported for itself.
#ifndef EMEND_IMPORT_REGIONS_H_
#define EMEND_IMPORT_REGIONS_H_

#include <string_view>
#include <vector>

#include "base/span.h"
#include "import/habit_changes.h"

namespace emend {

struct Region {
  Span span;                                         // bytes of the text, whole lines
  int first_line = 1;                                // of the text, 1-based
  bool named = false;                                // the line above it names the file, and belongs to no region
  BorderEvidence evidence = BorderEvidence::kPlain;  // that a document begins here
};

// In order, one or more. All lines but those of headers are in one of them.
std::vector<Region> FindRegions(std::string_view text);

}  // namespace emend

#endif  // EMEND_IMPORT_REGIONS_H_
