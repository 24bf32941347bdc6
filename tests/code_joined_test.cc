#include "code/joined_code.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <sstream>
#include <string>
#include <vector>

namespace emend {
namespace {

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST(JoinedCode, GivesIndentationBackWhereTheGrammarDecides) {
  const YAML::Node rows = YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/code/joined.yaml");
  ASSERT_GT(rows.size(), 8u);
  for (const YAML::Node& row : rows) {
    SCOPED_TRACE(row["name"].as<std::string>());
    const JoinedCode joined = JoinCode(Lines(row["first"].as<std::string>()), Lines(row["second"].as<std::string>()),
                                       row["language"].as<std::string>("python"));
    EXPECT_EQ(joined.lines, Lines(row["joined"].as<std::string>()));
    EXPECT_EQ(joined.doubtful, row["doubtful"].as<bool>(false));
  }
}

}  // namespace
}  // namespace emend
