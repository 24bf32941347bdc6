// FindCode and IdentifyLanguage on the passages of tests/cases/code/find.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "code/code.h"

namespace emend {
namespace {

struct Passage {
  std::string name;
  std::vector<std::string> lines;
  std::vector<char> marks;  // 'c', 'p'; ' ' for a blank line
  std::vector<std::string> languages;
};

void PrintTo(const Passage& passage, std::ostream* out) { *out << passage.name; }

Passage ReadPassage(const std::string& file, const YAML::Node& node) {
  Passage passage;
  passage.name = file + ": " + node["name"].as<std::string>();
  const auto text = node["text"].as<std::string>();
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    passage.lines.push_back(line.size() > 2 ? line.substr(2) : "");
    passage.marks.push_back(passage.lines.back().empty() ? ' ' : line[0]);
    at = end + 1;
  }
  for (const YAML::Node& language : node["languages"]) passage.languages.push_back(language.as<std::string>());
  return passage;
}

std::vector<Passage> ReadPassages() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(EMEND_SOURCE_DIR "/tests/cases/code/find"))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Passage> passages;
  for (const auto& path : paths) {
    for (const YAML::Node& node : YAML::LoadFile(path.string()))
      passages.push_back(ReadPassage(path.stem().string(), node));
  }
  return passages;
}

class FindCodeCases : public testing::TestWithParam<Passage> {};

TEST_P(FindCodeCases, TellsCodeFromProse) {
  const Passage& passage = GetParam();
  const std::vector<std::string_view> lines(passage.lines.begin(), passage.lines.end());
  const std::vector<int> open(lines.size(), 0);
  const std::vector<bool> code = FindCode(lines, open);
  ASSERT_EQ(code.size(), lines.size());
  std::vector<std::string> languages;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (passage.marks[i] != ' ') {
      EXPECT_EQ(code[i] ? 'c' : 'p', passage.marks[i]) << lines[i];
    }
    if (!code[i]) continue;
    size_t end = i;
    while (end < lines.size() && code[end]) ++end;
    languages.emplace_back(IdentifyLanguage(std::span(lines).subspan(i, end - i), ""));
    i = end - 1;
  }
  if (!passage.languages.empty()) {
    EXPECT_EQ(languages, passage.languages);
  }
}

INSTANTIATE_TEST_SUITE_P(Passages, FindCodeCases, testing::ValuesIn(ReadPassages()));

TEST(FindCode, HasPassages) { EXPECT_GE(ReadPassages().size(), 5u); }

TEST(FindCode, ObeysWhatIsFixed) {
  const std::vector<std::string_view> lines = {"print(1)", "A sentence that is nothing else.", "return x;"};
  const std::vector<int> fixed = {-1, 1, -1};
  EXPECT_EQ(FindCode(lines, fixed), (std::vector<bool>{false, true, false}));
}

TEST(FindCode, BlankLinesBelongToTheCodeAroundThem) {
  const std::vector<std::string_view> lines = {
      "", "import os", "", "print(os.name)", "", "That is all there is to say."};
  const std::vector<int> open(lines.size(), 0);
  EXPECT_EQ(FindCode(lines, open), (std::vector<bool>{false, true, true, true, false, false}));
}

}  // namespace
}  // namespace emend
