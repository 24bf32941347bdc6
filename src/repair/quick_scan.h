// The first look at a text: passes over all that is surely sound, at a few instructions a character.
#ifndef EMEND_REPAIR_QUICK_SCAN_H_
#define EMEND_REPAIR_QUICK_SCAN_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "repair/damage_search.h"
#include "repair/misreading.h"
#include "repair/text_model.h"

namespace emend {

// Bounds what readings of a text may gain over the text as it is, as Soundness does, but by tables of pairs of
// characters: whatever stands around a pair, no sequence that begins with it costs less than the table says. A text
// that gains nothing by that bound is sound; of any other that is not known.
class QuickScan {
 public:
  // With the costs that ReadDamaged is to be called with.
  explicit QuickScan(const DamageCosts& costs);

  // A place in the first line at or behind byte `from` that may be damaged; text.size() if all of the text is sound.
  // No stretch that FindStretch finds before that place is damaged.
  size_t FindDoubtful(std::string_view text, size_t from);

 private:
  // What is to be known of a character.
  struct Mark {
    uint16_t lead = 0;   // its number among those that may begin a sequence; 0: it may not
    uint16_t trail = 0;  // the same among those that may go on with one
    uint8_t kind = 0;
    uint8_t cost = 0;
    uint32_t leads = 0;  // the misreadings by which it may
    uint32_t trails = 0;
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

    bool any() const { return (two.go_on & three.go_on & four.go_on) != 255; }
  };

  static constexpr char32_t kDenseEnd = 0x2600;

  Mark MarkOf(char32_t c) const { return c < kDenseEnd ? marks_[c] : MarkBeyond(c); }
  Mark MarkBeyond(char32_t c) const;
  // Whether the stretch at `at` is not surely sound; moves `at` behind what was looked at.
  bool IsDoubtful(std::string_view text, size_t& at);
  // Behind the characters at `at` that stand for no byte.
  size_t PassQuiet(std::string_view text, size_t at) const;
  uint8_t KindBefore(std::string_view text, size_t at) const;
  Least LeastOf(size_t lead, size_t trail) {
    const Least& least = pairs_[lead * trails_.size() + trail];
    return least.known ? least : LearnPair(lead, trail);
  }
  Least LearnPair(size_t lead, size_t trail);
  static Cost Both(int cost) { return {static_cast<uint8_t>(cost), static_cast<uint8_t>(cost)}; }
  static Cost Lesser(Cost a, Cost b);
  Bound WeighSingle(char32_t c);
  Cost CostOf(char32_t c) const;
  Cost LeastIn(char32_t front);    // of the characters front * 64 to front * 64 + 63
  Cost LeastWith(char32_t front);  // the same of 4096 characters
  int CostOfLost(const Misreading& misreading) const;

  const DamageCosts& costs_;
  const TextModel& model_;
  const Misreadings& all_;
  std::array<Cost, 256> least_into_{};  // of the step to a class
  int least_step_ = 0;                  // of all these
  std::vector<Mark> marks_;             // of the characters below kDenseEnd
  std::vector<char32_t> leads_;         // a character of each number
  std::vector<char32_t> trails_;
  std::vector<Bound> singles_;  // by lead: of the sequences of which only that is left
  std::vector<Least> pairs_;    // by lead and trail
  std::vector<Cost> blocks_;    // LeastIn, as far as it was asked for
  Cost emoji_;                  // LeastWith of them
};

}  // namespace emend

#endif  // EMEND_REPAIR_QUICK_SCAN_H_
