// The first look at a text: passes over all that is surely sound, at a few instructions a character.
#ifndef EMEND_REPAIR_QUICK_SCAN_H_
#define EMEND_REPAIR_QUICK_SCAN_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/span.h"
#include "repair/cell_bounds.h"
#include "repair/damage_search.h"
#include "repair/soundness.h"
#include "repair/stretch.h"

namespace emend {

// Bounds what readings of a text may gain over the text as it is, as Soundness does, but from cell to cell. A text that
// gains nothing by that bound is sound; where it may gain, Soundness is asked for those few cells.
class QuickScan {
 public:
  // `text` is well-formed UTF-8. With the costs of the DamageReader, and the misreadings that
  // FindStretch is. `bytes_read` grows by the bytes looked at, each as often as it is.
  QuickScan(std::string_view text, const DamageCosts& costs, uint32_t established, size_t& bytes_read);

  // The begin of the first stretch at or behind byte `from` that may be damaged; `end`, the end of a line, if all is
  // sound up to there. No stretch that FindStretch finds before that place is damaged.
  size_t FindDoubtful(size_t from, size_t end);

 private:
  // The begin of the next stretch that FindStretch would find, `end` if it is not before that; `at` is no ASCII.
  size_t FindSuspicious(size_t at, size_t end);
  // Whether no sequence within these bytes gains, by Soundness and, where they are few, by a search.
  bool GainsNothing(Span span);
  // Whether the stretch at `at` is not surely sound; moves `at` behind what was looked at.
  bool IsDoubtful(size_t& at);
  // Whether half of the characters beyond ASCII of a stretch, which has `high` of them, may be in sequences of which
  // nothing is lost.
  bool MayReadThrough(Span span, size_t high);
  bool EndsStretch(size_t at) const { return at == text_.size() || static_cast<unsigned char>(text_[at]) < 0x80; }

  std::string_view text_;
  const DamageCosts& costs_;
  const uint32_t established_;
  CellBounds bounds_;
  Soundness soundness_;
  DamageReader reader_;
  std::unordered_map<std::u32string, bool> known_;  // by the characters of a span and those around it: GainsNothing
  Stretch stretch_;
  std::u32string key_;
  size_t& bytes_read_;
  int idle_ = 0;  // damage that loses so much is no better to go on from than none
};

}  // namespace emend

#endif  // EMEND_REPAIR_QUICK_SCAN_H_
