#include "repair/lookahead.h"

#include <algorithm>

namespace emend {
namespace {

constexpr int kMostPerCharacter = 15;  // what a character of real text costs at most, in the mean
constexpr int kMoreSteps = 2;

// Takes each sequence of `misreading`; the share of the characters above ASCII that are in one.
struct Decoded {
  Reading reading;
  Stretch result;
  double share = 0;
  int sequences = 0;
};

Decoded DecodeAll(const Stretch& stretch, int misreading, const DamageCosts& costs) {
  Decoded decoded;
  const std::u32string_view text = stretch.characters;
  size_t high = 0;
  size_t taken = 0;
  for (size_t at = 0; at < text.size();) {
    DamagePiece piece{text[at], 1, -1, 0, false};
    if (text[at] >= 0x80) {
      if (const std::optional<DamagePiece> sequence = ReadSequence(text.substr(at), misreading)) piece = *sequence;
      high += piece.length;
      if (piece.misreading >= 0) taken += piece.length, ++decoded.sequences;
    }
    decoded.reading.pieces.push_back(piece);
    decoded.result.characters.push_back(piece.value);
    at += piece.length;
  }
  decoded.result.before = stretch.before;
  decoded.result.after = stretch.after;
  decoded.share = high == 0 ? 0 : static_cast<double>(taken) / static_cast<double>(high);
  decoded.reading.cost = costs.begin[static_cast<size_t>(misreading)] + costs.go_on * decoded.sequences;
  return decoded;
}

int CheapestEnd(const Stretch& stretch, DamageReader& reader, int steps) {
  int cheapest = CostAsItIs(stretch);
  if (steps == 0) return cheapest;
  for (const Suspect& suspect : FindSuspects(stretch)) {
    if (suspect.same_as != suspect.misreading) continue;
    const Decoded decoded = DecodeAll(stretch, suspect.misreading, reader.costs());
    if (decoded.share < 0.5) continue;
    cheapest = std::min(cheapest, reader.Read(stretch, {&suspect.misreading, 1}).cost);
    cheapest = std::min(cheapest, decoded.reading.cost + CheapestEnd(decoded.result, reader, steps - 1));
  }
  return cheapest;
}

}  // namespace

bool LooksDamaged(int cost, size_t characters) { return cost > kMostPerCharacter * static_cast<int>(characters + 1); }

size_t MostCovered(const Stretch& stretch) {
  size_t most = 0;
  const std::u32string_view text = stretch.characters;
  for (const Suspect& suspect : FindSuspects(stretch)) {
    if (suspect.same_as != suspect.misreading) continue;
    size_t taken = 0;
    for (size_t at = 0; at < text.size();) {
      const auto sequence = text[at] < 0x80 ? std::nullopt : ReadSequence(text.substr(at), suspect.misreading);
      at += sequence ? sequence->length : 1;
      taken += sequence ? sequence->length : 0;
    }
    most = std::max(most, taken);
  }
  return most;
}

bool MayReadThrough(const Stretch& stretch) {
  const Misreadings& all = Misreadings::Instance();
  size_t high = 0;
  size_t covered = 0;  // characters that may be in a sequence
  uint32_t alive = 0;
  uint32_t leads = 0;
  for (const char32_t c : stretch.characters) {
    const Misreadings::Places places = c < 0x80 ? Misreadings::Places() : all.PlacesOf(c);
    const bool covers = alive != 0;
    alive = (alive | leads) & places.trails;
    if (c >= 0x80) ++high;
    if (alive != 0) covered += covers ? 1 : 2;
    leads = places.leads;
  }
  return covered * 2 >= high && MostCovered(stretch) * 2 >= high;
}

std::optional<Reading> ReadThrough(const Stretch& stretch, int misreading, DamageReader& reader) {
  Decoded decoded = DecodeAll(stretch, misreading, reader.costs());
  if (decoded.share < 0.5) return std::nullopt;
  decoded.reading.cost += CheapestEnd(decoded.result, reader, kMoreSteps);
  return std::move(decoded.reading);
}

}  // namespace emend
