#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace emend {
namespace {

struct Row {
  std::string_view name;
  std::string_view bytes;
  size_t invalid;  // offset of the first byte that is not well-formed; npos: all is
};

constexpr size_t kWell = std::string_view::npos;

// The classes of Markus Kuhn's decoder stress test: boundaries, stray continuation bytes, sequences cut off, impossible
// bytes, overlong forms, surrogates, noncharacters.
constexpr Row kRows[] = {
    {"empty", "", kWell},
    {"ASCII", "plain", kWell},
    {"Greek", "\xCE\xBA\xE1\xBD\xB9\xCF\x83\xCE\xBC\xCE\xB5", kWell},
    {"first of two bytes", "\xC2\x80", kWell},
    {"first of three bytes", "\xE0\xA0\x80", kWell},
    {"first of four bytes", "\xF0\x90\x80\x80", kWell},
    {"last of one byte", "\x7F", kWell},
    {"last of two bytes", "\xDF\xBF", kWell},
    {"last of three bytes", "\xEF\xBF\xBF", kWell},
    {"last of all", "\xF4\x8F\xBF\xBF", kWell},
    {"last before the surrogates", "\xED\x9F\xBF", kWell},
    {"first after the surrogates", "\xEE\x80\x80", kWell},
    {"replacement character", "\xEF\xBF\xBD", kWell},
    {"noncharacter", "\xEF\xBF\xBE", kWell},
    {"above the last", "\xF4\x90\x80\x80", 0},
    {"five bytes", "\xF8\x88\x80\x80\x80", 0},
    {"six bytes", "\xFC\x84\x80\x80\x80\x80", 0},
    {"continuation byte alone", "\x80", 0},
    {"last continuation byte alone", "\xBF", 0},
    {"two continuation bytes", "ab\x80\xBF", 2},
    {"lead of two, then space", "\xC3 ", 0},
    {"lead of three, then space", "\xE2 ", 0},
    {"lead of four, then space", "\xF0 ", 0},
    {"two bytes, cut off", "x\xC3", 1},
    {"three bytes, last missing", "x\xE2\x82", 1},
    {"three bytes, last missing, more follows", "\xE2\x82z", 0},
    {"four bytes, last missing", "xy\xF0\x9F\x98", 2},
    {"four bytes, two missing", "\xF0\x9F", 0},
    {"impossible FE", "\xFE", 0},
    {"impossible FF", "\xFF", 0},
    {"overlong slash in two", "\xC0\xAF", 0},
    {"overlong slash in three", "\xE0\x80\xAF", 0},
    {"overlong slash in four", "\xF0\x80\x80\xAF", 0},
    {"largest overlong in two", "\xC1\xBF", 0},
    {"largest overlong in three", "\xE0\x9F\xBF", 0},
    {"largest overlong in four", "\xF0\x8F\xBF\xBF", 0},
    {"overlong NUL", "\xC0\x80", 0},
    {"first high surrogate", "\xED\xA0\x80", 0},
    {"last high surrogate", "\xED\xAF\xBF", 0},
    {"first low surrogate", "\xED\xB0\x80", 0},
    {"last low surrogate", "\xED\xBF\xBF", 0},
    {"pair of surrogates", "\xED\xA0\x81\xED\xB0\x80", 0},
    {"fault behind a long plain run", "0123456789abcdef0123456789abcdef\xC0", 32},
    {"fault between letters", "\xC3\xA9\xC3\xA9\xA9z", 4},
};

TEST(Utf8, AcceptsWellFormedTextOnly) {
  for (const Row& row : kRows) {
    const auto found = FindInvalidUtf8(row.bytes);
    EXPECT_EQ(found.value_or(kWell), row.invalid) << row.name;
  }
}

TEST(Utf8, ReadsAFaultAsOneReplacementOfOneByte) {
  for (const Row& row : kRows) {
    if (row.invalid == kWell) continue;
    const CodePoint c = DecodeUtf8(row.bytes, row.invalid);
    EXPECT_FALSE(c.valid) << row.name;
    EXPECT_EQ(c.value, U'\xFFFD') << row.name;
    EXPECT_EQ(c.length, 1u) << row.name;
  }
}

TEST(Utf8, EveryCodePointComesBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    AppendUtf8(c, text);
    const CodePoint read = DecodeUtf8(text, 0);
    ASSERT_TRUE(read.valid && read.value == c && read.length == text.size()) << std::hex << static_cast<uint32_t>(c);
  }
}

TEST(Utf8, WritesNoSurrogatesAndNothingAboveTheLast) {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string text;
    AppendUtf8(c, text);
    EXPECT_EQ(text, "\xEF\xBF\xBD");
  }
}

// Sequences of all kinds, whole, cut and with a wrong byte, at all distances from the blocks that are read at once.
TEST(Utf8, FindsTheFirstFaultThatReadingCodePointsFinds) {
  constexpr unsigned char kBytes[] = {'a',  0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
                                      0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
  uint32_t random = 1;
  const auto next = [&](uint32_t below) { return (random = random * 1664525 + 1013904223) / 65536 % below; };
  for (int i = 0; i < 200'000; ++i) {
    std::string text(next(70), 'x');
    for (uint32_t sequences = next(5); sequences > 0; --sequences) AppendUtf8(0x80U << next(14), text);
    for (uint32_t bytes = next(5); bytes > 0; --bytes) text.push_back(static_cast<char>(kBytes[next(24)]));
    text.append(next(3), 'y');
    std::optional<size_t> fault;
    for (size_t at = 0; at < text.size() && !fault; at += DecodeUtf8(text, at).length) {
      if (!DecodeUtf8(text, at).valid) fault = at;
    }
    ASSERT_EQ(FindInvalidUtf8(text), fault) << testing::PrintToString(text);
  }
}

TEST(Utf8, CountsCodePointsAndEachFaultyByte) {
  EXPECT_EQ(CountCodePoints(""), 0u);
  EXPECT_EQ(CountCodePoints("na\xC3\xAFve"), 5u);
  EXPECT_EQ(CountCodePoints("\xF0\x9F\x98\x80!"), 2u);
  EXPECT_EQ(CountCodePoints("\xF0\x9F\x98"), 3u);
  EXPECT_EQ(CountCodePoints(std::string(1000, 'x') + "\xE2\x82\xAC"), 1001u);
}

TEST(Utf8, TheEndIsNoCodePoint) {
  EXPECT_EQ(DecodeUtf8("a", 1).length, 0u);
  EXPECT_EQ(DecodeUtf8("", 0).length, 0u);
}

TEST(Utf8, FindsTheFirstByteThatIsNotAscii) {
  for (size_t plain = 0; plain < 40; ++plain) {
    const std::string text = std::string(plain, 'a') + "\xC3\xA9" + std::string(9, 'b');
    EXPECT_EQ(FindNonAscii(text), plain);
    EXPECT_EQ(FindNonAscii(text, plain + 2), text.size());
  }
}

}  // namespace
}  // namespace emend
