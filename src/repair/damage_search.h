// The most plausible reading of a stretch of text that may be damaged: which characters stand as they are, and which
// are the bytes of others.
//
// A beam search over the characters, linear in their number. A reading costs what its characters cost by the text
// model, plus what each piece of damage costs; the cheapest wins.
#ifndef EMEND_REPAIR_DAMAGE_SEARCH_H_
#define EMEND_REPAIR_DAMAGE_SEARCH_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "repair/misreading.h"
#include "repair/stretch.h"

namespace emend {

// What damage costs, in quarters of a nat.
struct DamageCosts {
  std::array<int, Misreadings::kCount> begin{};  // of a run of damage, for each misreading
  int go_on = 2;                                 // with the same misreading
  int change = 12;                               // of the misreading, besides `begin`
  int end = 4;                                   // by a character that stands as it is and is not ASCII
  int lost = 16;                                 // a byte that nothing defines and that left nothing behind
  int undefined = 28;                            // the same for a byte that windows-1252 defines
  int unknown = 8;                               // such a byte that became U+FFFD
  int spaced = 12;                               // a no-break space that became a space
};

// A character of the reading.
struct DamagePiece {
  char32_t value = 0;
  uint8_t length = 0;      // how many characters of the damaged text it stands for
  int8_t misreading = -1;  // -1: it stands for itself
  uint8_t lost = 0;        // bytes of it that are not known
  bool spaced = false;     // one of them is a space
};

struct Reading {
  std::vector<DamagePiece> pieces;
  int cost = 0;
};

// Whether a character may be text and has so many bytes in UTF-8.
bool MayBeSequence(char32_t c, int length);

// What it costs to leave a stretch as it is.
int CostAsItIs(const Stretch& stretch);

// The cheapest reading with the given misreadings.
Reading ReadDamaged(const Stretch& stretch, const DamageCosts& costs, std::span<const int> misreadings);

// A way to read the next characters.
struct DamageToken {
  DamagePiece piece;
  int cost = 0;  // of what was lost
};

// Appends the ways to read a sequence of that misreading at the front of `characters`, which is not empty, with at most
// `most_lost` bytes not known.
void ListSequences(std::u32string_view characters, int misreading, int most_lost, const DamageCosts& costs,
                   std::vector<DamageToken>& tokens);

// The sequence at the front of `characters` if they are one in that misreading, nothing lost.
std::optional<DamagePiece> ReadSequence(std::u32string_view characters, int misreading);

// A misreading that may have damaged a stretch, and the most usual one that reads all its characters alike.
struct Suspect {
  int misreading = 0;
  int same_as = 0;
};
std::vector<Suspect> FindSuspects(const Stretch& stretch);

// Of suspects that read a stretch alike the one that begins at the least cost.
std::vector<int> DistinctMisreadings(const Stretch& stretch, const DamageCosts& costs);

// All that `characters`, as one sequence with `lost` bytes not known, may stand for; with the cost of what was lost.
struct Alternative {
  char32_t value = 0;
  int cost = 0;
};
std::vector<Alternative> ReadAlternatives(std::u32string_view characters, int misreading, int lost,
                                          const DamageCosts& costs);

}  // namespace emend

#endif  // EMEND_REPAIR_DAMAGE_SEARCH_H_
