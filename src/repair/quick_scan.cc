#include "repair/quick_scan.h"

#include <algorithm>

#include "base/utf8.h"
#include "repair/lookahead.h"

namespace emend {
namespace {

constexpr size_t kMostPlain = 3;       // as in FindStretch
constexpr int kClearGain = 40;         // from here on it is hardly worth to ask closely
constexpr size_t kMostKnownSize = 24;  // characters of a span that is kept
constexpr size_t kMostKnown = 20000;   // spans kept

unsigned char ByteAt(std::string_view text, size_t at) { return static_cast<unsigned char>(text[at]); }

// The place of the character before.
size_t Back(std::string_view text, size_t at) {
  do --at;
  while (at > 0 && (ByteAt(text, at) & 0xC0) == 0x80);
  return at;
}

bool IsPlain(char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\n'; }

// Behind the quiet characters at `at`.
size_t PassQuiet(std::string_view text, size_t at) {
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (!CellBounds::IsQuiet(lead)) break;
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
  CellWalk walk;
  walk.at = walk.closely = begin;
  bool doubtful = false;  // behind walk.closely something may gain
  bool quiet = false;     // characters were passed over whose cost is not known
  do {
    if (!doubtful) bounds_.Pass(walk, begin + kLongStretch);
    place = walk.at;
    bounds_.Settle(walk);
    doubtful = doubtful || walk.gain >= 0;
    if (walk.gain + idle_ <= 0) {
      if (doubtful && !GainsNothing({walk.closely, walk.at})) return true;
      doubtful = false;
      walk.gain = CellWalk::kDead;
      walk.closely = walk.at;
    }
    if (EndsStretch(walk.at)) break;
    if (CellBounds::IsQuiet(ByteAt(text_, walk.at))) {
      const size_t end = PassQuiet(text_, walk.at);
      walk.totals.high += (end - walk.at) / 4;  // at least so many
      walk.at = end;
      walk.gain = CellWalk::kDead;
      quiet = true;
      for (size_t plain = 0; plain < kMostPlain && walk.at < text_.size() && IsPlain(text_[walk.at]); ++plain)
        ++walk.at;
      continue;
    }
    const Cell* cell = bounds_.Find(walk.at);
    if (cell == nullptr) return true;
    const int most = std::max<int>(walk.gain + cell->gains.comes.within, cell->gains.begins.within);
    if (most >= kClearGain) return true;
    doubtful = doubtful || most >= 0;
    walk.Take(*cell);
  } while (!EndsStretch(walk.at) && walk.at - begin <= kLongStretch);
  place = walk.at;
  if (doubtful && !GainsNothing({walk.closely, walk.at})) return true;
  const CellTotals& totals = walk.totals;
  return totals.may_cover * 2 >= totals.high && (quiet || LooksDamaged(totals.cost, totals.characters)) &&
         MayReadThrough({begin, walk.at}, totals.high);
}

bool QuickScan::MayReadThrough(Span span, size_t high) {
  size_t covered = 0;
  for (size_t at = span.begin; at < span.end && covered * 2 < high;) {
    const auto lead = static_cast<unsigned char>(text_[at]);
    if (lead < 0x80) {
      ++at;
    } else if (CellBounds::IsQuiet(lead)) {
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
  const SequenceBounds::Role* roles = bounds_.roles();
  const uint32_t established = established_;
  size_t begin = at;   // of the stretch
  uint32_t leads = 0;  // the misreadings of a sequence that may go on
  while (at < end) {
    const unsigned char lead = ByteAt(text_, at);
    if (lead < 0x80) {
      leads = 0;
      bool is_far = false;
      for (size_t plain = 0; at < end && ByteAt(text_, at) < 0x80; ++at) {
        is_far = is_far || text_[at] == '\n';
        if (++plain <= kMostPlain) continue;
        is_far = true;
        at = FindNonAscii(text_, at);
        break;
      }
      if (is_far) begin = at;
      continue;
    }
    if (at - begin > kLongStretch && leads == 0) begin = at;
    if (CellBounds::IsQuiet(lead)) {
      leads = 0;
      at = PassQuiet(text_, at);
      continue;
    }
    SequenceBounds::Role role;
    const bool whole = at + 3 <= text_.size();
    if (whole && lead < 0xE0) {
      role = roles[(lead & 0x1FU) << 6 | (ByteAt(text_, at + 1) & 0x3FU)];
      at += 2;
    } else if (whole && lead < 0xE2) {  // U+0800 to U+1FFF
      role = roles[(lead & 0xFU) << 12 | (ByteAt(text_, at + 1) & 0x3FU) << 6 | (ByteAt(text_, at + 2) & 0x3FU)];
      at += 3;
    } else {
      size_t length = 0;
      const Misreadings::Places& places = bounds_.ReadMark(at, length)->places;
      role = {places.leads, places.trails};
      at += length;
    }
    if (((leads & role.trails) | (role.leads & established)) != 0) return begin;
    leads = role.leads;
    if (leads != 0 && at < end && text_[at] == ' ') {
      leads &= Misreadings::Instance().spaced();
      const CodePoint last = DecodeUtf8(text_, Back(text_, at));
      if ((leads & ~Misreadings::Instance().PlacesOf(last.value).leads_three) != 0) return begin;
      if (++at == end || ByteAt(text_, at) < 0x80) leads = 0;
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
