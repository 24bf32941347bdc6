// Where the habits of a text change: one document ends and the next begins.
//
// Bayesian change points: the classes of each side's lines are drawn from shares that nobody knows, each habit for
// itself (Dirichlet-multinomial), so that a border pays for the shares that it adds. What the lines themselves say for
// and against a begin is added. Windows of two sizes keep the time linear and let a short document between long ones
// count; the borders that they find are then weighed again between their neighbours.
#ifndef EMEND_IMPORT_HABIT_CHANGES_H_
#define EMEND_IMPORT_HABIT_CHANGES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "import/region_sites.h"

namespace emend {

// How sure it is that one document ends and another begins.
enum class BorderEvidence : uint8_t {
  kFair,
  kStrong,  // the habits are far apart, a file begins so, or one ended above
  kPlain,   // a header names it
};

struct HabitChange {
  size_t site = 0;  // index of the first with other habits
  BorderEvidence evidence = BorderEvidence::kFair;
};

// In order; empty for a document of one hand.
std::vector<HabitChange> FindHabitChanges(std::span<const RegionSite> sites);

}  // namespace emend

#endif  // EMEND_IMPORT_HABIT_CHANGES_H_
