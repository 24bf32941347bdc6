// The most plausible reading of a stretch of text that may be damaged: which characters stand as they are, and which
// are the bytes of others.
//
// A beam search over the characters, linear in their number. A reading costs what its characters cost by the text
// model, plus what each piece of damage costs; the cheapest wins.
#ifndef EMEND_REPAIR_DAMAGE_SEARCH_H_
#define EMEND_REPAIR_DAMAGE_SEARCH_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "repair/misreading.h"

namespace emend {

// What damage costs, in quarters of a nat.
struct DamageCosts {
  std::array<int, Misreadings::kCount> begin;  // of a run of damage, for each misreading
  int go_on = 2;                               // with the same misreading
  int change = 12;                             // of the misreading, besides `begin`
  int end = 4;                                 // by a character that stands as it is and is not ASCII
  int lost = 16;                               // each byte that left nothing behind
  int spaced = 12;                             // a no-break space that became a space
};

// A character of the reading.
struct Piece {
  char32_t value = 0;
  uint8_t length = 0;      // how many characters of the damaged text it stands for
  int8_t misreading = -1;  // -1: it stands for itself
  uint8_t lost = 0;        // bytes that left nothing behind
};

// `before` and `after` are the characters around `text`, U+0020 at the ends.
std::vector<Piece> ReadDamaged(std::u32string_view text, char32_t before, char32_t after, const DamageCosts& costs);

// All the characters that `text` may stand for in a misreading, if it is one character with `lost` bytes lost.
std::vector<char32_t> ReadAlternatives(std::u32string_view text, int misreading, int lost);

}  // namespace emend

#endif  // EMEND_REPAIR_DAMAGE_SEARCH_H_
