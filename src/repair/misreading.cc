#include "repair/misreading.h"

#include <algorithm>
#include <cassert>
#include <map>

namespace emend {
namespace {

struct Usual {
  std::string_view page;
  std::string_view strict_page;
  int rarity;
};

// ISO-8859-1 and -9 are not misreadings of their own: they differ from the Windows pages in C1 controls alone.
constexpr Usual kUsual[Misreadings::kCount] = {
    {"windows-1252", "iso-8859-1", 0},
    {"mac-roman", "", 4},
    {"windows-1250", "", 4},
    {"windows-1251", "", 4},
    {"windows-1253", "", 8},
    {"windows-1254", "iso-8859-9", 6},
    {"windows-1255", "", 8},
    {"windows-1256", "", 8},
    {"windows-1257", "", 8},
    {"windows-1258", "", 9},
    {"windows-874", "", 6},
    {"mac-cyrillic", "", 9},
    {"iso-8859-2", "", 7},
    {"iso-8859-15", "", 7},
    {"ibm437", "", 6},
    {"ibm850", "", 6},
    {"ibm866", "", 7},
    {"koi8-r", "", 7},
    {"ibm852", "", 12},
    {"koi8-u", "", 12},
    {"iso-8859-5", "", 12},
    {"iso-8859-7", "", 12},
};

bool IsTrail(int byte) { return byte >= 0x80 && byte < 0xC0; }
bool IsLead(int byte) { return byte >= 0xC2 && byte < 0xF5; }

}  // namespace

Misreadings::Misreadings() {
  const CodePage& sloppy = *FindCodePage("windows-1252");
  std::map<char32_t, Bytes> found;
  for (int i = 0; i < kCount; ++i) {
    const Usual& usual = kUsual[i];
    const CodePage* page = FindCodePage(usual.page);
    assert(page != nullptr);
    Misreading reading{usual.page, usual.strict_page, page, usual.rarity, {}, 0};
    // Lower in rank first, so that what the page itself says wins.
    for (int byte = 0x80; byte < 0xA0; ++byte) {
      if (page->upper[byte - 0x80] == 0 || !usual.strict_page.empty()) {
        found[static_cast<char32_t>(byte)][static_cast<size_t>(i)] = static_cast<uint8_t>(byte);
      }
    }
    for (int byte = 0x80; byte < 0x100; ++byte) {
      if (page->upper[byte - 0x80] != 0) continue;
      found[sloppy.ToUnicode(static_cast<uint8_t>(byte))][static_cast<size_t>(i)] = static_cast<uint8_t>(byte);
      if (IsTrail(byte) && sloppy.upper[byte - 0x80] == 0) reading.lost.push_back(static_cast<uint8_t>(byte));
    }
    for (int byte = 0x80; byte < 0x100; ++byte) {
      const char16_t c = page->upper[byte - 0x80];
      if (c == 0) continue;
      found[c][static_cast<size_t>(i)] = static_cast<uint8_t>(byte);
      if (c == 0xA0) reading.no_break_space = static_cast<uint8_t>(byte);
    }
    all_.push_back(std::move(reading));
  }
  bytes_.emplace_back();
  for (const auto& [c, bytes] : found) {
    const auto row = static_cast<uint16_t>(bytes_.size());
    bytes_.push_back(bytes);
    if (c < kDenseEnd) {
      rows_[c] = row;
    } else {
      beyond_.emplace_back(c, row);
    }
  }
  for (const Bytes& bytes : bytes_) {
    uint32_t leads = 0;
    uint32_t trails = 0;
    for (size_t i = 0; i < bytes.size(); ++i) {
      if (IsLead(bytes[i])) leads |= 1U << i;
      if (IsTrail(bytes[i])) trails |= 1U << i;
    }
    leads_.push_back(leads);
    trails_.push_back(trails);
  }
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
