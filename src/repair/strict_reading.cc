#include "repair/strict_reading.h"

#include <algorithm>
#include <utility>

#include "repair/lookahead.h"
#include "repair/misreading.h"
#include "repair/text_model.h"

namespace emend {
namespace {

constexpr size_t kShort = 24;    // characters of a stretch that a few genuine ones may be half of
constexpr int kMargin = 8;       // by which a sequence must read better than its bytes as they stand
constexpr int kMany = 6;         // sequences that speak for each other; then
constexpr int kMeanMargin = 12;  // they read better by so much in the mean,
constexpr int kMostLoss = 24;    // and none of them worse by more than that

// Whether all characters stand for the same bytes by both.
bool AreAlike(const Stretch& stretch, int a, int b) {
  const Misreadings& all = Misreadings::Instance();
  return std::all_of(stretch.characters.begin(), stretch.characters.end(), [&](char32_t c) {
    if (c < 0x80) return true;
    const Misreadings::Bytes& bytes = all.ClearlyOf(c);
    return bytes[static_cast<size_t>(a)] == bytes[static_cast<size_t>(b)];
  });
}

bool ReadAlike(const std::vector<DamagePiece>& a, const std::vector<DamagePiece>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const DamagePiece& x, const DamagePiece& y) { return x.value == y.value; });
}

}  // namespace

Fit FitMisreadings(const Stretch& stretch) {
  const Misreadings& all = Misreadings::Instance();
  uint32_t once = 0;
  uint32_t twice = 0;
  for (const char32_t c : stretch.characters) {
    if (c < 0x80) continue;
    const Misreadings::Places& places = all.PlacesOf(c);
    const uint32_t missing = ~(places.leads | places.trails);
    twice |= once & missing;
    once |= missing;
  }
  constexpr uint32_t kAll = (1U << Misreadings::kCount) - 1;
  return {~once & kAll, twice & kAll};
}

uint32_t HopelessMisreadings(const Stretch& stretch, uint32_t known) {
  if (stretch.characters.size() <= kShort) return 0;
  const Fit fit = FitMisreadings(stretch);
  return (fit.whole & known) != 0 ? fit.poor : 0;
}

std::optional<Reading> ReadStrictly(const Stretch& stretch, int misreading, const DamageCosts& costs) {
  const TextModel& model = TextModel::Instance();
  const Misreadings& all = Misreadings::Instance();
  const auto index = static_cast<size_t>(misreading);
  const std::u32string_view text = stretch.characters;
  Reading reading;
  reading.pieces.reserve(text.size());
  uint8_t kind = model.Look(stretch.before).kind;  // of the character before, as it is read
  uint8_t kind_as_it_is = kind;
  int sequences = 0;
  int gains = 0;
  int least_gain = kMargin;
  for (size_t at = 0; at < text.size();) {
    DamagePiece piece{text[at], 1, -1, 0, false};
    if (text[at] >= 0x80) {
      const int lead = all.ClearlyOf(text[at])[index];
      const int length = SequenceLength(lead);
      if (length == 0 || at + static_cast<size_t>(length) > text.size()) return std::nullopt;
      constexpr int kBits[] = {0, 0, 0x1F, 0x0F, 0x07};
      char32_t value = static_cast<char32_t>(lead & kBits[length]);
      int as_it_is = 0;
      for (int i = 0; i < length; ++i) {
        const char32_t c = text[at + static_cast<size_t>(i)];
        const int byte = i == 0 ? 0x80 : c < 0x80 ? 0 : all.ClearlyOf(c)[index];
        if (!IsTrail(byte)) return std::nullopt;
        if (i > 0) value = value << 6 | static_cast<char32_t>(byte & 0x3F);
        const TextModel::Glyph glyph = model.Look(c);
        as_it_is += model.Cost(kind_as_it_is, glyph);
        kind_as_it_is = glyph.kind;
      }
      if (!MayBeSequence(value, length)) return std::nullopt;
      piece = {value, static_cast<uint8_t>(length), static_cast<int8_t>(misreading), 0, false};
      const TextModel::Glyph glyph = model.Look(value);
      const int cost = model.Cost(kind, glyph) + costs.go_on;
      const int gain = as_it_is - cost;
      least_gain = std::min(least_gain, gain);
      gains += gain;
      ++sequences;
      reading.cost += sequences > 1 ? cost : cost - costs.go_on + costs.begin[index];
      kind = glyph.kind;
    } else {
      const TextModel::Glyph glyph = model.Look(text[at]);
      reading.cost += model.Cost(kind, glyph);
      kind = kind_as_it_is = glyph.kind;
    }
    reading.pieces.push_back(piece);
    at += piece.length;
  }
  const bool many = sequences >= kMany && gains >= kMeanMargin * sequences && least_gain >= -kMostLoss;
  if (sequences == 0 || (least_gain < kMargin && !many)) return std::nullopt;
  reading.cost += model.Cost(kind, model.Look(stretch.after));
  return reading;
}

std::optional<StrictReading> ReadStrictly(const Stretch& stretch, uint32_t whole, uint32_t established,
                                          const DamageCosts& costs) {
  std::optional<StrictReading> best;
  bool clear = true;
  const uint32_t first = established != 0 ? whole & established : whole;
  for (uint32_t rest = first; rest != 0; rest &= rest - 1) {
    const int misreading = __builtin_ctz(rest);
    std::optional<Reading> reading = ReadStrictly(stretch, misreading, costs);
    if (!reading) continue;
    clear = clear && (!best || ReadAlike(best->reading.pieces, reading->pieces));
    if (!best || reading->cost < best->reading.cost) best = StrictReading{std::move(*reading), misreading};
  }
  if (!best || (!clear && LooksDamaged(best->reading))) return std::nullopt;
  for (uint32_t rest = whole & ~first; rest != 0; rest &= rest - 1) {
    const int misreading = __builtin_ctz(rest);
    // What reads all characters alike, and begins at no less, costs no less.
    if (costs.begin[static_cast<size_t>(misreading)] >= costs.begin[static_cast<size_t>(best->misreading)] &&
        AreAlike(stretch, misreading, best->misreading)) {
      continue;
    }
    const std::optional<Reading> other = ReadStrictly(stretch, misreading, costs);
    if (other && other->cost < best->reading.cost) return std::nullopt;
  }
  return best;
}

}  // namespace emend
