// Most damage is whole: every byte of every character is there. Such a stretch is read without a search.
#ifndef EMEND_REPAIR_STRICT_READING_H_
#define EMEND_REPAIR_STRICT_READING_H_

#include <cstdint>
#include <optional>

#include "repair/damage_search.h"
#include "repair/stretch.h"

namespace emend {

// How well the misreadings fit a stretch: bit i for Misreadings::all()[i].
struct Fit {
  uint32_t whole = 0;  // each character that is not ASCII stands for a byte
  uint32_t poor = 0;   // two or more stand for none: they would have to be genuine amid the damage
};
Fit FitMisreadings(const Stretch& stretch);

// The misreadings that come nowhere near the best of a long stretch: those that fit poorly where one of `known` fits.
uint32_t HopelessMisreadings(const Stretch& stretch, uint32_t known);

// The reading in which all that is not ASCII is sequences of one misreading, nothing lost, if there is one and each
// sequence reads much better than its bytes as they stand.
std::optional<Reading> ReadStrictly(const Stretch& stretch, int misreading, const DamageCosts& costs);

// The cheapest such reading by the misreadings `whole`; where some are `established`, by one of these. Nothing if there
// is none, or if it is not clear which it is.
struct StrictReading {
  Reading reading;
  int misreading = 0;
};
std::optional<StrictReading> ReadStrictly(const Stretch& stretch, uint32_t whole, uint32_t established,
                                          const DamageCosts& costs);

}  // namespace emend

#endif  // EMEND_REPAIR_STRICT_READING_H_
