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
#include "repair/sequences.h"
#include "repair/stretch.h"

namespace emend {

struct Reading {
  std::vector<DamagePiece> pieces;
  int cost = 0;
};

// What it costs to leave a stretch as it is.
int CostAsItIs(const Stretch& stretch);

// Searches with the same costs; keeps what it finds out on the way.
class DamageReader {
 public:
  // `read`, if there is one, grows by the characters searched, each as often as it is.
  explicit DamageReader(const DamageCosts& costs, size_t* read = nullptr)
      : costs_(costs), read_(read), lists_(costs), slots_(kPlaces * kSlots) {}

  const DamageCosts& costs() const { return costs_; }

  // The cheapest reading with the given misreadings.
  Reading Read(const Stretch& stretch, std::span<const int> misreadings);

  // The same of characters within damage of that misreading, the last character before them, as it is read, being of
  // class `kind`; -1: not within damage. The cost counts what comes before `after`.
  Reading ReadWithin(std::u32string_view characters, uint8_t kind, int misreading, char32_t after,
                     std::span<const int> misreadings);

 private:
  // A reading up to some place.
  struct Path {
    int cost = 0;
    uint32_t step = 0;  // its last one
    uint8_t kind = 0;   // of its last character
    int8_t misreading = -1;
  };
  struct Step {
    uint32_t previous = 0;
    DamagePiece piece;
  };
  // Where the path of a class and misreading is among those of a place, if `place` is that place's number.
  struct Slot {
    uint32_t place = 0;
    uint32_t index = 0;
  };
  static constexpr size_t kPlaces = 8;  // no sequence reaches farther
  static constexpr size_t kSlots = 256 * 32;

  void KeepCharacter(char32_t c, size_t at);
  void Take(const SequenceLists::Token& token, size_t at);
  void Add(size_t at, const Path& from, int cost, const DamagePiece& piece, uint8_t kind, int8_t misreading);

  const DamageCosts& costs_;
  size_t* read_;
  SequenceLists lists_;
  std::vector<Step> steps_;
  std::array<std::vector<Path>, kPlaces> places_;  // of place `at`: at % kPlaces
  std::vector<Slot> slots_;
  uint32_t first_place_ = 1;  // the number of the first place of this search
};

// A misreading that may have damaged a stretch, and the most usual one that reads all its characters alike.
struct Suspect {
  int misreading = 0;
  int same_as = 0;
};
std::vector<Suspect> FindSuspects(const Stretch& stretch);

// Of suspects that read a stretch alike the one that begins at the least cost.
std::vector<int> DistinctMisreadings(const Stretch& stretch, const DamageCosts& costs);

}  // namespace emend

#endif  // EMEND_REPAIR_DAMAGE_SEARCH_H_
