// Code blocks: pieces joined, indentation settled, the language named.
#ifndef EMEND_MARKUP_FENCES_H_
#define EMEND_MARKUP_FENCES_H_

#include <set>
#include <string_view>

#include "markup/block.h"
#include "model/collection.h"

namespace emend {

// `usual_language`: what most code of the export is written in; may be empty.
void SettleCode(Blocks& blocks, std::string_view usual_language, std::set<Review>& review);

}  // namespace emend

#endif  // EMEND_MARKUP_FENCES_H_
