// Much damage is whole but for a few bytes that were lost. Such a stretch is read strictly, and a search is made only
// where that fails.
#ifndef EMEND_REPAIR_PATCHED_READING_H_
#define EMEND_REPAIR_PATCHED_READING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repair/damage_search.h"
#include "repair/misreading.h"
#include "repair/stretch.h"
#include "repair/text_model.h"

namespace emend {

class PatchedReader {
 public:
  // `established`: the misreadings that `costs` were lowered for.
  PatchedReader(const DamageCosts& costs, uint32_t established);

  // The reading by the established misreading that most of the stretch is whole sequences of; nothing if there is none,
  // or if the sequences do not read much better than their bytes as they stand.
  std::optional<std::vector<DamagePiece>> Read(const Stretch& stretch);

 private:
  // Where whole sequences begin again, and what was read up to there, or a little beyond.
  struct Patch {
    std::vector<DamagePiece> pieces;
    size_t length = 0;  // characters
  };

  std::optional<std::vector<DamagePiece>> Read(const Stretch& stretch, int misreading);
  // The sequence at a place, nothing lost; of length 0 if there is none.
  DamagePiece Whole(std::u32string_view text, size_t at, int misreading) const;
  size_t FindWhole(std::u32string_view text, size_t at, int misreading) const;
  const Patch& Search(const Stretch& stretch, size_t at, uint8_t kind, int misreading);

  const DamageCosts& costs_;
  const TextModel& model_;
  const Misreadings& all_;
  std::vector<int> misreadings_;  // the established ones
  DamageReader reader_;
  std::unordered_map<std::u32string, Patch> known_;
  std::u32string key_;
};

}  // namespace emend

#endif  // EMEND_REPAIR_PATCHED_READING_H_
