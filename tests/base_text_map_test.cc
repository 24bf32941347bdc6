#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/text_map.h"

namespace emend {
namespace {

TEST(TextMap, CopiedBytesKeepTheirPlace) {
  TextMap map;
  map.Copy(5, 3);
  map.Copy(10, 2);
  EXPECT_EQ(map.size(), 5u);
  EXPECT_EQ(map.ToSource({0, 3}), (Span{5, 8}));
  EXPECT_EQ(map.ToSource({1, 4}), (Span{6, 11}));
  EXPECT_EQ(map.ToSource({3, 5}), (Span{10, 12}));
  EXPECT_EQ(map.ToSource({2, 2}), (Span{7, 7}));
  EXPECT_EQ(map.ToSource({5, 5}), (Span{12, 12}));
}

TEST(TextMap, ReplacedTextStandsForAllOfItsSource) {
  TextMap map;
  map.Copy(0, 2);
  map.Replace({2, 7}, 1);
  map.Copy(7, 2);
  EXPECT_EQ(map.ToSource({2, 3}), (Span{2, 7}));
  EXPECT_EQ(map.ToSource({1, 4}), (Span{1, 8}));
  EXPECT_EQ(map.ToSource({3, 3}), (Span{7, 7}));
}

TEST(TextMap, AnEditNeedsAnUnbrokenCopy) {
  TextMap map;
  map.Copy(0, 2);
  map.Replace({2, 7}, 1);
  map.Copy(7, 2);
  map.Copy(20, 2);
  EXPECT_EQ(map.ToCopied({0, 2}), (Span{0, 2}));
  EXPECT_EQ(map.ToCopied({3, 5}), (Span{7, 9}));
  EXPECT_EQ(map.ToCopied({1, 3}), std::nullopt);
  EXPECT_EQ(map.ToCopied({4, 6}), std::nullopt);
  EXPECT_EQ(TextMap().ToCopied({0, 0}), std::nullopt);
}

TEST(TextMap, NeighboursInTheSourceAreOnePiece) {
  TextMap map;
  map.Copy(3, 2);
  map.Copy(5, 2);
  EXPECT_EQ(map.ToCopied({1, 4}), (Span{4, 7}));
}

// Every second or so byte of a text is left out, twice over; the bytes that stay must be found where they were.
TEST(TextMap, TwoMapsMakeOne) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::string source = "abcdefghijklmnopqrstuvwxyz";
    auto thin = [&](const std::string& from, TextMap& map) {
      std::string to;
      for (size_t i = 0; i < from.size(); ++i) {
        if (random() % 3 == 0) continue;
        map.Copy(i, 1);
        to += from[i];
      }
      return to;
    };
    TextMap inner;
    TextMap outer;
    const std::string middle = thin(source, outer);
    const std::string text = thin(middle, inner);
    const TextMap both = inner.Over(outer);
    ASSERT_EQ(both.size(), text.size());
    for (size_t i = 0; i < text.size(); ++i) {
      const Span at = both.ToSource({i, i + 1});
      ASSERT_EQ(source.substr(at.begin, at.size()), text.substr(i, 1));
    }
  }
}

TEST(TextMap, WhatTheOuterReplacedStaysReplaced) {
  TextMap outer;  // source "&amp;x" -> "&x"
  outer.Replace({0, 5}, 1);
  outer.Copy(5, 1);
  TextMap inner;
  inner.Copy(0, 2);
  const TextMap both = inner.Over(outer);
  EXPECT_EQ(both.ToSource({0, 2}), (Span{0, 6}));
  EXPECT_EQ(both.ToCopied({0, 1}), std::nullopt);
  EXPECT_EQ(both.ToCopied({1, 2}), (Span{5, 6}));
}

}  // namespace
}  // namespace emend
