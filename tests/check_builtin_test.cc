#include <fmt/format.h>
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <string>
#include <vector>

#include "check/builtin.h"
#include "check/runner.h"

namespace emend {
namespace {

std::vector<Rule> WithoutLayout() {
  std::vector<Rule> rules = BuiltInChecks();
  std::erase_if(rules, [](const Rule& rule) { return rule.header.on_request; });
  return rules;
}

TEST(BuiltIn, FindsWhatTheCasesSay) {
  const Runner runner(WithoutLayout());
  const YAML::Node cases = YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/check_builtin.yaml");
  ASSERT_GT(cases.size(), 10u);
  for (const YAML::Node& row : cases) {
    SCOPED_TRACE(row["name"].as<std::string>());
    const auto path = row["file"].as<std::string>();
    const Result<CheckedFile> file = ReadCheckedFile(row["input"].as<std::string>(), path, FormatOf(path));
    ASSERT_TRUE(file.ok()) << file.error().ToString();
    ASSERT_FALSE(file.value().fault) << file.value().fault->message;
    std::vector<std::string> found;
    for (const Finding& f : runner.Run(file.value())) {
      found.push_back(fmt::format("{} {}:{}-{}:{} [{}]", f.rule->name, f.begin.line, f.begin.column, f.end.line,
                                  f.end.column, file.value().bytes.substr(f.span.begin, f.span.size())));
    }
    EXPECT_EQ(found, row["want"].as<std::vector<std::string>>());
  }
}

TEST(BuiltIn, LayoutIsForThoseWhoAskForIt) {
  std::vector<Rule> rules = BuiltInChecks();
  std::erase_if(rules, [](const Rule& rule) { return !rule.header.on_request; });
  ASSERT_EQ(rules.size(), 1u);
  const Runner runner(std::move(rules));
  const std::string loose = "format: emend/1\ntopic:   Things\nnotes:\n- id: a\n  question: What?\n  answer: 'yes'\n";
  const Result<CheckedFile> file = ReadCheckedFile(loose, "a.yaml", FileFormat::kNotes);
  const std::vector<Finding> findings = runner.Run(file.value());
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].begin, (Position{2, 8}));
  ASSERT_EQ(findings[0].edits.size(), 1u);
  const std::string canonical = findings[0].edits[0].replacement;
  EXPECT_TRUE(runner.Run(ReadCheckedFile(canonical, "a.yaml", FileFormat::kNotes).value()).empty());
}

}  // namespace
}  // namespace emend
