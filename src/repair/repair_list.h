// Readings -> repairs: one for each run of characters that were damaged alike, with what else would fit.
#ifndef EMEND_REPAIR_REPAIR_LIST_H_
#define EMEND_REPAIR_REPAIR_LIST_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repair/damage_search.h"
#include "repair/repair.h"
#include "repair/stretch.h"

namespace emend {

class RepairList {
 public:
  // `costs` are those that the pieces were found with. `doubts`: nothing of the text was found to be damaged before.
  RepairList(const DamageCosts& costs, bool doubts, std::vector<Repair>& repairs)
      : costs_(costs), doubts_(doubts), repairs_(repairs) {}

  // Appends the repairs that turn a stretch into these pieces.
  void Append(const Stretch& stretch, const std::vector<DamagePiece>& pieces);

 private:
  // What else a piece with lost bytes may stand for, likeliest first, with the probability of the one taken.
  struct Others {
    std::vector<char32_t> values;
    double certainty = 1.0;
  };
  bool IsChance(const Stretch& stretch, const std::vector<DamagePiece>& pieces) const;
  Others FindOthers(std::u32string_view damaged, const DamagePiece& piece, char32_t before, char32_t after);
  const std::vector<Alternative>& FindAlternatives(std::u32string_view damaged, const DamagePiece& piece);

  const DamageCosts& costs_;
  const bool doubts_;
  std::vector<Repair>& repairs_;
  std::unordered_map<std::u32string, std::vector<Alternative>> known_;
  std::u32string key_;
};

}  // namespace emend

#endif  // EMEND_REPAIR_REPAIR_LIST_H_
