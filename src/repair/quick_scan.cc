#include "repair/quick_scan.h"

#include <algorithm>

#include "base/utf8.h"
#include "repair/lookahead.h"

namespace emend {
namespace {

constexpr size_t kMostPlain = 3;       // as in FindStretch
constexpr int kMostLeft = 64;          // no step from a class to another costs more
constexpr int kClearGain = 40;         // from here on it is hardly worth to ask closely
constexpr int kDead = -1000;           // a gain that no more can be had from
constexpr size_t kMostKnownSize = 24;  // characters of a span that is kept
constexpr size_t kMostKnown = 20000;   // spans kept

bool IsPlain(char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\n'; }

// Whether the character that begins with that byte is surely none that a misreading makes.
bool IsQuiet(unsigned char lead) { return lead >= 0xE3 && (lead <= 0xED || lead >= 0xF0); }

// Behind such characters at `at`.
size_t PassQuiet(std::string_view text, size_t at) {
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (!IsQuiet(lead)) break;
    at += lead >= 0xF0 ? 4 : 3;
  }
  return std::min(at, text.size());
}

}  // namespace

QuickScan::QuickScan(std::string_view text, const DamageCosts& costs, uint32_t established, size_t& bytes_read)
    : text_(text),
      costs_(costs),
      established_(established),
      bounds_(text, costs),
      soundness_(costs),
      reader_(costs),
      bytes_read_(bytes_read),
      idle_(*std::max_element(costs.begin.begin(), costs.begin.end()) + 1) {}

bool QuickScan::GainsNothing(Span span) {
  ReadStretch(text_, span, stretch_);
  if (stretch_.characters.size() > kMostKnownSize) return soundness_.GainsNothing(stretch_);
  key_.assign(stretch_.characters);
  key_.push_back(stretch_.before);
  key_.push_back(stretch_.after);
  if (const auto known = known_.find(key_); known != known_.end()) return known->second;
  if (known_.size() == kMostKnown) known_.clear();
  bool nothing = soundness_.GainsNothing(stretch_);
  if (!nothing) {
    const Reading best = reader_.Read(stretch_, DistinctMisreadings(stretch_, costs_));
    nothing = std::all_of(best.pieces.begin(), best.pieces.end(),
                          [](const DamagePiece& piece) { return piece.misreading < 0; });
  }
  return known_.emplace(key_, nothing).first->second;
}

bool QuickScan::IsDoubtful(size_t& place) {
  const size_t begin = place;
  size_t at = begin;
  size_t closely = at;    // before this place nothing gains
  bool doubtful = false;  // behind it something may
  int gain = kDead;       // of what comes before `at`, at most
  int chain = kDead;      // the same of what ends with a sequence
  uint8_t last = 0;       // the class of the last character
  bool quiet = false;     // characters were passed over whose cost is not known
  int cost = 0;
  size_t count = 0;
  size_t high = 0;       // characters that are not ASCII
  size_t may_cover = 0;  // of these, such as may be in a sequence of which nothing is lost
  do {
    place = at;
    if (chain + kMostLeft + idle_ > 0) {
      size_t length = 0;
      gain = std::max(gain, chain + bounds_.Left(last, bounds_.ReadMark(at, length)->kind));
    }
    doubtful = doubtful || gain >= 0;
    if (gain + idle_ <= 0) {
      if (doubtful && !GainsNothing({closely, at})) return true;
      doubtful = false;
      gain = kDead;
      closely = at;
    }
    if (IsQuiet(static_cast<unsigned char>(text_[at]))) {
      const size_t end = PassQuiet(text_, at);
      high += (end - at) / 4;  // at least so many
      at = end;
      gain = chain = kDead;
      quiet = true;
      for (size_t plain = 0; plain < kMostPlain && at < text_.size() && IsPlain(text_[at]); ++plain) ++at;
      continue;
    }
    Cell* cell = bounds_.Find(at);
    if (cell == nullptr) return true;
    const int most = std::max<int>(gain + cell->gains.comes.within, cell->gains.begins.within);
    if (most >= kClearGain) return true;
    doubtful = doubtful || most >= 0;
    chain = std::max<int>(gain + cell->gains.comes.chain, cell->gains.begins.chain);
    gain = std::max<int>(gain + cell->gains.comes.run, cell->gains.begins.run);
    last = cell->last;
    cost += cell->cost;
    count += cell->characters;
    high += cell->high;
    may_cover += cell->may_cover;
    at += cell->size;
  } while (!EndsStretch(at) && at - begin <= kLongStretch);
  place = at;
  if (doubtful && !GainsNothing({closely, at})) return true;
  return may_cover * 2 >= high && (quiet || LooksDamaged(cost, count)) && MayReadThrough({begin, at}, high);
}

bool QuickScan::MayReadThrough(Span span, size_t high) {
  size_t covered = 0;
  for (size_t at = span.begin; at < span.end && covered * 2 < high;) {
    const auto lead = static_cast<unsigned char>(text_[at]);
    if (lead < 0x80) {
      ++at;
    } else if (IsQuiet(lead)) {
      at = PassQuiet(text_, at);
    } else {
      Cell* cell = bounds_.Find(at);
      if (cell == nullptr) return true;
      covered += bounds_.Covered(*cell);
      at += cell->size;
    }
  }
  return covered * 2 >= high;
}

size_t QuickScan::FindSuspicious(size_t at, size_t end) {
  const uint32_t all_spaced = Misreadings::Instance().spaced();
  size_t begin = at;   // of the stretch
  uint32_t leads = 0;  // the misreadings of a sequence that may go on
  while (at < end) {
    const auto lead = static_cast<unsigned char>(text_[at]);
    if (at - begin > kLongStretch && leads == 0 && lead >= 0x80) begin = at;
    if (IsQuiet(lead)) {
      leads = 0;
      at = PassQuiet(text_, at);
    } else if (lead >= 0x80) {
      size_t length = 0;
      const Misreadings::Places& places = bounds_.ReadMark(at, length)->places;
      if (((leads & places.trails) | (places.leads & established_)) != 0) return begin;
      at += length;
      leads = places.leads;
      if (leads != 0 && at < text_.size() && text_[at] == ' ') {
        const uint32_t spaced = leads & all_spaced;
        if ((spaced & ~places.leads_three) != 0) return begin;
        leads = spaced;
        if (++at == text_.size() || static_cast<unsigned char>(text_[at]) >= 0x80) continue;
      }
    } else {
      leads = 0;
      const size_t next = FindNonAscii(text_, at);
      if (next - at > kMostPlain || text_.substr(at, next - at).find('\n') != std::string_view::npos) begin = next;
      at = next;
    }
  }
  return end;
}

size_t QuickScan::FindDoubtful(size_t from, size_t end) {
  size_t at = from;
  while (true) {
    const size_t begin = FindSuspicious(FindNonAscii(text_, at), end);
    bytes_read_ += begin - at;
    at = begin;
    if (at >= end) return end;
    const bool doubtful = IsDoubtful(at);
    bytes_read_ += at - begin;
    if (doubtful) return begin;
  }
}

}  // namespace emend
