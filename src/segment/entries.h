#ifndef EMEND_SEGMENT_ENTRIES_H_
#define EMEND_SEGMENT_ENTRIES_H_

#include "model/collection.h"
#include "segment/plan.h"

namespace emend {

// Cuts the lines into entries, sections and dropped ranges as the plan says: question apart from answer, wrapped
// questions joined, answers on the question's line split off.
void CutEntries(const Document& document, const Outline& outline, const Plan& plan, Collection& collection);

}  // namespace emend

#endif  // EMEND_SEGMENT_ENTRIES_H_
