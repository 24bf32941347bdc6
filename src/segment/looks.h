// What makes lines of a document look alike, and how likely each look is a question's before anything else is known.
#ifndef EMEND_SEGMENT_LOOKS_H_
#define EMEND_SEGMENT_LOOKS_H_

#include <tuple>
#include <vector>

#include "model/document.h"

namespace emend {

// The neighbours of a line that are neither blank nor dropped.
struct LineNeighbours {
  const Line* before = nullptr;
  const Line* after = nullptr;
  bool blank_before = false;
  bool blank_after = false;
};

// How deep the items of the document's lists stand: the columns of each depth, in order.
std::vector<int> DepthsOf(const Document& document);

// Blank lines around count only where no mark sets the line apart.
using StyleKey = std::tuple<int, int, int, char, char, bool, int, int, int, char32_t, int>;

StyleKey KeyOf(const Line& line, const LineNeighbours& around, const std::vector<int>& depths);

// Log-odds that a line of this look is a question. `airy`: blank lines tell the paragraphs of the document apart.
double PriorOf(const Line& line, const LineNeighbours& around, bool airy);

}  // namespace emend

#endif  // EMEND_SEGMENT_LOOKS_H_
