// What readings of a cell gain at most over the cell as it is. A cell is a word or a part of one, with the few ASCII
// characters behind it. The same cells come again and again: what was found out about one is kept, and found again by
// its bytes.
#ifndef EMEND_REPAIR_CELL_BOUNDS_H_
#define EMEND_REPAIR_CELL_BOUNDS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "repair/damage_search.h"
#include "repair/sequence_bounds.h"
#include "repair/soundness.h"
#include "repair/stretch.h"
#include "repair/text_model.h"

namespace emend {

struct alignas(64) Cell {
  static constexpr size_t kWords = 3;
  static constexpr uint8_t kUnknown = 0xFF;
  using Front = std::array<uint64_t, kWords>;

  Front front{};     // its first bytes and those of the character before it, as far as there are so many
  size_t begin = 0;  // byte of the text
  CellGains gains;
  uint32_t reaches = 0;        // the misreadings by which a sequence may reach beyond it
  int16_t cost = 0;            // of the characters as they are
  uint8_t size = 0;            // in bytes; 0: no cell
  uint8_t behind = 0;          // bytes of the character before it
  uint8_t last = 0;            // the class of its last character
  uint8_t characters = 0;      // how many; 0: the bounds do not know all of them
  uint8_t high = 0;            // of these, such as are not ASCII
  uint8_t may_cover = 0;       // of these, such as may be in a sequence of which nothing is lost
  uint8_t covered = kUnknown;  // the same by one misreading, that which has the most
};

// Sums over cells.
struct CellTotals {
  int cost = 0;
  size_t characters = 0;
  size_t high = 0;
  size_t may_cover = 0;

  void Add(const Cell& cell) {
    cost += cell.cost;
    characters += cell.characters;
    high += cell.high;
    may_cover += cell.may_cover;
  }
};

// A walk along a stretch from cell to cell.
struct CellWalk {
  static constexpr int kDead = -1000;  // a gain that no more can be had from

  size_t at = 0;
  size_t closely = 0;  // before this place nothing gains
  int gain = kDead;    // of what comes before `at`, at most
  int chain = kDead;   // the same of what ends with a sequence, without the step to the next character
  uint8_t last = 0;    // the class of the last character
  CellTotals totals;

  void Take(const Cell& cell) {
    chain = std::max<int>(gain + cell.gains.comes.chain, cell.gains.begins.chain);
    gain = std::max<int>(gain + cell.gains.comes.run, cell.gains.begins.run);
    last = cell.last;
    totals.Add(cell);
    at += cell.size;
  }
};

class CellBounds {
 public:
  using Mark = SequenceBounds::Mark;

  // `costs` are those that DamageReader is to be called with; `text` is well-formed UTF-8.
  CellBounds(std::string_view text, const DamageCosts& costs);

  // The cell at byte `at`, which is not ASCII. It ends before the next word, or before the first line end or the fourth
  // ASCII character, and no sequence reaches beyond it. nullptr if it would be too long or the bounds do not know all
  // of its characters. Valid until the next call.
  Cell* Find(size_t at);

  // Goes on from cell to cell as long as none of them gains, to a place that is ASCII or quiet, or behind `end`. Not
  // beyond a cell that the bounds do not know, or that a sequence reaches beyond.
  void Pass(CellWalk& walk, size_t end);

  // Settles what damage that ends with a sequence gains before the character at `walk.at`.
  void Settle(CellWalk& walk);

  // How many characters of a cell are in sequences of one misreading of which nothing is lost, at most.
  size_t Covered(Cell& cell);

  // What a sequence that ends before a character of class `next` may gain there: as if that one followed best on it.
  int Left(uint8_t last, uint8_t next) const { return model_.Cost(last, {next, 0}) - bounds_.LeastInto(next); }

  // See SequenceBounds.
  const SequenceBounds::Role* roles() const { return bounds_.roles(); }

  // The mark of the character at byte `at`; that of a line end behind the text. Valid until the next call.
  const Mark* ReadMark(size_t at, size_t& length);

  // Whether the character that begins with that byte is surely none that a misreading makes.
  static bool IsQuiet(unsigned char lead) { return lead >= 0xE3 && (lead <= 0xED || lead >= 0xF0); }

 private:
  size_t EndOf(size_t at, size_t least) const;
  uint32_t TrailsAt(size_t at, size_t& length) const;
  size_t EndOfLong(size_t at, size_t least) const;
  size_t EndOfPart(size_t begin, size_t at) const;
  size_t PassPlain(size_t at) const;
  Cell* Place(size_t at, size_t least);  // the same, ending at byte `least` or later
  void Weigh(Cell& cell);

  std::string_view text_;
  const TextModel& model_;
  SequenceBounds bounds_;
  Soundness soundness_;
  int idle_ = 0;                            // a sequence that loses so much is no better to go on from than none
  std::vector<std::array<Cell, 2>> known_;  // by hash
  Stretch stretch_;
  Mark beyond_;  // of the last character read that is not below SequenceBounds::kDenseEnd
};

}  // namespace emend

#endif  // EMEND_REPAIR_CELL_BOUNDS_H_
