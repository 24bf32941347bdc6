#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace emend {

CodePoint DecodeUtf8Beyond(std::string_view text, size_t at) {
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data() + at);
  const size_t left = text.size() - at;
  const auto trails = [bytes](size_t i) { return (bytes[i] & 0xC0) == 0x80; };
  const auto bits = [bytes](size_t i) { return static_cast<char32_t>(bytes[i] & 0x3F); };
  const unsigned char lead = bytes[0];
  const CodePoint invalid{0xFFFD, 1, false};
  if (lead < 0xE0) {
    if (lead < 0xC2 || left < 2 || !trails(1)) return invalid;
    return {static_cast<char32_t>(lead & 0x1F) << 6 | bits(1), 2, true};
  }
  if (lead < 0xF0) {
    if (left < 3 || !trails(1) || !trails(2)) return invalid;
    const char32_t value = static_cast<char32_t>(lead & 0x0F) << 12 | bits(1) << 6 | bits(2);
    if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF)) return invalid;  // overlong, half of a pair
    return {value, 3, true};
  }
  if (lead > 0xF4 || left < 4 || !trails(1) || !trails(2) || !trails(3)) return invalid;
  const char32_t value = static_cast<char32_t>(lead & 0x07) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3);
  if (value < 0x10000 || value > 0x10FFFF) return invalid;
  return {value, 4, true};
}

void AppendUtf8(char32_t code_point, std::string& out) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

size_t FindNonAscii(std::string_view text, size_t from) {
  size_t i = from;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    word &= 0x8080808080808080U;
    if (word != 0)
      return i + static_cast<size_t>(std::endian::native == std::endian::little ? __builtin_ctzll(word)
                                                                                : __builtin_clzll(word)) /
                     8;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

namespace {

// A machine that accepts well-formed UTF-8 (RFC 3629, section 4), one shift a byte: each byte has a row of 6 bits a
// state, which hold where to go from there as the place of the next state's bits (P. Vognsen, "Shift-based DFAs",
// 2021).
constexpr uint64_t kWell = 0;      // between two sequences
constexpr uint64_t kFault = 6;     // never left
constexpr uint64_t kOneMore = 12;  // a trail byte
constexpr uint64_t kTwoMore = 18;  // two of them
constexpr uint64_t kThreeMore = 24;
constexpr uint64_t kAfterE0 = 30;  // of the bytes that go on, only some
constexpr uint64_t kAfterED = 36;
constexpr uint64_t kAfterF0 = 42;
constexpr uint64_t kAfterF4 = 48;

constexpr std::array<uint64_t, 256> MakeRows() {
  std::array<uint64_t, 256> rows{};
  for (size_t byte = 0; byte < 256; ++byte) {
    const auto within = [byte](size_t first, size_t last) { return byte >= first && byte <= last; };
    const auto go = [&](uint64_t from, bool holds, uint64_t to) { rows[byte] |= (holds ? to : kFault) << from; };
    const uint64_t begins = within(0x00, 0x7F)   ? kWell
                            : within(0xC2, 0xDF) ? kOneMore
                            : byte == 0xE0       ? kAfterE0
                            : byte == 0xED       ? kAfterED
                            : within(0xE1, 0xEF) ? kTwoMore
                            : byte == 0xF0       ? kAfterF0
                            : within(0xF1, 0xF3) ? kThreeMore
                            : byte == 0xF4       ? kAfterF4
                                                 : kFault;
    go(kWell, true, begins);
    go(kFault, true, kFault);
    go(kOneMore, within(0x80, 0xBF), kWell);
    go(kTwoMore, within(0x80, 0xBF), kOneMore);
    go(kThreeMore, within(0x80, 0xBF), kTwoMore);
    go(kAfterE0, within(0xA0, 0xBF), kOneMore);
    go(kAfterED, within(0x80, 0x9F), kOneMore);
    go(kAfterF0, within(0x90, 0xBF), kTwoMore);
    go(kAfterF4, within(0x80, 0x8F), kTwoMore);
  }
  return rows;
}

constexpr std::array<uint64_t, 256> kRows = MakeRows();

// Where to begin to look for the first fault: text.size() if there is none, else no farther than it.
size_t SkipWellFormed(std::string_view text) {
  constexpr size_t kBlock = 64;
  size_t sound = 0;  // a place between two sequences
  uint64_t state = kWell;
  size_t at = 0;
  while (at < text.size()) {
    if (state == kWell) {
      sound = at = FindNonAscii(text, at);
    }
    const size_t end = std::min(at + kBlock, text.size());
    for (; at < end; ++at) state = kRows[static_cast<unsigned char>(text[at])] >> (state & 63);
    state &= 63;
    if (state == kFault) return sound;
  }
  return state == kWell ? text.size() : sound;
}

}  // namespace

std::optional<size_t> FindInvalidUtf8(std::string_view text) {
  for (size_t i = SkipWellFormed(text); i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (!c.valid) return i;
    i += c.length;
    if (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) i = FindNonAscii(text, i);
  }
  return std::nullopt;
}

size_t CountCodePoints(std::string_view text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size();) {
    const size_t next = FindNonAscii(text, i);
    count += next - i;
    i = next;
    if (i < text.size()) ++count, i += DecodeUtf8(text, i).length;
  }
  return count;
}

}  // namespace emend
