// Repairs of a repaired text, told as repairs of the text as it first stood.
#ifndef EMEND_REPAIR_COMPOSE_H_
#define EMEND_REPAIR_COMPOSE_H_

#include <string_view>
#include <vector>

#include "repair/repair.h"

namespace emend {

// One list out of the repairs `earlier` of a text and the repairs `later` of `text`, to which they led. Repairs that
// touch the same characters become one. Both lists, and the result, are sorted and do not overlap.
std::vector<Repair> ComposeRepairs(std::vector<Repair> earlier, std::string_view text, std::vector<Repair> later);

}  // namespace emend

#endif  // EMEND_REPAIR_COMPOSE_H_
