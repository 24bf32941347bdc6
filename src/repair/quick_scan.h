// The first look at a text: passes over all that is surely sound, at a few instructions a character.
#ifndef EMEND_REPAIR_QUICK_SCAN_H_
#define EMEND_REPAIR_QUICK_SCAN_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/span.h"
#include "repair/damage_search.h"
#include "repair/sequence_bounds.h"
#include "repair/soundness.h"
#include "repair/stretch.h"

namespace emend {

// Bounds what readings of a text may gain over the text as it is, as Soundness does, but by tables of pairs of
// characters. A text that gains nothing by that bound is sound; where it may gain, Soundness is asked for those few
// characters.
class QuickScan {
 public:
  // With the costs that ReadDamaged is to be called with.
  explicit QuickScan(const DamageCosts& costs);

  // The begin of the first stretch at or behind byte `from` that may be damaged; text.size() if all of the text is
  // sound. No stretch that FindStretch finds before that place is damaged.
  size_t FindDoubtful(std::string_view text, size_t from);

 private:
  using Mark = SequenceBounds::Mark;
  struct Walk;

  const Mark* ReadMark(std::string_view text, size_t at, size_t& length);
  // Whether no sequence within these bytes gains, by Soundness and, where they are few, by a search.
  bool GainsNothing(std::string_view text, Span span);
  void PassIdle(std::string_view text, Walk& walk);
  // Whether the stretch at `at` is not surely sound; moves `at` behind what was looked at. `quiet`: the stretch begins
  // before, with characters that stand for no byte.
  bool IsDoubtful(std::string_view text, bool quiet, size_t& at);
  // Behind the characters at `at` that stand for no byte.
  size_t PassQuiet(std::string_view text, size_t at) const;

  const DamageCosts& costs_;
  const TextModel& model_;
  SequenceBounds bounds_;
  Soundness soundness_;
  std::unordered_map<std::u32string, bool> known_;  // by the characters of a span and those around it: GainsNothing
  Stretch stretch_;
  std::u32string key_;
  int idle_ = 0;  // a sequence that loses so much is no better to go on from than none
  Mark beyond_;   // of the last character read that is not below SequenceBounds::kDenseEnd
};

}  // namespace emend

#endif  // EMEND_REPAIR_QUICK_SCAN_H_
