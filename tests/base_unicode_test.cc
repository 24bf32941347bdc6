#include "base/unicode.h"

#include <gtest/gtest.h>
#include <utf8proc.h>

#include <cstdlib>
#include <string>

#include "base/result.h"
#include "base/utf8.h"

namespace emend {
namespace {

TEST(Trim, TakesWhiteSpaceOfAllKindsFromBothEnds) {
  EXPECT_EQ(Trim(""), "");
  EXPECT_EQ(Trim(" \t\r\n\v\f"), "");
  EXPECT_EQ(Trim("  a b "), "a b");
  EXPECT_EQ(Trim("\xC2\xA0x\xC2\xA0"), "x");                                // no-break space
  EXPECT_EQ(Trim("\xE3\x80\x80\xE6\xBC\xA2\xE3\x80\x80"), "\xE6\xBC\xA2");  // ideographic space
  EXPECT_EQ(Trim("\xE2\x80\xA8y\xE2\x80\xA9"), "y");                        // line and paragraph separators
  EXPECT_EQ(Trim("\xE2\x80\x8Bz"), "\xE2\x80\x8Bz");                        // zero width, but no space
  EXPECT_EQ(Trim("\x80 "), "\x80");                                         // not UTF-8: left alone
}

TEST(FoldCase, MakesWordsComparable) {
  EXPECT_EQ(FoldCase("HTTP"), "http");
  EXPECT_EQ(FoldCase("\xC3\x89t\xC3\xA9"), FoldCase("\xC3\xA9T\xC3\x89"));
  EXPECT_EQ(FoldCase("stra\xC3\x9F"
                     "e"),
            FoldCase("STRASSE"));
  EXPECT_EQ(FoldCase("\xCE\xA3\xCE\xAF\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x82"),
            FoldCase("\xCF\x83\xCE\xAF\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x83"));
  EXPECT_EQ(FoldCase("e\xCC\x81"), "\xC3\xA9");  // composed
  EXPECT_EQ(FoldCase(""), "");
  EXPECT_EQ(FoldCase("A\xFF"), "A\xFF");  // not UTF-8: as it is
}

// What utf8proc makes of the whole text.
std::string FoldByUtf8proc(const std::string& text) {
  utf8proc_uint8_t* folded = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &folded, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
  std::string out(reinterpret_cast<char*>(folded), static_cast<size_t>(size));
  std::free(folded);  // NOLINT: utf8proc hands out malloc'ed memory
  return out;
}

TEST(FoldCase, IsThatOfUtf8procForEveryCharacterAndItsNeighbours) {
  for (char32_t c = 1; c < 0x20000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string one;
    AppendUtf8(c, one);
    // Behind a letter and before one, twice, before marks and between jamo.
    const std::string text = "A" + one + "\xC3\x89" + one + one + "\xCC\x81 \xE1\x84\x80" + one + "\xE1\x85\xA1";
    for (const std::string& sample : {"A" + one + one + "\xC3\x89" + one, text}) {
      ASSERT_EQ(FoldCase(sample), FoldByUtf8proc(sample)) << std::hex << static_cast<uint32_t>(c);
    }
  }
}

TEST(Properties, OfLettersDigitsAndMarks) {
  EXPECT_TRUE(IsLetter(U'\u0416') && IsLetter(U'\u6F22') && IsLetter(U'\u0E01') && IsLetter(U'\u0301'));
  EXPECT_FALSE(IsLetter(U'1') || IsLetter(U'_') || IsLetter(U'\uFE0F') || IsLetter(U'\u2022'));
  EXPECT_TRUE(IsDigit(U'7') && IsDigit(U'\u0663'));
  EXPECT_FALSE(IsDigit(U'\u00B2') || IsDigit(U'\u2460'));
  EXPECT_TRUE(IsUpper(U'\u00C9') && IsLower(U'\u00E9') && !IsUpper(U'\u6F22') && !IsLower(U'\u6F22'));
  EXPECT_TRUE(IsSpace(U'\u00A0') && IsSpace(U'\t') && IsSpace(U'\u2028') && !IsSpace(U'\u200B'));
  EXPECT_TRUE(IsPunctuation(U'!') && IsPunctuation(U'\u201C') && IsPunctuation(U'\u3002') && !IsPunctuation(U'+'));
}

TEST(Properties, OfEmoji) {
  for (const char32_t c : {U'\U0001F680', U'\u2705', U'\u274C', U'\uFE0F', U'\U0001F3FD'}) {
    EXPECT_TRUE(IsEmoji(c)) << std::hex << static_cast<uint32_t>(c);
  }
  for (const char32_t c : {U'a', U'1', U'#', U'\u00E9', U'\u2022', U'\u2014', U'\u6F22'}) {
    EXPECT_FALSE(IsEmoji(c)) << std::hex << static_cast<uint32_t>(c);
  }
}

TEST(Error, NamesThePlaceAsFarAsItIsKnown) {
  EXPECT_EQ((Error{"", 0, 0, "fault"}).ToString(), "fault");
  EXPECT_EQ((Error{"a.yaml", 0, 0, "fault"}).ToString(), "a.yaml: fault");
  EXPECT_EQ((Error{"a.yaml", 3, 0, "fault"}).ToString(), "a.yaml:3: fault");
  EXPECT_EQ((Error{"a.yaml", 3, 7, "fault"}).ToString(), "a.yaml:3:7: fault");
}

}  // namespace
}  // namespace emend
