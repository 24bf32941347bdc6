// Rules and what they find (tests/cases/check_rules/*.yaml), rules that are refused (tests/cases/check_rules/refused.yaml), and
// what holds for all of them: edits lie inside the file, the order of the rules changes nothing.
//
//   rule      the text of a rule file, Test/Rule.yml
//   format    of the input: md (if missing), txt, yaml
//   found     the texts found
//   messages, severities, safeties, mended   where they are of interest; mended: the input with all edits made
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/mapped_text.h"
#include "check/rule_file.h"
#include "check/runner.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = EMEND_SOURCE_DIR "/tests/cases/check_rules";

std::vector<std::string> Texts(const YAML::Node& node) {
  std::vector<std::string> texts;
  for (const YAML::Node& item : node) texts.push_back(item.as<std::string>());
  return texts;
}

Runner RunnerOf(const std::string& text, const std::string& name) {
  std::vector<Rule> rules;
  Result<Rule> rule = ParseRule(text, "Test/Rule.yml");
  if (rule.ok()) {
    rules.push_back(std::move(rule).value());
  } else {
    ADD_FAILURE() << name << ": " << rule.error().ToString();
  }
  return Runner(std::move(rules));
}

void CheckRow(const YAML::Node& row, const std::string& name) {
  const Runner runner = RunnerOf(row["rule"].as<std::string>(), name);
  const std::string path = "case." + (row["format"] ? row["format"].as<std::string>() : "md");
  const auto input = row["input"].as<std::string>();
  const Result<CheckedFile> file = ReadCheckedFile(input, path, FormatOf(path));
  ASSERT_TRUE(file.ok()) << name << ": " << file.error().ToString();
  std::vector<std::string> found, messages, severities, safeties;
  std::vector<Edit> edits;
  for (const Finding& finding : runner.Run(file.value())) {
    found.push_back(finding.match);
    messages.push_back(finding.message);
    severities.emplace_back(ToString(finding.severity));
    safeties.emplace_back(ToString(finding.safety));
    EXPECT_EQ(finding.rule->name, "Test.Rule") << name;
    EXPECT_LE(finding.span.begin, finding.span.end) << name;
    EXPECT_LE(finding.span.end, input.size()) << name;
    EXPECT_EQ(finding.fingerprint.size(), 16u) << name;
    edits.insert(edits.end(), finding.edits.begin(), finding.edits.end());
  }
  EXPECT_EQ(found, Texts(row["found"])) << name;
  if (row["messages"]) {
    EXPECT_EQ(messages, Texts(row["messages"])) << name;
  }
  if (row["severities"]) {
    EXPECT_EQ(severities, Texts(row["severities"])) << name;
  }
  if (row["safeties"]) {
    EXPECT_EQ(safeties, Texts(row["safeties"])) << name;
  }
  if (row["mended"]) {
    EXPECT_EQ(ApplyEdits(input, edits), row["mended"].as<std::string>()) << name;
  }
}

TEST(CheckRules, Cases) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(kCases)) {
    const std::string stem = entry.path().stem().string();
    if (entry.path().extension() != ".yaml" || stem == "refused") continue;
    for (const YAML::Node& row : YAML::LoadFile(entry.path().string())) {
      CheckRow(row, stem + ": " + row["name"].as<std::string>());
      ++count;
    }
  }
  EXPECT_GT(count, 50);
}

TEST(CheckRules, RefusedRulesNamePlaceFaultAndRemedy) {
  int count = 0;
  for (const YAML::Node& row : YAML::LoadFile((kCases / "refused.yaml").string())) {
    const auto name = row["name"].as<std::string>();
    const Result<Rule> rule = ParseRule(row["rule"].as<std::string>(), "Test/Rule.yml");
    ASSERT_FALSE(rule.ok()) << name;
    EXPECT_EQ(rule.error().ToString(), row["error"].as<std::string>()) << name;
    ++count;
  }
  EXPECT_GT(count, 15);
}

}  // namespace
}  // namespace emend
