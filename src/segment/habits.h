#ifndef EMEND_SEGMENT_HABITS_H_
#define EMEND_SEGMENT_HABITS_H_

#include <cstddef>

#include "model/document.h"

namespace emend {

// The width at which the document's prose is broken into lines, in code points; 0 if each paragraph stands on one line.
size_t WrapWidth(const Document& document);

// Whether lines of prose begin with capitals, as a rule.
bool UsesCapitals(const Document& document);

}  // namespace emend

#endif  // EMEND_SEGMENT_HABITS_H_
