// Whether a stretch is surely no damage, found without a search: most suspicious stretches are genuine text.
#ifndef EMEND_REPAIR_SOUNDNESS_H_
#define EMEND_REPAIR_SOUNDNESS_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "repair/damage_search.h"

namespace emend {

// Bounds from above what any reading of a stretch may gain over the stretch as it is: the characters that a sequence
// covers cost nothing any more, what follows costs the least that it can behind anything, and the sequence costs the
// least that its kind can. Where no part of a reading gains by that bound, ReadDamaged would leave the stretch as it
// is.
class Soundness {
 public:
  explicit Soundness(const DamageCosts& costs);

  // True if ReadDamaged, with these costs and any misreadings, leaves the stretch as it is and that does not look
  // damaged; false if that is not sure.
  bool IsSound(const Stretch& stretch);

 private:
  // The most that a sequence of `misreading` gains which begins at the character `at`; writes what it finds to gains_.
  void WeighSequences(std::u32string_view text, size_t at, uint32_t leads);
  void WeighWhole(std::u32string_view text, size_t at, size_t misreading);
  void Offer(size_t at, size_t end, int cost, int begin);
  int LeastCost(char32_t value) const;

  const DamageCosts& costs_;
  int least_lost_;                     // of a byte that is not known
  int least_value_ = 0;                // of any character
  std::array<int, 256> least_into_{};  // the least cost of the step to a class
  std::vector<int> own_;               // the cost of the characters up to a place, as they are
  std::vector<int> slack_;             // what the character at a place may cost less behind another
  std::vector<int> gains_;             // the most that a reading which ends at a place with damage has gained
};

}  // namespace emend

#endif  // EMEND_REPAIR_SOUNDNESS_H_
