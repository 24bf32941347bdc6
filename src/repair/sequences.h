// Sequences: the characters that a misreading makes of the bytes of one, some of which may have been lost.
#ifndef EMEND_REPAIR_SEQUENCES_H_
#define EMEND_REPAIR_SEQUENCES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repair/misreading.h"

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

// Whether a character may be text and has so many bytes in UTF-8.
bool MayBeSequence(char32_t c, int length);

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

// All that `characters`, as one sequence with `lost` bytes not known, may stand for; with the cost of what was lost.
struct Alternative {
  char32_t value = 0;
  int cost = 0;
};
std::vector<Alternative> ReadAlternatives(std::u32string_view characters, int misreading, int lost,
                                          const DamageCosts& costs);

// What ListSequences finds, with at most two bytes not known, and of sequences that differ in nothing that matters to
// what stands around them only the cheapest. Depends on four characters at most, and is kept for those.
class SequenceLists {
 public:
  struct Token {
    DamagePiece piece;
    uint8_t kind = 0;  // the class of the character
    int cost = 0;      // of the character within its class, and of what was lost
  };

  explicit SequenceLists(const DamageCosts& costs) : costs_(costs) {}

  const std::vector<Token>& Find(std::u32string_view text, int misreading);

 private:
  const DamageCosts& costs_;
  std::array<std::unordered_map<uint64_t, std::vector<Token>>, Misreadings::kCount> known_;
  std::vector<DamageToken> tokens_;
};

}  // namespace emend

#endif  // EMEND_REPAIR_SEQUENCES_H_
