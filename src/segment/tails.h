#ifndef EMEND_SEGMENT_TAILS_H_
#define EMEND_SEGMENT_TAILS_H_

#include "model/document.h"
#include "segment/outline.h"
#include "segment/plan.h"

namespace emend {

// Marks as dropped what stands below the answers and is none of them. The questions must be marked.
void PlanTails(const Document& document, const Outline& outline, Plan& plan);

}  // namespace emend

#endif  // EMEND_SEGMENT_TAILS_H_
