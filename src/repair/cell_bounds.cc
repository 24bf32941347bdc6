#include "repair/cell_bounds.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/utf8.h"
#include "repair/lookahead.h"

namespace emend {
namespace {

constexpr size_t kWord = 20;  // bytes of a word that is a cell, however it looks
constexpr size_t kPart = 6;   // bytes of a part of a longer one, at least
constexpr size_t kMost = 48;  // characters of a cell
constexpr size_t kMostBytes = 140;
constexpr size_t kMostPlain = 3;               // as in FindStretch
constexpr size_t kLongest = 4;                 // characters that a sequence stands for
constexpr size_t kFewest = 64;                 // cells kept
constexpr size_t kMostKept = size_t{1} << 13;  // of pairs

size_t HowManyToKeep(size_t bytes) { return std::clamp(std::bit_ceil(bytes / 16 + 1), kFewest, kMostKept); }

bool IsAscii(std::string_view text, size_t at) { return static_cast<unsigned char>(text[at]) < 0x80; }

uint64_t Load(const char* bytes) {
  uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

// Bit i for byte i of the word: whether its high bit is set.
uint32_t HighBits(uint64_t word) {
  return static_cast<uint32_t>((word & 0x8080808080808080U) * 0x0002040810204081U >> 56);
}

// The first bytes of a text, 0 behind its end.
Cell::Front FrontOf(std::string_view text, size_t begin, size_t end) {
  Cell::Front front{};
  if (begin + sizeof front > text.size()) {
    char bytes[sizeof front] = {};
    std::memcpy(bytes, text.data() + begin, std::min(end - begin, sizeof front));
    for (size_t i = 0; i < front.size(); ++i) front[i] = Load(bytes + 8 * i);
    return front;
  }
  static constexpr std::array<uint64_t, 9> kMasks = {
      0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, ~0ULL};
  const size_t size = end - begin;
  front[0] = Load(text.data() + begin) & kMasks[std::min<size_t>(size, 8)];
  front[1] = Load(text.data() + begin + 8) & kMasks[size < 8 ? 0 : std::min<size_t>(size - 8, 8)];
  front[2] = Load(text.data() + begin + 16) & kMasks[size < 16 ? 0 : std::min<size_t>(size - 16, 8)];
  return front;
}

uint64_t Hash(const Cell::Front& front) {
  return (front[0] * 0x9E3779B97F4A7C15U ^ std::rotl(front[1] * 0xC2B2AE3D27D4EB4FU, 31) ^
          std::rotl(front[2] * 0xFF51AFD7ED558CCDU, 17)) *
         0x9E3779B97F4A7C15U;
}

}  // namespace

CellBounds::CellBounds(std::string_view text, const DamageCosts& costs)
    : text_(text),
      model_(TextModel::Instance()),
      bounds_(costs),
      soundness_(costs),
      idle_(*std::max_element(costs.begin.begin(), costs.begin.end()) + 1),
      known_(HowManyToKeep(text.size())) {}

const CellBounds::Mark* CellBounds::ReadMark(size_t at, size_t& length) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text_[at + i]); };
  const auto trail = [&](size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
  if (at >= text_.size()) return length = 1, &bounds_.marks()[U'\n'];
  const unsigned char lead = byte(0);
  if (lead < 0x80) return length = 1, &bounds_.marks()[lead];
  if (lead < 0xE0 && at + 1 < text_.size()) return length = 2, &bounds_.marks()[(lead & 0x1FU) << 6 | trail(1)];
  if (lead < 0xE2 && at + 2 < text_.size()) {  // U+0800 to U+1FFF
    return length = 3, &bounds_.marks()[(lead & 0xFU) << 12 | trail(1) << 6 | trail(2)];
  }
  const CodePoint c = DecodeUtf8(text_, at);
  length = c.length;
  if (c.value < SequenceBounds::kDenseEnd) return &bounds_.marks()[c.value];
  beyond_ = bounds_.MarkBeyond(c.value);
  return &beyond_;
}

inline size_t CellBounds::EndOf(size_t at, size_t least) const {
  if (least > at || at + 24 > text_.size()) return EndOfLong(at, least);
  const char* bytes = text_.data() + at;
  const uint32_t high = HighBits(Load(bytes)) | HighBits(Load(bytes + 8)) << 8 | HighBits(Load(bytes + 16)) << 16;
  const auto word = static_cast<size_t>(std::countr_one(high));
  if (word > kWord) return EndOfPart(at, at);
  const auto plain = static_cast<size_t>(std::countr_zero(high >> word | 1U << kMostPlain));
  for (size_t i = 0; i < plain; ++i) {
    if (bytes[word + i] == '\n') return at + word + i;
  }
  return at + word + plain;
}

size_t CellBounds::EndOfLong(size_t at, size_t least) const {
  const size_t begin = at;
  const size_t word = std::min(text_.size(), at + kWord + 1);
  at = std::max(at, least);
  while (at < word && !IsAscii(text_, at)) ++at;
  if (at == text_.size() || IsAscii(text_, at)) return PassPlain(at);
  return EndOfPart(begin, std::max(begin, least));
}

// A long word ends before a character that no sequence reaches into.
size_t CellBounds::EndOfPart(size_t begin, size_t at) const {
  while (at < text_.size() && !IsAscii(text_, at) && at - begin <= kMostBytes) {
    size_t length = 0;
    if (TrailsAt(at, length) == 0 && at - begin >= kPart) return at;
    at += length;
  }
  return PassPlain(at);
}

size_t CellBounds::PassPlain(size_t at) const {
  const size_t end = std::min(text_.size(), at + kMostPlain);
  while (at < end && IsAscii(text_, at) && text_[at] != '\n') ++at;
  return at;
}

// Of the character at a place; 0 for ASCII.
inline uint32_t CellBounds::TrailsAt(size_t at, size_t& length) const {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text_[at + i]); };
  const auto trail = [&](size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
  if (at + 4 > text_.size() || byte(0) >= 0xE2) {
    const CodePoint c = DecodeUtf8(text_, at);
    length = c.length;
    return c.value == SequenceBounds::kUnknown ? ~0U : c.value < 0x80 ? 0 : Misreadings::Instance().Trails(c.value);
  }
  if (byte(0) < 0x80) return length = 1, 0;
  if (byte(0) < 0xE0) return length = 2, bounds_.marks()[(byte(0) & 0x1FU) << 6 | trail(1)].places.trails;
  return length = 3, bounds_.marks()[(byte(0) & 0xFU) << 12 | trail(1) << 6 | trail(2)].places.trails;
}

inline Cell* CellBounds::Place(size_t at, size_t least) {
  size_t begin = at;  // of what it is found again by
  if (begin > 0) --begin;
  while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0) == 0x80) --begin;
  const size_t end = EndOf(at, least);
  if (end - at > kMostBytes) return nullptr;
  const Cell::Front front = FrontOf(text_, begin, end);
  const size_t size = end - at;
  const size_t behind = at - begin;
  const size_t more = sizeof front - behind;  // where the front of the cell ends
  const auto is = [&](const Cell& cell) {
    const uint64_t differs = (cell.front[0] ^ front[0]) | (cell.front[1] ^ front[1]) | (cell.front[2] ^ front[2]) |
                             (cell.size ^ size) | (cell.behind ^ behind);
    return differs == 0 &&
           (size <= more || text_.substr(cell.begin + more, size - more) == text_.substr(at + more, size - more));
  };
  std::array<Cell, 2>& known = known_[Hash(front) >> 40 & (known_.size() - 1)];
  if (is(known[0])) return known.data();
  if (is(known[1])) return &known[1];
  known[1] = known[0];
  known[0] = Cell();
  known[0].front = front;
  known[0].begin = at;
  known[0].size = static_cast<uint8_t>(size);
  known[0].behind = static_cast<uint8_t>(behind);
  Weigh(known[0]);
  return known.data();
}

Cell* CellBounds::Find(size_t at) {
  size_t end = at;
  while (true) {
    Cell* cell = Place(at, end);
    if (cell == nullptr || cell->characters == 0) return nullptr;
    end = at + cell->size;
    size_t length = 0;
    if (cell->reaches == 0 || (cell->reaches & TrailsAt(end, length)) == 0) return cell;
  }
}

void CellBounds::Settle(CellWalk& walk) {
  if (walk.chain + bounds_.MostLeft(walk.last) > walk.gain) {
    size_t length = 0;
    walk.gain = std::max(walk.gain, walk.chain + Left(walk.last, ReadMark(walk.at, length)->kind));
  }
  walk.chain = CellWalk::kDead;
}

void CellBounds::Pass(CellWalk& walk, size_t end) {
  while (walk.at < end) {
    const auto lead = static_cast<unsigned char>(text_[walk.at]);
    if (lead < 0x80 || IsQuiet(lead)) return;
    Settle(walk);
    if (walk.gain >= 0) return;
    if (walk.gain + idle_ <= 0) {
      walk.gain = CellWalk::kDead;
      walk.closely = walk.at;
    }
    const Cell* cell = Place(walk.at, walk.at);
    if (cell == nullptr || cell->characters == 0) return;
    const size_t next = walk.at + cell->size;
    size_t length = 0;
    if (cell->reaches != 0 && (cell->reaches & TrailsAt(next, length)) != 0) return;
    if (walk.gain + cell->gains.comes.within >= 0 || cell->gains.begins.within >= 0) return;
    walk.Take(*cell);
  }
}

size_t CellBounds::Covered(Cell& cell) {
  if (cell.covered == Cell::kUnknown) {
    ReadStretch(text_, {cell.begin, cell.begin + cell.size}, stretch_);
    cell.covered = static_cast<uint8_t>(MostCovered(stretch_));
  }
  return cell.covered;
}

void CellBounds::Weigh(Cell& cell) {
  std::array<Mark, kMost> marks;
  std::array<bool, kMost> ascii{};
  std::array<int, kMost + 1> sums{};  // what the characters up to a place cost as they are
  const size_t end = cell.begin + cell.size;
  size_t count = 0;
  uint8_t kind =
      cell.begin == 0 ? TextModel::space() : model_.Look(DecodeUtf8(text_, cell.begin - cell.behind).value).kind;
  uint32_t one = 0;  // the misreadings by which the next character may go on with the last one, two, three
  uint32_t two = 0;
  uint32_t three = 0;
  uint32_t two_of_four = 0;  // of these, such as have four bytes
  bool covers = false;
  for (size_t at = cell.begin; at < end; ++count) {
    size_t length = 0;
    if (count == kMost) return;
    const Mark& mark = marks[count] = *ReadMark(at, length);
    if (mark.lead == SequenceBounds::kNoNumber) return;
    ascii[count] = length == 1;
    sums[count + 1] = sums[count] + model_.Cost(kind, {mark.kind, mark.cost});
    kind = mark.kind;
    at += length;
    const Misreadings::Places& places = mark.places;
    const bool goes_on = !ascii[count] && ((one | two | three) & places.trails) != 0;
    if (!ascii[count]) ++cell.high;
    if (goes_on) cell.may_cover = static_cast<uint8_t>(cell.may_cover + (covers ? 1 : 2));
    covers = goes_on;
    const Misreadings::Places before = count == 0 ? Misreadings::Places() : marks[count - 1].places;
    three = two_of_four & places.trails;
    two_of_four = before.leads_four & places.trails;
    two = before.leads_three & places.trails;
    one = places.leads;
  }
  cell.last = kind;
  cell.reaches = one | two | three;
  cell.cost = static_cast<int16_t>(sums[count]);
  cell.characters = static_cast<uint8_t>(count);
  const auto weigh = [&](int entry) {
    std::array<int, kMost + 1> most;  // that damage has gained at a place
    most.fill(CellGains::kNone);
    most[0] = entry;
    CellGains::Ways ways;
    for (size_t to = 1; to <= count; ++to) {
      int chain = CellGains::kNone;
      uint32_t alive = ~0U;
      for (size_t length = 1; length <= kLongest && length <= to && alive != 0; ++length) {
        const size_t from = to - length;
        const Mark& first = marks[from];
        if (first.lead != 0 && (length == 1 || (alive & first.places.leads) != 0)) {
          const SequenceBounds::Bound& bound = length == 1
                                                   ? bounds_.SingleOf(first.lead)
                                                   : bounds_.LeastOf(first.lead, marks[from + 1].trail).Of(length);
          const bool after_ascii = from == 0 ? cell.behind <= 1 : ascii[from - 1];
          const int fresh = entry == 0 ? CellGains::kNone : after_ascii ? -bound.begin_after_ascii : -bound.begin;
          chain = std::max(chain, sums[to] - sums[from] + std::max(most[from] - bound.go_on, fresh));
        }
        alive &= first.places.trails;
      }
      const int run = ascii[to - 1] ? most[to - 1] : CellGains::kNone;
      if (to == count) {
        ways.chain = CellGains::Cut(chain);
        ways.run = CellGains::Cut(run);
      } else {
        chain += Left(marks[to - 1].kind, marks[to].kind);
      }
      most[to] = std::max(chain, run);
      ways.within = CellGains::Cut(std::max<int>(ways.within, most[to]));
    }
    return ways;
  };
  cell.gains = {weigh(0), weigh(CellGains::kNone)};
  if (cell.gains.comes.within > 0 || cell.gains.begins.within > -idle_) {
    ReadStretch(text_, {cell.begin, end}, stretch_);
    cell.gains = soundness_.WeighCell(stretch_);
  }
}

}  // namespace emend
