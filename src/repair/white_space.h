#ifndef EMEND_REPAIR_WHITE_SPACE_H_
#define EMEND_REPAIR_WHITE_SPACE_H_

#include <string_view>
#include <vector>

#include "base/edit.h"

namespace emend {

// Edits that turn exporters' white space into plain white space: no-break spaces become spaces (but stay between a
// number and its unit, or before French punctuation), zero-width junk and stray byte order marks go (but zero-width
// joiners stay inside emoji and in scripts that need them). Line ends stay. Sorted, not overlapping.
std::vector<Edit> CleanWhiteSpace(std::string_view text);

}  // namespace emend

#endif  // EMEND_REPAIR_WHITE_SPACE_H_
