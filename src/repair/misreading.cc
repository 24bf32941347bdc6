#include "repair/misreading.h"

#include <algorithm>
#include <cassert>
#include <map>

namespace emend {
namespace {

struct Usual {
  std::string_view page;
  int rarity;
  bool sloppy;  // windows-1252 stands in for bytes that the page does not define
};

// The most usual first. What reads pages of ISO 8859 as they are makes C1 controls of the bytes below A0.
constexpr Usual kUsual[Misreadings::kCount] = {
    {"windows-1252", 0, true}, {"iso-8859-1", 2, false},  {"mac-roman", 4, true},    {"windows-1250", 4, true},
    {"windows-1251", 4, true}, {"ibm437", 6, true},       {"ibm850", 6, true},       {"windows-874", 6, true},
    {"windows-1254", 6, true}, {"iso-8859-2", 7, false},  {"iso-8859-15", 7, false}, {"koi8-r", 7, true},
    {"ibm866", 7, true},       {"windows-1253", 8, true}, {"windows-1255", 8, true}, {"windows-1256", 8, true},
    {"windows-1257", 8, true}, {"windows-1258", 9, true}, {"mac-cyrillic", 9, true}, {"iso-8859-9", 10, false},
    {"ibm852", 12, true},      {"koi8-u", 12, true},      {"iso-8859-5", 12, false}, {"iso-8859-7", 12, false},
};

struct Row {
  Misreadings::Bytes own{};
  Misreadings::Bytes sloppy{};
};

}  // namespace

Misreadings::Misreadings() {
  const CodePage& windows = *FindCodePage("windows-1252");
  std::map<char32_t, Row> rows;
  for (size_t i = 0; i < kCount; ++i) {
    const Usual& usual = kUsual[i];
    const CodePage* page = FindCodePage(usual.page);
    assert(page != nullptr);
    Misreading reading{usual.page, page, usual.rarity, {}, {}, 0};
    for (int byte = 0x80; byte < 0x100; ++byte) {
      const auto b = static_cast<uint8_t>(byte);
      const char32_t c = page->ToUnicode(b);
      rows[c].own[i] = b;
      if (c == 0xA0) reading.no_break_space = b;
      if (page->upper[byte - 0x80] != 0) continue;
      const char32_t fallback = usual.sloppy ? windows.ToUnicode(b) : c;
      if (fallback != c) rows[fallback].sloppy[i] = b;
      if (windows.upper[byte - 0x80] == 0) {
        reading.lost.push_back(b);
      } else if (IsTrail(byte) && usual.sloppy) {
        reading.undefined.push_back(b);
      }
    }
    all_.push_back(std::move(reading));
  }
  own_.emplace_back();
  sloppy_.emplace_back();
  for (const auto& [c, row] : rows) {
    const auto number = static_cast<uint16_t>(own_.size());
    own_.push_back(row.own);
    sloppy_.push_back(row.sloppy);
    if (c < kDenseEnd) {
      rows_[c] = number;
    } else {
      beyond_.emplace_back(c, number);
    }
  }
  for (size_t row = 0; row < own_.size(); ++row) {
    Places places;
    Bytes& clear = clear_.emplace_back();
    for (size_t i = 0; i < kCount; ++i) {
      const uint8_t own = own_[row][i];
      const uint8_t sloppy = sloppy_[row][i];
      clear[i] = own == 0 || sloppy == 0 || own == sloppy ? own | sloppy : uint8_t{0};
      const int length = std::max(SequenceLength(own), SequenceLength(sloppy));
      if (length != 0) places.leads |= 1U << i;
      if (length >= 3) places.leads_three |= 1U << i;
      if (length >= 4) places.leads_four |= 1U << i;
      if (IsTrail(own) || IsTrail(sloppy)) places.trails |= 1U << i;
    }
    places_.push_back(places);
  }
  for (size_t i = 0; i < kCount; ++i) {
    if (IsTrail(all_[i].no_break_space)) spaced_ |= 1U << i;
  }
  first_beyond_ = beyond_.empty() ? 0x110000 : beyond_.front().first;
}

const Misreadings& Misreadings::Instance() {
  static const Misreadings misreadings;
  return misreadings;
}

uint16_t Misreadings::RowBeyond(char32_t c) const {
  for (const auto& [beyond, row] : beyond_) {
    if (beyond == c) return row;
  }
  return 0;
}

}  // namespace emend
