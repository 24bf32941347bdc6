#include "base/line_index.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace emend {
namespace {

std::vector<std::string> Lines(std::string_view text) {
  const LineIndex index(text);
  std::vector<std::string> lines;
  for (int i = 1; i <= index.line_count(); ++i) {
    lines.emplace_back(text.substr(index.line(i).begin, index.line(i).size()));
  }
  return lines;
}

TEST(LineIndex, EndsLinesAtLfCrLfAndCr) {
  using Texts = std::vector<std::string>;
  EXPECT_EQ(Lines(""), Texts());
  EXPECT_EQ(Lines("a"), Texts({"a"}));
  EXPECT_EQ(Lines("a\n"), Texts({"a"}));
  EXPECT_EQ(Lines("a\nb"), Texts({"a", "b"}));
  EXPECT_EQ(Lines("a\r\nb\rc\n"), Texts({"a", "b", "c"}));
  EXPECT_EQ(Lines("\n\n"), Texts({"", ""}));
  EXPECT_EQ(Lines("\r\r\n\n"), Texts({"", "", ""}));
  EXPECT_EQ(Lines("a\n\rb"), Texts({"a", "", "b"}));
}

TEST(LineIndex, CountsColumnsInCodePoints) {
  const std::string text =
      "ab\nc\xC3\xA9"
      "d\r\n\xF0\x9F\x98\x80"
      "e";
  const LineIndex index(text);
  EXPECT_EQ(index.PositionOf(0), (Position{1, 1}));
  EXPECT_EQ(index.PositionOf(2), (Position{1, 3}));  // the line's end belongs to it
  EXPECT_EQ(index.PositionOf(3), (Position{2, 1}));
  EXPECT_EQ(index.PositionOf(6), (Position{2, 3}));
  EXPECT_EQ(index.PositionOf(9), (Position{3, 1}));
  EXPECT_EQ(index.PositionOf(13), (Position{3, 2}));
  EXPECT_EQ(index.PositionOf(text.size()), (Position{3, 3}));
}

TEST(LineIndex, AByteOrderMarkTakesNoColumn) {
  const LineIndex index(
      "\xEF\xBB\xBF"
      "ab\nc");
  EXPECT_EQ(index.PositionOf(0), (Position{1, 1}));
  EXPECT_EQ(index.PositionOf(3), (Position{1, 1}));
  EXPECT_EQ(index.PositionOf(4), (Position{1, 2}));
  EXPECT_EQ(index.PositionOf(6), (Position{2, 1}));
}

TEST(LineIndex, PositionsOfTheEmptyText) { EXPECT_EQ(LineIndex("").PositionOf(0), (Position{1, 1})); }

}  // namespace
}  // namespace emend
