// Continues and RestoreIndentation on the rows of tests/cases/code/continues.yaml and indentation.yaml.
#include "code/repair_code.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <string>
#include <vector>

namespace emend {
namespace {

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

YAML::Node Rows(const std::string& file) { return YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/code/" + file); }

using Views = std::vector<std::string_view>;

TEST(Continues, JudgesEachPairOfBlocks) {
  const YAML::Node rows = Rows("continues.yaml");
  ASSERT_GE(rows.size(), 30u);
  for (const YAML::Node& row : rows) {
    const auto first = Lines(row["first"].as<std::string>());
    const auto second = Lines(row["second"].as<std::string>());
    EXPECT_EQ(Continues(Views(first.begin(), first.end()), Views(second.begin(), second.end())),
              row["continues"].as<bool>())
        << row["name"];
  }
}

TEST(Continues, AnEmptyBlockContinuesNothing) {
  const Views code = {"return 1"};
  EXPECT_FALSE(Continues({}, code));
  EXPECT_FALSE(Continues(code, {}));
}

TEST(RestoreIndentation, RestoresWhatTheGrammarDecides) {
  const YAML::Node rows = Rows("indentation.yaml");
  ASSERT_GE(rows.size(), 20u);
  for (const YAML::Node& row : rows) {
    const std::string name = row["name"].as<std::string>();
    const std::string language = row["language"] ? row["language"].as<std::string>() : "python";
    const auto damaged = Lines(row["damaged"].as<std::string>());
    const auto restored = RestoreIndentation(Views(damaged.begin(), damaged.end()), language);
    EXPECT_EQ(restored.has_value(), row["restored"].IsDefined()) << name;
    if (!restored || !row["restored"]) continue;
    EXPECT_EQ(*restored, Lines(row["restored"].as<std::string>())) << name;
    EXPECT_FALSE(RestoreIndentation(Views(restored->begin(), restored->end()), language))
        << name << ": does not settle";
  }
}

}  // namespace
}  // namespace emend
