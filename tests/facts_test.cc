// Snippets that state facts rightly or wrongly, written apart from the rules: how many of the wrong ones the rules of
// Facts find, and how many of the right ones they leave alone.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "check/rule_tests.h"
#include "check/runner.h"
#include "cli/rules_folder.h"
#include "notes/yaml_tree.h"
#include "passages/checked_file.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

const YamlNode* Find(const YamlNode& mapping, std::string_view key) {
  for (const YamlMember& member : mapping.members) {
    if (member.key.text == key) return &member.value;
  }
  return nullptr;
}

std::string TextOf(const YamlNode& mapping, std::string_view key) {
  const YamlNode* node = Find(mapping, key);
  return node == nullptr ? "" : node->text;
}

struct Count {
  int wrong = 0;
  int found = 0;
  int right = 0;
  int silent = 0;
};

bool Fires(const Runner& runner, const YamlNode& snippet) {
  RuleTest test;
  test.format = TextOf(snippet, "format");
  const YamlNode* input = Find(snippet, "input");
  if (input != nullptr && input->kind == YamlKind::kMapping) {
    test.question = TextOf(*input, "question");
    test.input = TextOf(*input, "answer");
  } else {
    test.input = TextOf(snippet, "input");
    if (const YamlNode* question = Find(snippet, "question"); question != nullptr) test.question = question->text;
  }
  RuleTestFile made = MakeTestFile(test);
  const FileFormat format = FormatOf(made.path);
  const Result<CheckedFile> file = ReadCheckedFile(std::move(made.bytes), made.path, format);
  EXPECT_TRUE(file.ok()) << TextOf(snippet, "id");
  return file.ok() && !runner.Run(file.value()).empty();
}

TEST(Facts, FindsWhatIsWrongAndLeavesAloneWhatIsRight) {
  LoadedRules loaded = LoadRules({EMEND_SOURCE_DIR "/rules"}, 2);
  std::vector<Rule> facts;
  for (Rule& rule : loaded.rules) {
    if (rule.header.facts->name.starts_with("Facts.")) facts.push_back(std::move(rule));
  }
  ASSERT_FALSE(facts.empty());
  const Runner runner(std::move(facts));
  Count all;
  for (const auto& entry : fs::recursive_directory_iterator(EMEND_SOURCE_DIR "/tests/cases/facts")) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto tree = ParseYaml(text);
    ASSERT_TRUE(std::holds_alternative<YamlNode>(tree)) << entry.path();
    for (const YamlNode& snippet : std::get<YamlNode>(tree).items) {
      const bool fires = Fires(runner, snippet);
      if (TextOf(snippet, "verdict") == "wrong") {
        ++all.wrong;
        all.found += fires;
      } else {
        ++all.right;
        all.silent += !fires;
      }
    }
  }
  std::cout << "found " << all.found << " of " << all.wrong << " wrong, silent on " << all.silent << " of " << all.right
            << " right\n";
  ASSERT_GE(all.wrong, 200);
  ASSERT_GE(all.right, 200);
  EXPECT_GE(static_cast<double>(all.found) / all.wrong, 0.90);
  EXPECT_GE(static_cast<double>(all.silent) / all.right, 0.98);
}

}  // namespace
}  // namespace emend
