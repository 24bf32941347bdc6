// What sequences of damage cost at least, by the first two characters of them: whatever stands around a pair, no
// sequence that begins with it costs less than the table says.
#ifndef EMEND_REPAIR_SEQUENCE_BOUNDS_H_
#define EMEND_REPAIR_SEQUENCE_BOUNDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "repair/damage_search.h"
#include "repair/misreading.h"
#include "repair/text_model.h"

namespace emend {

class SequenceBounds {
 public:
  // What is to be known of a character.
  struct Mark {
    uint16_t lead = 0;   // its number among those that may begin a sequence; 0: it may not
    uint16_t trail = 0;  // the same among those that may go on with one
    uint8_t kind = 0;
    uint8_t cost = 0;
    Misreadings::Places places;  // the misreadings by which it may
  };

  // The least cost of some characters: wherever they stand, and behind ASCII.
  struct Cost {
    uint8_t anywhere = 255;  // there are none
    uint8_t after_ascii = 255;
  };

  // The least cost of some sequences: where damage goes on, where it begins, and where it does so behind ASCII.
  struct Bound {
    uint8_t go_on = 255;  // there are none
    uint8_t begin = 255;
    uint8_t begin_after_ascii = 255;

    void Take(Cost cost, int more, int to_go_on, int to_begin);
  };

  // Of the sequences that begin with a pair of characters, by the number of characters they stand for.
  struct Least {
    Bound two, three, four;
    bool known = false;

    const Bound& Of(size_t length) const { return length == 2 ? two : length == 3 ? three : four; }
  };

  static constexpr char32_t kDenseEnd = 0x2600;
  static constexpr char32_t kUnknown = 0xFFFD;
  static constexpr uint16_t kNoNumber = 0xFFFF;  // of a character that may begin a sequence but has no number

  // With the costs that DamageReader is to be called with.
  explicit SequenceBounds(const DamageCosts& costs);

  const Mark* marks() const { return alphabet_.marks.data(); }  // of the characters below kDenseEnd
  Mark MarkBeyond(char32_t c) const;                            // of one that is not
  int LeastInto(uint8_t kind) const { return alphabet_.least_into[kind].anywhere; }  // of the step to a class

  // The misreadings by which a character below kDenseEnd begins a sequence, and those by which it goes on with one.
  struct Role {
    uint32_t leads = 0;
    uint32_t trails = 0;
  };
  const Role* roles() const { return alphabet_.roles.data(); }

  // The most that the step from a class costs above the least step to where it leads.
  int MostLeft(uint8_t kind) const { return alphabet_.most_left[kind]; }

  const Least& LeastOf(size_t lead, size_t trail) {
    const Least& least = rows_[lead][trail];
    return least.known ? least : LearnPair(lead, trail);
  }

  // Of the sequences of which only that character is left.
  const Bound& SingleOf(size_t lead) { return known_singles_[lead] ? singles_[lead] : LearnSingle(lead); }

 private:
  // What holds whatever damage costs.
  struct Alphabet {
    Alphabet();
    static const Alphabet& Instance();

    std::array<Cost, 256> least_into{};  // of the step to a class
    std::array<int, 256> most_left{};
    std::vector<Mark> marks;
    std::vector<Role> roles;
    std::vector<char32_t> leads;  // a character of each number
    std::vector<char32_t> trails;
  };

  static Cost Both(int cost) { return {static_cast<uint8_t>(cost), static_cast<uint8_t>(cost)}; }
  static Cost Lesser(Cost a, Cost b);
  const Least& LearnPair(size_t lead, size_t trail);
  const Bound& LearnSingle(size_t lead);
  Cost CostOf(char32_t c) const;
  Cost LeastIn(char32_t front);    // of the characters front * 64 to front * 64 + 63
  Cost LeastWith(char32_t front);  // the same of 4096 characters
  int CostOfLost(const Misreading& misreading) const;

  const DamageCosts& costs_;
  const TextModel& model_;
  const Misreadings& all_;
  const Alphabet& alphabet_;
  std::vector<Bound> singles_;  // by lead
  std::vector<uint8_t> known_singles_;
  std::vector<std::unique_ptr<Least[]>> pairs_;  // by lead and trail
  std::vector<const Least*> rows_;               // the same; of leads not seen yet, the row of what is not known
  std::vector<Cost> blocks_;                     // LeastIn, as far as it was asked for
  Cost emoji_;                                   // LeastWith of them
};

}  // namespace emend

#endif  // EMEND_REPAIR_SEQUENCE_BOUNDS_H_
