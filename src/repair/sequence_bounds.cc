#include "repair/sequence_bounds.h"

#include <algorithm>
#include <unordered_map>

namespace emend {
namespace {

constexpr int kNone = 255;         // there is no such sequence
constexpr char32_t kEmoji = 0x1F;  // the 4096 characters that hold most of them

char32_t Lead(int byte) {
  constexpr int kBits[] = {0, 0, 0x1F, 0x0F, 0x07};
  return static_cast<char32_t>(byte & kBits[SequenceLength(byte)]);
}

}  // namespace

// A sum that is too large is cut: a bound from below still holds.
void SequenceBounds::Bound::Take(Cost cost, int more, int to_go_on, int to_begin) {
  const auto lower = [](uint8_t& bound, int sum) {
    bound = std::min(bound, static_cast<uint8_t>(std::min(sum, kNone - 1)));
  };
  lower(go_on, cost.anywhere + more + to_go_on);
  lower(begin, cost.anywhere + more + to_begin);
  lower(begin_after_ascii, cost.after_ascii + more + to_begin);
}

SequenceBounds::Cost SequenceBounds::Lesser(Cost a, Cost b) {
  return {std::min(a.anywhere, b.anywhere), std::min(a.after_ascii, b.after_ascii)};
}

SequenceBounds::Alphabet::Alphabet() : marks(kDenseEnd), roles(kDenseEnd), leads(1, 0), trails(1, 0) {
  const TextModel& model = TextModel::Instance();
  const Misreadings& all = Misreadings::Instance();
  for (size_t kind = 0; kind < TextModel::classes(); ++kind) {
    const auto step_from = [&](uint8_t last) {
      return static_cast<uint8_t>(model.Cost(last, {static_cast<uint8_t>(kind), 0}));
    };
    Cost& least = least_into[kind];
    for (size_t last = 0; last < TextModel::classes(); ++last)
      least.anywhere = std::min(least.anywhere, step_from(static_cast<uint8_t>(last)));
    for (char32_t c = 0; c < 0x80; ++c) least.after_ascii = std::min(least.after_ascii, step_from(model.Look(c).kind));
  }
  for (size_t last = 0; last < TextModel::classes(); ++last) {
    for (size_t next = 0; next < TextModel::classes(); ++next) {
      const auto kind = static_cast<uint8_t>(next);
      most_left[last] =
          std::max(most_left[last], model.Cost(static_cast<uint8_t>(last), {kind, 0}) - int{least_into[next].anywhere});
    }
  }
  std::unordered_map<uint16_t, Mark> of_row;
  for (char32_t c = 0; c < kDenseEnd; ++c) {
    const TextModel::Glyph glyph = model.Look(c);
    Mark& row = of_row[all.RowOf(c)];
    if (all.Leads(c) != 0 && row.lead == 0) row.lead = static_cast<uint16_t>(leads.size()), leads.push_back(c);
    if (all.Trails(c) != 0 && row.trail == 0) row.trail = static_cast<uint16_t>(trails.size()), trails.push_back(c);
    roles[c] = {all.Leads(c), all.Trails(c)};
    marks[c] = {row.lead, row.trail, glyph.kind, glyph.cost, all.PlacesOf(c)};
  }
  marks[U' '].trail = static_cast<uint16_t>(trails.size());
  trails.push_back(U' ');
  trails.push_back(kUnknown);
  marks[U' '].places.trails = all.spaced();
}

const SequenceBounds::Alphabet& SequenceBounds::Alphabet::Instance() {
  static const Alphabet alphabet;
  return alphabet;
}

SequenceBounds::SequenceBounds(const DamageCosts& costs)
    : costs_(costs),
      model_(TextModel::Instance()),
      all_(Misreadings::Instance()),
      alphabet_(Alphabet::Instance()),
      singles_(alphabet_.leads.size()),
      known_singles_(alphabet_.leads.size()),
      pairs_(alphabet_.leads.size()),
      blocks_(0x20000 / 64) {
  // No sequence begins with lead 0. Of other leads nothing is known as yet.
  const size_t trails = alphabet_.trails.size();
  known_singles_[0] = 1;
  pairs_[0] = std::make_unique<Least[]>(2 * trails);
  for (size_t trail = 0; trail < trails; ++trail) pairs_[0][trail].known = true;
  rows_.assign(alphabet_.leads.size(), pairs_[0].get() + trails);
  rows_[0] = pairs_[0].get();
}

SequenceBounds::Mark SequenceBounds::MarkBeyond(char32_t c) const {
  const TextModel::Glyph glyph = model_.Look(c);
  Mark mark{0, 0, glyph.kind, glyph.cost, all_.PlacesOf(c)};
  if (all_.RowOf(c) != 0) mark.lead = kNoNumber;
  if (c == kUnknown) {
    mark.trail = static_cast<uint16_t>(alphabet_.trails.size() - 1);
    mark.places.trails = ~0U;
  }
  return mark;
}

SequenceBounds::Cost SequenceBounds::CostOf(char32_t c) const {
  const TextModel::Glyph glyph = model_.Look(c);
  const Cost into = alphabet_.least_into[glyph.kind];
  return {static_cast<uint8_t>(into.anywhere + glyph.cost), static_cast<uint8_t>(into.after_ascii + glyph.cost)};
}

SequenceBounds::Cost SequenceBounds::LeastIn(char32_t front) {
  if (front >= blocks_.size()) return Both(TextModel::least_beyond());
  Cost& least = blocks_[front];
  if (least.anywhere == kNone) {
    for (char32_t c = front * 64; c < front * 64 + 64; ++c) least = Lesser(least, CostOf(c));
  }
  return least;
}

SequenceBounds::Cost SequenceBounds::LeastWith(char32_t front) {
  if (front != kEmoji) return Both(TextModel::least_beyond());
  if (emoji_.anywhere == kNone) {
    for (char32_t i = 0; i < 64; ++i) emoji_ = Lesser(emoji_, LeastIn(front * 64 + i));
  }
  return emoji_;
}

// Of a byte that nothing is left of.
int SequenceBounds::CostOfLost(const Misreading& misreading) const {
  if (misreading.lost.empty() && misreading.undefined.empty()) return kNone;
  return std::min(costs_.lost, costs_.undefined);
}

const SequenceBounds::Bound& SequenceBounds::LearnSingle(size_t lead) {
  Bound& least = singles_[lead];
  const char32_t c = alphabet_.leads[lead];
  for (uint32_t leads = all_.Leads(c); leads != 0; leads &= leads - 1) {
    const auto i = static_cast<size_t>(__builtin_ctz(leads));
    const Misreading& misreading = all_.all()[i];
    const int lost = CostOfLost(misreading);
    for (const int byte : {all_.Of(c)[i], all_.SloppilyOf(c)[i]}) {
      const int length = SequenceLength(byte);
      if (length != 2 && length != 3) continue;
      for (const auto& bytes : {misreading.lost, misreading.undefined}) {
        for (const uint8_t next : bytes) {
          const char32_t value = Lead(byte) << 6 | (next & 0x3FU);
          if (length == 2) least.Take(CostOf(value), lost, costs_.go_on, costs_.begin[i]);
          if (length == 3) least.Take(LeastIn(value), 2 * lost, costs_.go_on, costs_.begin[i]);
        }
      }
    }
  }
  known_singles_[lead] = 1;
  return least;
}

const SequenceBounds::Least& SequenceBounds::LearnPair(size_t lead, size_t trail) {
  Least least;
  const char32_t first = alphabet_.leads[lead];
  const char32_t second = alphabet_.trails[trail];
  for (uint32_t alive = all_.Leads(first); alive != 0; alive &= alive - 1) {
    const auto i = static_cast<size_t>(__builtin_ctz(alive));
    const Misreading& misreading = all_.all()[i];
    const int lost = CostOfLost(misreading);
    const auto take = [&](Bound& bound, Cost cost, int more) { bound.Take(cost, more, costs_.go_on, costs_.begin[i]); };
    const auto take_byte = [&](int begin, int next, int cost) {
      if (!IsTrail(next)) return;
      const int length = SequenceLength(begin);
      const char32_t value = Lead(begin) << 6 | (static_cast<char32_t>(next) & 0x3F);
      if (length == 2) take(least.two, CostOf(value), cost);
      if (length == 3) {
        take(least.three, LeastIn(value), cost);
        if (lost == kNone) return;
        take(least.two, LeastIn(value), cost + lost);
        for (const auto& bytes : {misreading.lost, misreading.undefined}) {
          for (const uint8_t gone : bytes) {
            const char32_t middle = Lead(begin) << 12 | (gone & 0x3FU) << 6 | (static_cast<char32_t>(next) & 0x3F);
            take(least.two, CostOf(middle), cost + lost);
          }
        }
      }
      if (length == 4) {
        take(least.four, LeastWith(value), cost);
        if (lost == kNone) return;
        const Cost any = Lesser(LeastWith(begin == 0xF0 ? kEmoji : value), Both(TextModel::least_beyond()));
        take(least.three, any, cost + lost);
        take(least.two, any, cost + 2 * lost);
      }
    };
    for (const int begin : {all_.Of(first)[i], all_.SloppilyOf(first)[i]}) {
      if (SequenceLength(begin) == 0) continue;
      if (second == U' ') {
        take_byte(begin, misreading.no_break_space, costs_.spaced);
      } else if (second == kUnknown) {
        for (const auto& bytes : {misreading.lost, misreading.undefined}) {
          for (const uint8_t gone : bytes) take_byte(begin, gone, costs_.unknown);
        }
      } else {
        take_byte(begin, all_.Of(second)[i], 0);
        take_byte(begin, all_.SloppilyOf(second)[i], 0);
      }
    }
  }
  least.known = true;
  std::unique_ptr<Least[]>& row = pairs_[lead];
  if (row == nullptr) {
    row = std::make_unique<Least[]>(alphabet_.trails.size());
    row[0].known = true;  // no sequence goes on with trail 0
    rows_[lead] = row.get();
  }
  return row[trail] = least;
}

}  // namespace emend
