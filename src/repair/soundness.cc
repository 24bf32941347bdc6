#include "repair/soundness.h"

#include <algorithm>
#include <limits>

#include "repair/lookahead.h"
#include "repair/misreading.h"
#include "repair/text_model.h"

namespace emend {
namespace {

constexpr size_t kLongest = 1000;  // characters; longer stretches are searched in parts
constexpr int kNone = std::numeric_limits<int>::min() / 2;

}  // namespace

Soundness::Soundness(const DamageCosts& costs)
    : costs_(costs), least_lost_(std::min({costs.lost, costs.undefined, costs.unknown})) {
  const TextModel& model = TextModel::Instance();
  for (size_t kind = 0; kind < least_into_.size(); ++kind) {
    int least = std::numeric_limits<int>::max();
    for (size_t last = 0; last < 256; ++last) {
      least = std::min(least, model.Cost(static_cast<uint8_t>(last), {static_cast<uint8_t>(kind), 0}));
    }
    least_into_[kind] = least;
  }
  least_value_ = *std::min_element(least_into_.begin(), least_into_.end());
}

int Soundness::LeastCost(char32_t value) const {
  const TextModel::Glyph glyph = TextModel::Instance().Look(value);
  return least_into_[glyph.kind] + glyph.cost;
}

// A sequence from `at` to `end` that costs at least `cost`, by a misreading whose damage begins for `begin`.
void Soundness::Offer(size_t at, size_t end, int cost, int begin) {
  const int gain = own_[end] - own_[at] + slack_[end] - cost;
  const int before = std::max(-begin, gains_[at] - costs_.go_on);
  gains_[end] = std::max(gains_[end], before + gain);
}

// The sequences in which each byte is seen, exactly.
void Soundness::WeighWhole(std::u32string_view text, size_t at, size_t misreading) {
  const Misreadings& all = Misreadings::Instance();
  const int begin = costs_.begin[misreading];
  for (const int lead : {all.Of(text[at])[misreading], all.SloppilyOf(text[at])[misreading]}) {
    const auto length = static_cast<size_t>(SequenceLength(lead));
    if (length == 0 || at + length > text.size()) continue;
    // Each byte by the page and by windows-1252; a space as a no-break space.
    char32_t values[8] = {static_cast<char32_t>(lead) & (length == 2 ? 0x1FU : length == 3 ? 0x0FU : 0x07U)};
    size_t count = 1;
    int spaces = 0;
    for (size_t i = 1; i < length && count > 0; ++i) {
      const char32_t c = text[at + i];
      const int own = all.Of(c)[misreading];
      const int sloppy = all.SloppilyOf(c)[misreading];
      const int spaced = c == U' ' ? all.all()[misreading].no_break_space : 0;
      spaces += IsTrail(spaced);
      char32_t next[8];
      size_t made = 0;
      for (size_t k = 0; k < count; ++k) {
        for (const int byte : {own, sloppy, spaced}) {
          if (IsTrail(byte) && made < 8) next[made++] = values[k] << 6 | (static_cast<char32_t>(byte) & 0x3F);
        }
      }
      std::copy(next, next + made, values);
      count = made;
    }
    for (size_t k = 0; k < count; ++k) {
      Offer(at, at + length, LeastCost(values[k]) + (spaces > 0 ? costs_.spaced * spaces : 0), begin);
    }
  }
}

void Soundness::WeighSequences(std::u32string_view text, size_t at, uint32_t leads) {
  const Misreadings& all = Misreadings::Instance();
  int begin = std::numeric_limits<int>::max();
  bool follows = false;
  if (at + 1 < text.size()) follows = (all.Trails(text[at + 1]) & leads) != 0 || text[at + 1] == U' ';
  for (uint32_t rest = leads; rest != 0; rest &= rest - 1) {
    const auto misreading = static_cast<size_t>(__builtin_ctz(rest));
    begin = std::min(begin, costs_.begin[misreading]);
    if (follows) WeighWhole(text, at, misreading);
  }
  // Sequences with bytes that are not known: any number of the characters that may be the others.
  for (size_t end = at + 1; end <= text.size() && end <= at + 4; ++end) {
    Offer(at, end, least_value_ + least_lost_, begin);
    if (end == text.size()) break;
    const char32_t c = text[end];
    if ((all.Trails(c) & leads) == 0 && c != U' ' && c != 0xFFFD) break;
  }
}

bool Soundness::IsSound(const Stretch& stretch) {
  const TextModel& model = TextModel::Instance();
  const Misreadings& all = Misreadings::Instance();
  const std::u32string_view text = stretch.characters;
  if (text.size() > kLongest) return false;
  own_.resize(text.size() + 1);
  slack_.resize(text.size() + 1);
  gains_.assign(text.size() + 1, kNone);
  uint8_t last = model.Look(stretch.before).kind;
  int sum = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    const TextModel::Glyph glyph = model.Look(i < text.size() ? text[i] : stretch.after);
    own_[i] = sum;
    const int step = model.Cost(last, {glyph.kind, 0});
    slack_[i] = step - least_into_[glyph.kind];
    sum += step + glyph.cost;
    last = glyph.kind;
  }
  if (LooksDamaged(sum, text.size())) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (gains_[i] >= 0) return false;
    if (text[i] < 0x80) {
      // The run of damage may go on behind it.
      gains_[i + 1] = std::max(gains_[i + 1], gains_[i]);
      continue;
    }
    if (const uint32_t leads = all.Leads(text[i]); leads != 0) WeighSequences(text, i, leads);
  }
  return gains_[text.size()] < 0;
}

}  // namespace emend
