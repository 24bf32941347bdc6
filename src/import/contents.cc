// Tables of contents: a run of short lines that are links to anchors, that lead to page numbers by dots, or that come
// back further down as lines of their own.
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/hashed_numbers.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/passes.h"

namespace emend {
namespace {

// Letters of ASCII in lower case, and digits; 0 for the others.
constexpr std::array<uint8_t, 0x80> kFolded = [] {
  std::array<uint8_t, 0x80> folded{};
  for (uint8_t c = '0'; c <= '9'; ++c) folded[c] = c;
  for (uint8_t c = 'a'; c <= 'z'; ++c) folded[c] = folded[c - 32U] = c;
  return folded;
}();

// What two lines that say the same have in common: a hash of their letters and digits, folded, without links' targets.
// 0 for lines that say too little.
uint64_t KeyOf(std::string_view text) {
  constexpr int kLeast = 6;  // letters and digits
  uint64_t hash = 0;
  uint64_t last = 0;  // the characters that `hash` does not know yet, eight at most
  int letters = 0;
  int known = 0;
  const auto mix = [&] {
    hash = (hash ^ last) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32;
    last = 0;
  };
  const auto take = [&](uint64_t c) {
    last = last << 8 | c;
    if (++known % 8 == 0) mix();
  };
  for (size_t i = 0; i < text.size();) {
    if (text[i] == ']' && i + 1 < text.size() && text[i + 1] == '(') {
      const size_t close = text.find(')', i);
      i = close == text.npos ? i + 1 : close + 1;
      continue;
    }
    if (const auto byte = static_cast<unsigned char>(text[i]); byte < 0x80) {
      ++i;
      if (kFolded[byte] == 0) continue;
      take(kFolded[byte]);
      ++letters;
      continue;
    }
    const CodePoint c = DecodeUtf8(text, i);
    i += c.length;
    if (!IsLetter(c.value) && !IsDigit(c.value)) continue;
    const char32_t lower = ToLower(c.value);
    for (const int shift : {16, 8, 0}) take(lower >> shift & 0xFF);
    letters += c.value >= 0x2E80 ? 2 : 1;
  }
  if (letters < kLeast) return 0;
  mix();
  hash ^= static_cast<uint64_t>(known);
  return hash == 0 ? 1 : hash;
}

bool IsAnchorLink(std::string_view text) {
  return (text.ends_with(')') || text.ends_with('|') || text.ends_with("**")) && text.find("](#") != text.npos;
}

// "Basics ........ 12"
bool IsLeader(std::string_view text) {
  return !text.empty() && text.back() >= '0' && text.back() <= '9' &&
         (text.find("....") != text.npos || text.find("……") != text.npos);
}

bool MayBeEntry(const Line& line) {
  const bool kind = line.kind == LineKind::kText || line.kind == LineKind::kItem || line.kind == LineKind::kHeading ||
                    line.kind == LineKind::kTableRow;
  return kind && line.marker.kind != Marker::Kind::kAnswer && line.content.size() < 300;
}

}  // namespace

void ReadContents(Document& document) {
  std::vector<Line>& lines = document.lines;
  std::vector<size_t> at;  // the lines that are written and not dropped
  std::vector<uint64_t> keys;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::kBlank || lines[i].kind == LineKind::kDropped) continue;
    const uint64_t key = MayBeEntry(lines[i]) ? KeyOf(lines[i].content) : 0;
    at.push_back(i);
    keys.push_back(key);
  }
  // Where each of them comes for the last time; those without a key come once.
  std::vector<uint32_t> last(at.size());
  HashedNumbers seen;
  for (size_t i = at.size(); i-- > 0;) {
    last[i] = static_cast<uint32_t>(i);
    if (keys[i] == 0) continue;
    if (const uint32_t link = seen.First(keys[i]); link != HashedNumbers::kNone)
      last[i] = seen.Number(link);
    else
      seen.Add(keys[i], last[i]);
  }
  constexpr size_t kLeast = 3;
  for (size_t begin = 0; begin < at.size();) {
    // The longest run from here whose lines lead elsewhere; one line in four may not (a heading within the contents).
    const auto leads = [&](size_t i) {
      const Line& line = lines[at[i]];
      if (!MayBeEntry(line)) return false;
      if (IsAnchorLink(Trim(line.text)) || IsLeader(line.text)) return true;
      return last[i] >= i + kLeast;
    };
    if (!leads(begin)) {
      ++begin;
      continue;
    }
    // What the contents lead to has text of its own between; the same text given twice has not.
    const auto spreads = [&](size_t from, size_t to) {
      size_t first = at.size();
      size_t final = 0;
      for (size_t i = from; i < to; ++i) {
        if (IsAnchorLink(Trim(lines[at[i]].text)) || IsLeader(lines[at[i]].text)) return true;
        if (last[i] <= i) continue;
        first = std::min<size_t>(first, last[i]);
        final = std::max<size_t>(final, last[i]);
      }
      return final >= first && final - first >= 2 * (to - from) - 2;
    };
    size_t hits = 0;
    size_t end = begin;
    size_t farthest = begin;
    for (size_t i = begin; i < at.size() && MayBeEntry(lines[at[i]]); ++i) {
      // Where the contents end, the lines that they lead to begin.
      if (i > begin && keys[i] != 0 && last[i] == i && i >= begin + kLeast && !leads(i)) {
        bool led_to = false;
        for (size_t k = begin; k < i && !led_to; ++k) led_to = keys[k] == keys[i];
        if (led_to) break;
      }
      if (leads(i)) ++hits, farthest = i + 1;
      if (hits * 4 < (i + 1 - begin) * 3) break;
      end = i + 1;
    }
    end = std::min(end, farthest);
    if (hits >= kLeast && end - begin >= kLeast && spreads(begin, end)) {
      while (begin > 0 && lines[at[begin]].kind == LineKind::kTableRow &&
             lines[at[begin - 1]].kind == LineKind::kTableRow)
        --begin;  // the table's header
      for (size_t i = begin; i < end; ++i) {
        lines[at[i]].kind = LineKind::kDropped;
        lines[at[i]].drop = DropReason::kTableOfContents;
      }
    }
    begin = std::max(end, begin + 1);
  }
}

}  // namespace emend
