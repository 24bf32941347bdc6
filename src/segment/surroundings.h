#ifndef EMEND_SEGMENT_SURROUNDINGS_H_
#define EMEND_SEGMENT_SURROUNDINGS_H_

#include <vector>

#include "model/document.h"
#include "segment/outline.h"

namespace emend {

// A number for each look, coarser than a style: what marks the line.
int KindOf(const Line& line);

// For each line of the outline, what the questions chosen in the round before say against it, as log-odds: 0 = it fits,
// or nothing is known.
std::vector<double> FindPenalties(const Document& document, const Outline& outline, const std::vector<bool>& chosen);

}  // namespace emend

#endif  // EMEND_SEGMENT_SURROUNDINGS_H_
