#include "repair/quick_scan.h"

#include <algorithm>

#include "base/utf8.h"
#include "repair/lookahead.h"

namespace emend {
namespace {

constexpr int kMostPlain = 3;      // as in FindStretch
constexpr int kNone = 255;         // there is no such sequence
constexpr char32_t kEmoji = 0x1F;  // the 4096 characters that hold most of them
constexpr char32_t kUnknown = 0xFFFD;
constexpr uint16_t kNoNumber = 0xFFFF;  // of a character that may begin a sequence but has no number

constexpr int kDead = -1000;  // a gain that no more can be had from

char32_t Lead(int byte) {
  constexpr int kBits[] = {0, 0, 0x1F, 0x0F, 0x07};
  return static_cast<char32_t>(byte & kBits[SequenceLength(byte)]);
}

}  // namespace

// A sum that is too large is cut: a bound from below still holds.
void QuickScan::Bound::Take(Cost cost, int more, int to_go_on, int to_begin) {
  const auto lower = [](uint8_t& bound, int sum) {
    bound = std::min(bound, static_cast<uint8_t>(std::min(sum, kNone - 1)));
  };
  lower(go_on, cost.anywhere + more + to_go_on);
  lower(begin, cost.anywhere + more + to_begin);
  lower(begin_after_ascii, cost.after_ascii + more + to_begin);
}

QuickScan::Cost QuickScan::Lesser(Cost a, Cost b) {
  return {std::min(a.anywhere, b.anywhere), std::min(a.after_ascii, b.after_ascii)};
}

QuickScan::QuickScan(const DamageCosts& costs)
    : costs_(costs), model_(TextModel::Instance()), all_(Misreadings::Instance()) {
  least_step_ = kNone;
  for (size_t kind = 0; kind < TextModel::classes(); ++kind) {
    const auto step_from = [&](uint8_t last) {
      return static_cast<uint8_t>(model_.Cost(last, {static_cast<uint8_t>(kind), 0}));
    };
    Cost& least = least_into_[kind];
    for (size_t last = 0; last < TextModel::classes(); ++last)
      least.anywhere = std::min(least.anywhere, step_from(static_cast<uint8_t>(last)));
    for (char32_t c = 0; c < 0x80; ++c) least.after_ascii = std::min(least.after_ascii, step_from(model_.Look(c).kind));
    least_step_ = std::min<int>(least_step_, least.anywhere);
  }
  blocks_.resize(0x20000 / 64);
  leads_.assign(1, 0);
  trails_.assign(1, 0);
  marks_.resize(kDenseEnd);
  std::vector<Mark> of_row(size_t{1} << 16);
  for (char32_t c = 0; c < kDenseEnd; ++c) {
    const TextModel::Glyph glyph = model_.Look(c);
    Mark& row = of_row[all_.RowOf(c)];
    if (all_.Leads(c) != 0 && row.lead == 0) row.lead = static_cast<uint16_t>(leads_.size()), leads_.push_back(c);
    if (all_.Trails(c) != 0 && row.trail == 0) row.trail = static_cast<uint16_t>(trails_.size()), trails_.push_back(c);
    marks_[c] = {row.lead, row.trail, glyph.kind, glyph.cost, all_.Leads(c), all_.Trails(c)};
  }
  marks_[U' '].trail = static_cast<uint16_t>(trails_.size());
  trails_.push_back(U' ');
  trails_.push_back(kUnknown);
  for (size_t i = 0; i < all_.all().size(); ++i) {
    if (IsTrail(all_.all()[i].no_break_space)) marks_[U' '].trails |= 1U << i;
  }
  for (const char32_t c : leads_) singles_.push_back(c == 0 ? Bound() : WeighSingle(c));
  pairs_.resize(leads_.size() * trails_.size());
}

QuickScan::Mark QuickScan::MarkBeyond(char32_t c) const {
  const TextModel::Glyph glyph = model_.Look(c);
  Mark mark{0, 0, glyph.kind, glyph.cost, 0, 0};
  if (all_.RowOf(c) != 0) mark.lead = kNoNumber;
  if (c == kUnknown) {
    mark.trail = static_cast<uint16_t>(trails_.size() - 1);
    mark.trails = ~0U;
  }
  return mark;
}

QuickScan::Cost QuickScan::CostOf(char32_t c) const {
  const TextModel::Glyph glyph = model_.Look(c);
  const Cost into = least_into_[glyph.kind];
  return {static_cast<uint8_t>(into.anywhere + glyph.cost), static_cast<uint8_t>(into.after_ascii + glyph.cost)};
}

QuickScan::Cost QuickScan::LeastIn(char32_t front) {
  if (front >= blocks_.size()) return Both(TextModel::least_beyond());
  Cost& least = blocks_[front];
  if (least.anywhere == kNone) {
    for (char32_t c = front * 64; c < front * 64 + 64; ++c) least = Lesser(least, CostOf(c));
  }
  return least;
}

QuickScan::Cost QuickScan::LeastWith(char32_t front) {
  if (front != kEmoji) return Both(TextModel::least_beyond());
  if (emoji_.anywhere == kNone) {
    for (char32_t i = 0; i < 64; ++i) emoji_ = Lesser(emoji_, LeastIn(front * 64 + i));
  }
  return emoji_;
}

// Of a byte that nothing is left of.
int QuickScan::CostOfLost(const Misreading& misreading) const {
  if (misreading.lost.empty() && misreading.undefined.empty()) return kNone;
  return std::min(costs_.lost, costs_.undefined);
}

QuickScan::Bound QuickScan::WeighSingle(char32_t c) {
  Bound least;
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
  return least;
}

QuickScan::Least QuickScan::LearnPair(size_t lead, size_t trail) {
  Least least;
  const char32_t first = leads_[lead];
  const char32_t second = trails_[trail];
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
  return pairs_[lead * trails_.size() + trail] = least;
}

size_t QuickScan::PassQuiet(std::string_view text, size_t at) const {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  while (at + 3 <= text.size() && byte(at) >= 0x80) {
    const unsigned char lead = byte(at);
    if (lead >= 0xE3 && lead <= 0xED) {  // U+3000 to U+DFFF
      at += 3;
      continue;
    }
    const CodePoint c = DecodeUtf8(text, at);
    if (c.value < kDenseEnd ? (marks_[c.value].lead | marks_[c.value].trail) != 0
                            : c.value == kUnknown || all_.RowOf(c.value) != 0)
      break;
    at += c.length;
  }
  return at;
}

uint8_t QuickScan::KindBefore(std::string_view text, size_t at) const {
  size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return model_.Look(DecodeUtf8(text, begin).value).kind;
}

bool QuickScan::IsDoubtful(std::string_view text, size_t& at) {
  const size_t size = text.size();
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  constexpr Least kNoPair{{}, {}, {}, true};
  // Of the characters before the one looked at, the nearest first: what each costs, whether ASCII stands before it, the
  // pair that it begins, what sequences that end before it gain at most.
  int step1 = 0, step2 = 0, step3 = 0, step4 = 0;
  bool ascii1 = true, ascii2 = true, ascii3 = true, ascii4 = true;
  int gain1 = kDead, gain2 = kDead, gain3 = kDead, gain4 = kDead;
  Least pair2 = kNoPair, pair3 = kNoPair, pair4 = kNoPair;
  uint32_t alive2 = 0, alive3 = 0, alive4 = 0;  // the misreadings by which as many are of one sequence
  Mark last;
  last.kind = at == 0 ? TextModel::space() : marks_[byte(at - 1) & 0x7F].kind;
  int total = 0;
  int count = 0;
  int plain = kMostPlain;
  int high = 0;     // characters that are not ASCII
  int covered = 0;  // of these, such as may be in a sequence of which nothing is lost
  bool covers = false;
  bool quiet = false;  // the cost of the whole is not known
  while (true) {
    const unsigned char lead = at < size ? byte(at) : '\n';
    // Characters that no misreading makes are passed over quickly where nothing before them may be in a sequence.
    if (lead >= 0x80 && (last.leads | alive2 | alive3 | alive4) == 0) {
      if (const size_t end = PassQuiet(text, at); end != at) {
        quiet = true;
        high += static_cast<int>(end - at);
        plain = kMostPlain;
        ++count;
        at = end;
        gain1 = gain2 = gain3 = gain4 = kDead;
        covers = false;
        last = Mark();
        continue;
      }
    }
    size_t length = 1;
    Mark mark;
    if (lead < 0x80) {
      mark = marks_[lead];
    } else if (lead < 0xE0 && at + 1 < size) {
      mark = marks_[(lead & 0x1FU) << 6 | (byte(at + 1) & 0x3FU)];
      length = 2;
    } else {
      const CodePoint c = DecodeUtf8(text, at);
      mark = MarkOf(c.value);
      length = c.length;
      if (mark.lead == kNoNumber) return true;
    }
    if (quiet && mark.leads != 0) last.kind = KindBefore(text, at);
    const int transition = model_.Cost(last.kind, {mark.kind, 0});
    const auto weigh = [](int before, bool ascii, Bound bound) {
      return std::max(before - bound.go_on, -(ascii ? bound.begin_after_ascii : bound.begin));
    };
    int sum = step1 + std::max(0, transition - least_step_);
    int gain = sum + weigh(gain1, ascii1, singles_[last.lead]);
    sum += step2;
    gain = std::max(gain, sum + weigh(gain2, ascii2, pair2.two));
    sum += step3;
    if (alive3 != 0) gain = std::max(gain, sum + weigh(gain3, ascii3, pair3.three));
    sum += step4;
    if (alive4 != 0) gain = std::max(gain, sum + weigh(gain4, ascii4, pair4.four));
    if (plain < kMostPlain) gain = std::max(gain, gain1);  // the last character is ASCII
    if (gain >= 0) return true;
    total += transition + mark.cost;
    if (lead < 0x80 && (lead == '\n' || plain == 0)) break;
    ascii4 = ascii3, ascii3 = ascii2, ascii2 = ascii1, ascii1 = plain < kMostPlain || count == 1;
    plain = lead < 0x80 ? plain - 1 : kMostPlain;
    ++count;
    at += length;
    step4 = step3, step3 = step2, step2 = step1, step1 = transition + mark.cost;
    gain4 = gain3, gain3 = gain2, gain2 = gain1, gain1 = gain;
    pair4 = pair3, pair3 = pair2;
    alive4 = alive3 & mark.trails, alive3 = alive2 & mark.trails, alive2 = last.leads & mark.trails;
    pair2 = alive2 == 0 ? kNoPair : LeastOf(last.lead, mark.trail);
    if (lead >= 0x80) ++high;
    const bool goes_on = lead >= 0x80 && (alive2 | alive3 | alive4) != 0;
    covered += (goes_on ? 1 : 0) + (goes_on && alive2 != 0 && !covers ? 1 : 0);
    covers = goes_on;
    last = mark;
  }
  return covered * 2 >= high && high > 0 && (quiet || LooksDamaged(total, static_cast<size_t>(count)));
}

size_t QuickScan::FindDoubtful(std::string_view text, size_t from) {
  for (size_t at = FindNonAscii(text, from); at < text.size(); at = FindNonAscii(text, at)) {
    const size_t begin = at;
    if (IsDoubtful(text, at)) return begin;
  }
  return text.size();
}

}  // namespace emend
