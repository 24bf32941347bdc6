#include "repair/quick_scan.h"

#include <algorithm>

#include "base/utf8.h"
#include "repair/lookahead.h"

namespace emend {
namespace {

constexpr int kMostPlain = 3;          // as in FindStretch
constexpr int kClearGain = 40;         // from here on it is hardly worth to ask closely
constexpr int kDead = -1000;           // a gain that no more can be had from
constexpr size_t kMostKnownSize = 24;  // characters of a span that is kept
constexpr size_t kMostKnown = 20000;   // spans kept

// The place of the character before, not before `begin`.
size_t Back(std::string_view text, size_t begin, size_t at) {
  if (at > begin) --at;
  while (at > begin && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

}  // namespace

QuickScan::QuickScan(const DamageCosts& costs)
    : costs_(costs),
      model_(TextModel::Instance()),
      bounds_(costs),
      soundness_(costs),
      idle_(*std::max_element(costs.begin.begin(), costs.begin.end()) + 1) {}

size_t QuickScan::PassQuiet(std::string_view text, size_t at) const {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  while (at + 3 <= text.size() && byte(at) >= 0x80) {
    const unsigned char lead = byte(at);
    if (lead >= 0xE3 && lead <= 0xED) {  // U+3000 to U+DFFF
      at += 3;
      continue;
    }
    const CodePoint c = DecodeUtf8(text, at);
    if (c.value < SequenceBounds::kDenseEnd
            ? (bounds_.marks()[c.value].lead | bounds_.marks()[c.value].trail) != 0
            : c.value == SequenceBounds::kUnknown || Misreadings::Instance().RowOf(c.value) != 0)
      break;
    at += c.length;
  }
  return at;
}

// A walk along a stretch. Of the characters before the one looked at, the
// nearest first.
struct QuickScan::Walk {
  size_t at = 0;
  const Mark* last = nullptr;
  uint32_t ascii = ~0U;                         // bit 0: the last character is ASCII
  int steps[4] = {};                            // what each of them costs
  int gains[4] = {kDead, kDead, kDead, kDead};  // what sequences that end before it gain at most
  const SequenceBounds::Least* pairs[3] = {};   // the pairs that begin with the last but one and with those before
  uint32_t alive[3] = {};                       // the misreadings by which the last two, three, four
                                                // are of one sequence

  int total = 0;  // what the characters cost
  int count = 0;
  int plain = kMostPlain;  // ASCII that may follow
  int high = 0;            // characters that are not ASCII
  int covered = 0;         // of these, such as may be in a sequence of which nothing is lost
  bool covers = false;     // the last one is such a character
  bool quiet = false;      // `total` is not known

  void Step(const Mark* mark, bool is_ascii, int cost) {
    alive[2] = alive[1] & mark->trails, alive[1] = alive[0] & mark->trails, alive[0] = last->leads & mark->trails;
    steps[3] = steps[2], steps[2] = steps[1], steps[1] = steps[0], steps[0] = cost;
    pairs[2] = pairs[1], pairs[1] = pairs[0];
    const bool goes_on = !is_ascii && (alive[0] | alive[1] | alive[2]) != 0;
    covered += (goes_on ? 1 : 0) + (goes_on && alive[0] != 0 && !covers ? 1 : 0);
    covers = goes_on;
    Count(is_ascii, cost);
    last = mark;
  }
  void Count(bool is_ascii, int cost) {
    ascii = ascii << 1 | (is_ascii ? 1 : 0);
    total += cost;
    plain = is_ascii ? plain - 1 : kMostPlain;
    high += is_ascii ? 0 : 1;
    ++count;
  }
};

const QuickScan::Mark* QuickScan::ReadMark(std::string_view text, size_t at, size_t& length) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(at) < 0x80) return length = 1, &bounds_.marks()[byte(at)];
  if (byte(at) < 0xE0 && at + 1 < text.size()) {
    length = 2;
    return &bounds_.marks()[(byte(at) & 0x1FU) << 6 | (byte(at + 1) & 0x3FU)];
  }
  const CodePoint c = DecodeUtf8(text, at);
  length = c.length;
  if (c.value < SequenceBounds::kDenseEnd) return &bounds_.marks()[c.value];
  beyond_ = bounds_.MarkBeyond(c.value);
  return &beyond_;
}

// Goes on as long as no sequence gains even where damage goes on.
void QuickScan::PassIdle(std::string_view text, Walk& walk) {
  const size_t size = text.size();
  size_t at = walk.at;
  const Mark* last = walk.last;
  int step1 = walk.steps[0];
  int step2 = walk.steps[1];
  const SequenceBounds::Least* pair = walk.pairs[0];
  uint32_t alive = walk.alive[0];
  while (at + 1 < size) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const bool is_ascii = lead < 0x80;
    if (lead >= 0xE0 || lead == '\n' || (is_ascii && walk.plain == 0)) break;
    const Mark* mark =
        &bounds_.marks()[is_ascii ? lead : (lead & 0x1FU) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3FU)];
    const int transition = model_.Cost(last->kind, {mark->kind, 0});
    const int left = std::max(0, transition - bounds_.least_step());
    if (step1 + left > bounds_.alone(last->lead)) break;
    if (alive != 0 && ((alive & mark->trails) != 0 || step1 + step2 + left > pair->two.go_on)) break;
    alive = last->leads & mark->trails;
    if (alive != 0) {
      pair = &bounds_.LeastOf(last->lead, mark->trail);
      walk.covered += is_ascii ? 0 : 2;
    }
    step2 = step1;
    step1 = transition + mark->cost;
    walk.Count(is_ascii, step1);
    at += is_ascii ? 1 : 2;
    last = mark;
  }
  walk.covers = false;
  walk.at = at;
  walk.last = last;
  walk.steps[0] = step1, walk.steps[1] = step2;
  walk.pairs[0] = pair;
  walk.alive[0] = alive;
  walk.alive[1] = walk.alive[2] = 0;
  std::fill(walk.gains, walk.gains + 4, kDead);
}

bool QuickScan::GainsNothing(std::string_view text, Span span) {
  ReadStretch(text, span, stretch_);
  if (stretch_.characters.size() > kMostKnownSize) return soundness_.GainsNothing(stretch_);
  key_.assign(stretch_.characters);
  key_.push_back(stretch_.before);
  key_.push_back(stretch_.after);
  if (const auto known = known_.find(key_); known != known_.end()) return known->second;
  if (known_.size() == kMostKnown) known_.clear();
  bool nothing = soundness_.GainsNothing(stretch_);
  if (!nothing) {
    const Reading best = ReadDamaged(stretch_, costs_, DistinctMisreadings(stretch_, costs_));
    nothing = std::all_of(best.pieces.begin(), best.pieces.end(),
                          [](const DamagePiece& piece) { return piece.misreading < 0; });
  }
  return known_.emplace(key_, nothing).first->second;
}

bool QuickScan::IsDoubtful(std::string_view text, bool quiet, size_t& at) {
  Walk walk;
  walk.at = at;
  walk.quiet = quiet;
  walk.last = at == 0 ? &bounds_.marks()[U' '] : &bounds_.marks()[static_cast<unsigned char>(text[at - 1]) & 0x7F];
  Mark kept;  // where walk.last is not in the table
  const size_t begin = at;
  size_t closely = at;    // from where on sequences may gain
  bool doubtful = false;  // some do, by these bounds
  while (true) {
    const auto dead = [&](int i) { return walk.gains[i] + idle_ <= 0; };
    if (dead(0) && dead(1) && dead(2) && dead(3) && (walk.alive[1] | walk.alive[2]) == 0) {
      if (doubtful && !GainsNothing(text, {closely, walk.at})) return true;
      doubtful = false;
      PassIdle(text, walk);
      closely = Back(text, begin, Back(text, begin, walk.at));
    }
    at = walk.at;
    const unsigned char lead = at < text.size() ? static_cast<unsigned char>(text[at]) : '\n';
    // Characters that no misreading makes are passed over quickly where nothing
    // before them may be in a sequence.
    if (lead >= 0x80 && (walk.last->leads | walk.alive[0] | walk.alive[1] | walk.alive[2]) == 0) {
      if (const size_t end = PassQuiet(text, at); end != at) {
        walk.quiet = true;
        walk.Count(false, 0);
        walk.high += static_cast<int>(end - at);
        walk.covers = false;
        walk.at = end;
        std::fill(walk.gains, walk.gains + 4, kDead);
        kept = Mark();
        walk.last = &kept;
        continue;
      }
    }
    size_t length = 1;
    const Mark* mark = at < text.size() ? ReadMark(text, at, length) : &bounds_.marks()[U'\n'];
    if (mark->lead == SequenceBounds::kNoNumber) return true;
    uint8_t before = walk.last->kind;
    if (walk.quiet && mark->leads != 0) before = model_.Look(DecodeUtf8(text, Back(text, 0, at)).value).kind;
    const int transition = model_.Cost(before, {mark->kind, 0});
    const auto weigh = [&](size_t characters, const SequenceBounds::Bound& bound) {
      const int fresh = (walk.ascii >> characters & 1) != 0 ? bound.begin_after_ascii : bound.begin;
      return std::max(walk.gains[characters - 1] - bound.go_on, -fresh);
    };
    int sum = walk.steps[0] + std::max(0, transition - bounds_.least_step());
    int gain = sum + weigh(1, bounds_.SingleOf(walk.last->lead));
    sum += walk.steps[1];
    if (walk.alive[0] != 0) gain = std::max(gain, sum + weigh(2, walk.pairs[0]->two));
    sum += walk.steps[2];
    if (walk.alive[1] != 0) gain = std::max(gain, sum + weigh(3, walk.pairs[1]->three));
    sum += walk.steps[3];
    if (walk.alive[2] != 0) gain = std::max(gain, sum + weigh(4, walk.pairs[2]->four));
    if ((walk.ascii & 1) != 0) gain = std::max(gain, walk.gains[0]);
    if (gain >= kClearGain) return true;
    doubtful = doubtful || gain >= 0;
    const bool is_ascii = lead < 0x80;
    if (is_ascii && (lead == '\n' || walk.plain == 0)) {
      walk.total += transition + mark->cost;
      break;
    }
    const Mark previous = *walk.last;
    walk.Step(mark, is_ascii, transition + mark->cost);
    std::copy_backward(walk.gains, walk.gains + 3, walk.gains + 4);
    walk.gains[0] = gain;
    if (walk.alive[0] != 0) walk.pairs[0] = &bounds_.LeastOf(previous.lead, mark->trail);
    if (mark == &beyond_) kept = beyond_, walk.last = &kept;
    walk.at = at + length;
  }
  if (doubtful && !GainsNothing(text, {closely, walk.at})) return true;
  return walk.covered * 2 >= walk.high && walk.high > 0 &&
         (walk.quiet || LooksDamaged(walk.total, static_cast<size_t>(walk.count)));
}

size_t QuickScan::FindDoubtful(std::string_view text, size_t from) {
  size_t begin = FindNonAscii(text, from);  // of the stretch
  bool quiet = false;                       // what of it was passed over
  for (size_t at = begin; at < text.size();) {
    const size_t end = PassQuiet(text, at);
    if (end != at && (end == text.size() || static_cast<unsigned char>(text[end]) < 0x80)) {
      at = FindNonAscii(text, end);
      quiet = at - end <= kMostPlain && text.substr(end, at - end).find('\n') == std::string_view::npos;
      if (!quiet) begin = at;
      continue;
    }
    if (IsDoubtful(text, quiet, at)) return begin;
    begin = at = FindNonAscii(text, at);
    quiet = false;
  }
  return text.size();
}

}  // namespace emend
