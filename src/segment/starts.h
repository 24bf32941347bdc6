// Other starts for the search for questions, where what looks like a question by itself leads nowhere.
#ifndef EMEND_SEGMENT_STARTS_H_
#define EMEND_SEGMENT_STARTS_H_

#include <vector>

#include "segment/outline.h"

namespace emend {

// All lines of the look that asks most, or all lines that ask, where few of them were `chosen`; empty where what was
// chosen is as good.
std::vector<bool> StartOfLook(const Document& document, const Outline& outline, const std::vector<bool>& chosen);

}  // namespace emend

#endif  // EMEND_SEGMENT_STARTS_H_
