// The short cuts of the runner change nothing: rules find the same where each of them looks at every passage.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "check/literals.h"
#include "check/runner.h"
#include "cli/rules_folder.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

// A check that lets the runner know nothing.
class Thorough : public Check {
 public:
  explicit Thorough(std::unique_ptr<const Check> check) : check_(std::move(check)) {}

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    check_->Run(view, targets, hits);
  }

 private:
  std::unique_ptr<const Check> check_;
};

Runner WordRules(bool thorough) {
  std::vector<Rule> rules;
  LoadedRules loaded = LoadRules({EMEND_SOURCE_DIR "/rules/Style", EMEND_SOURCE_DIR "/rules/Terms"}, 2);
  for (Rule& rule : loaded.rules) {
    if (thorough) rule.check = std::make_unique<Thorough>(std::move(rule.check));
    rules.push_back(std::move(rule));
  }
  return Runner(std::move(rules));
}

std::string Told(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& finding : findings)
    out += finding.rule->name + ' ' + std::to_string(finding.span.begin) + ' ' + finding.match + '\n';
  return out;
}

TEST(Prefilter, ChangesNothing) {
  const Runner quick = WordRules(false);
  const Runner thorough = WordRules(true);
  size_t findings = 0;
  const auto compare = [&](const std::string& bytes, const std::string& path) {
    const auto file = ReadCheckedFile(bytes, path, FormatOf(path));
    if (!file.ok()) return;
    const std::vector<Finding> found = quick.Run(file.value());
    EXPECT_EQ(Told(found), Told(thorough.Run(file.value()))) << path;
    findings += found.size();
  };
  for (const auto& entry : fs::recursive_directory_iterator(EMEND_SOURCE_DIR "/content")) {
    if (entry.is_regular_file()) compare(ReadBytes(entry.path()), entry.path().string());
  }
  // All that the rules say they find.
  for (const Rule& rule : quick.rules()) {
    std::string text;
    for (const RuleTest& test : rule.header.tests) text += test.input + "\n\n";
    compare(text, rule.header.facts->name + ".md");
  }
  EXPECT_GT(findings, 1000u);
}

TEST(Literals, StandInWhateverMatches) {
  struct Row {
    std::string expression;
    Texts literals;  // none: nothing is known
    bool plain;
  };
  const std::vector<Row> rows = {
      {"redis", {"redis"}, true},
      {"(?i)Redis", {"redis"}, true},
      {"foo|bar", {"foo", "bar"}, true},
      {"foo|b", {}, true},
      {"[pP]ostgres(?:ql)?", {"Postgres", "Postgresql", "postgres", "postgresql"}, true},
      {"a.*beta", {"beta"}, true},
      {"(?:alpha)+", {"alpha"}, true},
      {"(?:alpha)*", {}, true},
      {"x(?:alpha)?y", {"xy", "xalphay"}, true},
      {"data\\s+base", {"data"}, true},
      {"\\bfoo\\b", {"foo"}, true},
      {"e\\.g\\.", {"e.g."}, true},
      {"[^a]bc", {"bc"}, true},
      {"ab{2}c", {}, false},
      {"caf\xc3\xa9s", {"caf"}, true},
      {"\\pLfoo", {"foo"}, false},
      {"(?P<n>foo)", {"foo"}, false},
      {"foo(?!bar)", {}, false},
      {"foo**", {"fo"}, false},
      {"(foo", {}, false},
      {"foo)", {}, false},
      {"[foo", {}, false},
      {"foo\\", {}, false},
  };
  for (const Row& row : rows) {
    const LiteralReading reading = ReadLiterals(row.expression);
    Texts literals = reading.literals.value_or(Texts());
    std::sort(literals.begin(), literals.end());
    Texts wanted = row.literals;
    std::sort(wanted.begin(), wanted.end());
    EXPECT_EQ(literals, wanted) << row.expression;
    EXPECT_EQ(reading.plain, row.plain) << row.expression;
  }
}

TEST(LiteralSet, FindsTextsInsideTexts) {
  LiteralSet set;
  const Texts texts = {"he", "she", "his", "hers", "rs"};
  for (size_t i = 0; i < texts.size(); ++i) set.Add(texts[i], true, static_cast<uint32_t>(i));
  set.Add("Us", false, 9);
  set.Finish();
  std::vector<uint32_t> found;
  set.Search("uSHERS us Us", [&](uint32_t number) { found.push_back(number); });
  EXPECT_EQ(found, (std::vector<uint32_t>{1, 0, 3, 4, 9}));
}

}  // namespace
}  // namespace emend
