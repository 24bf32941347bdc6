#include "base/mapped_text.h"

#include <gtest/gtest.h>

#include <random>

namespace emend {
namespace {

TEST(MappedText, PointsAtTheSourceThroughTwoRoundsOfEdits) {
  const MappedText source("abc\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2" "def");
  const std::vector<Edit> repair = {{{3, 11}, "\xE2\x80\x99"}};
  const MappedText repaired = source.Apply(repair);
  EXPECT_EQ(repaired.text(), "abc\xE2\x80\x99" "def");
  EXPECT_EQ(repaired.ToSource({3, 6}), (Span{3, 11}));
  EXPECT_EQ(repaired.ToSource({6, 9}), (Span{11, 14}));
  EXPECT_EQ(repaired.ToSource({0, 3}), (Span{0, 3}));
  const std::vector<Edit> quote = {{{3, 6}, "'"}};
  const MappedText plain = repaired.Apply(quote);
  EXPECT_EQ(plain.text(), "abc'def");
  EXPECT_EQ(plain.ToSource({3, 4}), (Span{3, 11}));
  EXPECT_EQ(plain.ToSource({5, 6}), (Span{12, 13}));
}

// Random rounds of edits; letters that no edit put there must map to their own place in the source.
TEST(MappedText, UntouchedBytesKeepTheirPlace) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string source;
    for (char c = 'a'; c <= 'z'; ++c) source.push_back(c);
    MappedText text(source);
    for (int pass = 0; pass < 3; ++pass) {
      std::vector<Edit> edits;
      size_t at = 0;
      while (at < text.text().size()) {
        const size_t begin = at + random() % 6;
        const size_t end = begin + random() % 4;
        if (end > text.text().size()) break;
        edits.push_back({{begin, end}, std::string(random() % 4, '#')});
        at = end + 1;
      }
      text = text.Apply(edits);
    }
    size_t last = 0;
    for (size_t i = 0; i < text.text().size(); ++i) {
      const Span from = text.ToSource({i, i + 1});
      ASSERT_LE(from.end, source.size());
      ASSERT_LE(last, from.begin) << "places must not run backwards";
      last = from.begin;
      const char c = text.text()[i];
      if (c == '#') continue;
      const auto own = static_cast<size_t>(c - 'a');
      ASSERT_LE(from.begin, own) << text.text() << " at " << i;
      ASSERT_GE(from.end, own + 1) << text.text() << " at " << i;
    }
  }
}

}  // namespace
}  // namespace emend
