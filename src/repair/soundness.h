// Whether a stretch is surely no damage, found without a search: most suspicious stretches are genuine text.
#ifndef EMEND_REPAIR_SOUNDNESS_H_
#define EMEND_REPAIR_SOUNDNESS_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repair/damage_search.h"
#include "repair/misreading.h"
#include "repair/text_model.h"

namespace emend {

// What readings of a cell gain at most over the cell as it is.
struct CellGains {
  static constexpr int kNone = -10000;  // there is no such reading
  static int16_t Cut(int gain) { return static_cast<int16_t>(gain < kNone ? kNone : gain); }

  struct Ways {
    int16_t within = kNone;  // at any place of the cell
    int16_t chain = kNone;   // at its end, which a sequence ends at; without the step to the next character
    int16_t run = kNone;     // at its end, before which there is ASCII that stands as it is
  };
  Ways comes;   // where damage comes in that has gained 0
  Ways begins;  // where it begins in the cell
};

// Bounds from above what any reading of a stretch may gain over the stretch as it is: each sequence is weighed between
// its neighbours as they stand, and behind another one as if that were the best that could stand there. Where nothing
// gains by that bound, at no place, DamageReader leaves the stretch as it is.
class Soundness {
 public:
  explicit Soundness(const DamageCosts& costs);

  // True if DamageReader, with these costs and any misreadings, leaves the stretch as it is and that does not look
  // damaged; false if that is not sure.
  bool IsSound(const Stretch& stretch);

  // True if no reading of the stretch costs less than the stretch as it is; false if that is not sure.
  bool GainsNothing(const Stretch& stretch);

  // Of a stretch, not empty, that no sequence reaches into or out of.
  CellGains WeighCell(const Stretch& cell);

 private:
  // The cheapest sequence of a class and length.
  struct Sequence {
    uint8_t kind = 0;
    uint8_t length = 0;  // characters that it stands for
    int cost = 0;        // of the character within its class, and of what was lost
    int first_cost = 0;  // the same where damage begins with it
  };

  // The sequences that can be read at the front of a text. Depends on four characters at most, and is kept for those.
  const std::vector<Sequence>& SequencesOf(std::u32string_view text, uint32_t leads);
  std::vector<Sequence> ListAll(std::u32string_view text, uint32_t leads);
  bool Weigh(std::u32string_view text, size_t at, const std::vector<Sequence>& sequences);
  void ReadCosts(const Stretch& stretch);
  // `comes`: damage comes in, and none begins.
  CellGains::Ways WeighWays(const Stretch& cell, bool comes);

  const DamageCosts& costs_;
  const TextModel& model_;
  const Misreadings& all_;
  const std::array<int, 256>& least_into_;  // the least cost of the step to a class
  std::unordered_map<uint64_t, std::vector<Sequence>> known_;
  std::vector<DamageToken> tokens_;

  // Of the stretch, by place.
  std::vector<uint8_t> kinds_;  // of the character before the place
  std::vector<int> own_;        // the cost of the characters up to it, as they are
  std::vector<int> chain_;      // the most that a reading has gained of which a sequence ends there
  std::vector<int> run_;        // the same where characters that stand as they are follow the sequence
};

}  // namespace emend

#endif  // EMEND_REPAIR_SOUNDNESS_H_
