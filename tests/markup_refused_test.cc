// Lines that look like something else and must stay what they are.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <string>

#include "markup/markup.h"
#include "markup_lines.h"

namespace emend {
namespace {

TEST(MarkupRefused, NoTableIsMadeOfOtherLines) {
  const YAML::Node rows = YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/markup/refused/tables.yaml");
  ASSERT_GT(rows.size(), 0u);
  for (const YAML::Node& row : rows) {
    const std::string text = row["lines"].as<std::string>();
    const std::vector<Line> lines = LinesOf(text);
    const Markdown rendered = RenderBody(lines);
    EXPECT_EQ(rendered.text.find("| ---"), std::string::npos) << row["name"].as<std::string>() << "\n" << rendered.text;
    EXPECT_EQ(rendered.review.count(Review::kDamagedTable), 0u) << row["name"].as<std::string>();
  }
}

}  // namespace
}  // namespace emend
