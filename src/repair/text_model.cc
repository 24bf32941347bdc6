#include "repair/text_model.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>

#include "base/unicode.h"

namespace emend {
namespace {

// The characters of a class, the most frequent first, and the cost of each.
struct ClassRow {
  std::u32string_view members;
  std::string_view costs;
};

struct Rare {
  uint8_t kind;
  char cost;
};

struct BlockRow {
  char32_t first;
  Rare rare[4];  // capitals, other letters, marks, the rest
};

constexpr uint8_t kNeverCost = 40;

struct Range {
  char32_t first;
  char32_t last;
};

#include "repair/text_model.inc"

constexpr uint8_t Digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<uint8_t>(c - '0');
  if (c >= 'A' && c <= 'Z') return static_cast<uint8_t>(c - 'A' + 10);
  if (c >= 'a' && c <= 'z') return static_cast<uint8_t>(c - 'a' + 36);
  return c == '+' ? 62 : 63;
}

bool Contains(std::span<const Range> ranges, char32_t c) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), c, [](char32_t x, const Range& r) { return x < r.first; });
  return after != ranges.begin() && c <= std::prev(after)->last;
}

uint8_t CostAmong(std::u32string_view frequent, std::string_view costs, int otherwise, char32_t c) {
  const size_t at = frequent.find(c);
  return at == std::u32string_view::npos ? static_cast<uint8_t>(otherwise) : Digit(costs[at]);
}

// Frequent ideographs and syllables are of another class than rare ones.
template <typename Classes, typename Masses>
TextModel::Glyph Tiered(uint8_t cost, const Classes& classes, const Masses& masses) {
  const int tier = cost < 26 ? 0 : cost < 32 ? 1 : cost < 44 ? 2 : 3;
  return {classes[tier], static_cast<uint8_t>(std::max(0, cost - masses[tier]))};
}

// Which column of a block's row: capitals, other letters, marks, the rest.
int RareColumn(char32_t c) {
  if (IsMark(c)) return 2;
  if (IsUpper(c)) return 0;
  return IsLetter(c) ? 1 : 3;
}

TextModel::Glyph LookUnlisted(char32_t c) {
  if (!IsAssigned(c)) return {kNeverClass, kNeverCost};
  const auto after = std::upper_bound(std::begin(kBlocks), std::end(kBlocks), c,
                                      [](char32_t x, const BlockRow& row) { return x < row.first; });
  const Rare& rare = std::prev(after)->rare[RareColumn(c)];
  return {rare.kind, Digit(rare.cost)};
}

TextModel::Glyph LookSlowly(char32_t c) {
  if (c < 0x80 ? IsSpace(c) : c == 0x3000) return {kSpaceClass, 0};
  if (c >= 0x4E00 && c < 0x4E00 + kHanCosts.size()) return Tiered(Digit(kHanCosts[c - 0x4E00]), kHanClasses, kHanMass);
  if (c >= 0xAC00 && c < 0xAC00 + kHangulCosts.size()) {
    return Tiered(Digit(kHangulCosts[c - 0xAC00]), kHangulClasses, kHangulMass);
  }
  if (Contains(kPictureEmoji, c)) {
    return {kPictureEmojiClass, CostAmong(kFrequentPictureEmoji, kFrequentPictureEmojiCosts, kRarePictureEmojiCost, c)};
  }
  if (Contains(kTextEmoji, c)) {
    return {kTextEmojiClass, CostAmong(kFrequentTextEmoji, kFrequentTextEmojiCosts, kRareTextEmojiCost, c)};
  }
  return LookUnlisted(c);
}

}  // namespace

TextModel::TextModel() {
  for (char32_t c = 0; c < kDenseEnd; ++c) dense_[c] = LookSlowly(c);
  for (char32_t c = kFormsBegin; c < 0x10000; ++c) forms_[c - kFormsBegin] = LookSlowly(c);
  for (size_t kind = 0; kind < std::size(kClasses); ++kind) {
    const ClassRow& row = kClasses[kind];
    for (size_t i = 0; i < row.members.size(); ++i) {
      const char32_t c = row.members[i];
      const Glyph glyph{static_cast<uint8_t>(kind), Digit(row.costs[i])};
      if (c < kDenseEnd) dense_[c] = glyph;
      if (c >= kFormsBegin && c < 0x10000) forms_[c - kFormsBegin] = glyph;
    }
    for (size_t next = 0; next < std::size(kClasses); ++next)
      transitions_[kind][next] = Digit(kTransitions[kind][next]);
  }
}

const TextModel& TextModel::Instance() {
  static const TextModel model;
  return model;
}

TextModel::Glyph TextModel::LookBeyond(char32_t c) { return LookSlowly(c); }

size_t TextModel::classes() { return kClassCount; }

int TextModel::least_beyond() {
  int least = kNeverCost;
  for (size_t i = 0; i < std::size(kBlocks); ++i) {
    if (i + 1 < std::size(kBlocks) && kBlocks[i + 1].first <= 0x10000) continue;
    for (const Rare& rare : kBlocks[i].rare) least = std::min(least, static_cast<int>(Digit(rare.cost)));
  }
  return least;
}

uint8_t TextModel::space() { return kSpaceClass; }

}  // namespace emend
