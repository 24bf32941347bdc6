// The short cuts of the runner change nothing: rules find the same where each of them looks at every passage.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/literal_set.h"
#include "base/literals.h"
#include "check/rule_file.h"
#include "check/rule_sketches.h"
#include "check/rule_tests.h"
#include "check/runner.h"
#include "cli/rules_folder.h"
#include "facts/contradictions.h"
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

Runner OwnRules(bool thorough) {
  std::vector<Rule> rules;
  LoadedRules loaded =
      LoadRules({EMEND_SOURCE_DIR "/rules/Facts", EMEND_SOURCE_DIR "/rules/Style", EMEND_SOURCE_DIR "/rules/Terms"}, 2);
  for (Rule& rule : loaded.rules) {
    if (thorough) rule.check = std::make_unique<Thorough>(std::move(rule.check));
    rules.push_back(std::move(rule));
  }
  return Runner(std::move(rules));
}

std::string SketchOwnRules() {
  SketchBook book;
  std::vector<Error> errors;
  for (const std::string& path : ListRuleFiles(EMEND_SOURCE_DIR "/rules", errors)) book.Add(ReadBytes(path), path);
  EXPECT_TRUE(errors.empty());
  return book.written();
}

// The same rules, which wake when there is something for them.
Runner SleepingRules(const std::string& sketches) {
  const auto all = [](const std::string&) { return true; };
  LoadedRules loaded =
      LoadRules({EMEND_SOURCE_DIR "/rules/Facts", EMEND_SOURCE_DIR "/rules/Style", EMEND_SOURCE_DIR "/rules/Terms"}, 2,
                all, RuleSketches(sketches));
  for (const Rule& rule : loaded.rules) EXPECT_NE(rule.asleep, nullptr) << rule.header.facts->name;
  return Runner(std::move(loaded.rules));
}

// Tables of the same things, and statements with brackets, short forms and words of no weight.
constexpr const char* kContradictions =
    "Redis is fast. `GET` is (as RFC 9110 says) really safe. PATCH isn't safe.\n\n"
    "- The `GET` method is safe.\n- In short: PATCH is safe; the GIL (a lock) is a mutex.\n- Redis is not fast.\n\n"
    "The GIL isn't a mutex, and GET is never safe. PostgreSQL's default port is 5432. That is SQL.\n\n"
    "PostgreSQL's default port is 5433.\n\n"
    "| Method | Safe | Idempotent |\n|---|---|---|\n| GET | yes | yes |\n| PUT is fine | no | yes |\n\n"
    "| Name | Safe | The idempotent |\n|---|---|---|\n| GET | no | yes |\n| PUT is not fine | no | no |\n\n"
    "```python\nx = 1  # Redis is fast\n```\n";

std::string Told(const std::vector<facts::Contradiction>& contradictions) {
  std::string out;
  for (const facts::Contradiction& one : contradictions)
    out += std::to_string(one.passage) + ' ' + one.said + " / " + one.elsewhere + '\n';
  return out;
}

std::string Told(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& finding : findings)
    out += finding.rule->name + ' ' + std::to_string(finding.span.begin) + ' ' + finding.match + '\n';
  return out;
}

#ifdef EMEND_SANITIZED
constexpr size_t kStep = 4;  // one test of a rule in so many by itself; the release build looks at each
#else
constexpr size_t kStep = 1;
#endif

TEST(Prefilter, ChangesNothing) {
  const Runner quick = OwnRules(false);
  const Runner thorough = OwnRules(true);
  const std::string sketches = SketchOwnRules();
  const Runner sleeping = SleepingRules(sketches);
  size_t findings = 0, contradictions = 0;
  const auto compare = [&](const std::string& bytes, const std::string& path) {
    const auto file = ReadCheckedFile(bytes, path, FormatOf(path));
    if (!file.ok()) return;
    const std::vector<Finding> found = quick.Run(file.value());
    EXPECT_EQ(Told(found), Told(thorough.Run(file.value()))) << path;
    EXPECT_EQ(Told(found), Told(sleeping.Run(file.value()))) << path;
    findings += found.size();
    const auto gainsaid = facts::FindContradictions(facts::Reading(file.value()));
    EXPECT_EQ(Told(facts::FindContradictions(file.value())), Told(gainsaid)) << path;
    contradictions += gainsaid.size();
  };
  for (const auto& entry : fs::recursive_directory_iterator(EMEND_SOURCE_DIR "/content")) {
    if (entry.is_regular_file()) compare(ReadBytes(entry.path()), entry.path().string());
  }
  // All that the rules say they find.
  for (const Rule& rule : quick.rules()) {
    std::string text;
    size_t number = 0;
    for (const RuleTest& test : rule.header.tests) {
      text += test.input + "\n\n";
      if (number++ % kStep != 0) continue;
      const RuleTestFile made = MakeTestFile(test);
      compare(made.bytes, made.path);
    }
    compare(text, rule.header.facts->name + ".md");
  }
  compare(kContradictions, "contradictions.md");
  EXPECT_GT(contradictions, 10u);
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
      {"ab{2}c", {"abbc"}, false},
      {"a{2,}", {"aa"}, false},
      {" +[,;]", {" ,", " ;"}, true},
      {"\\w!", {"!"}, true},
      {"\\w, ?[A-Z]", {","}, true},
      {"x{2y", {}, false},
      {"foo{0}bar", {"bar"}, false},
      {"(?:ab|cd)+x", {"abx", "cdx"}, true},
      {"[a-z]\\.(?:The|It)\\s", {".The", ".It"}, true},
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
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, (std::vector<uint32_t>{0, 1, 3, 4, 9}));
}

TEST(RuleSketches, AreOfTheFileAsItIsOnly) {
  const std::string path = "House/Words.yml";
  const std::string text = "extends: existence\nmessage: x\ntokens: [foo bar, \"(?i)Baz\"]\n";
  SketchBook book;
  book.Add(text, path);
  book.Add("extends: existence\n", "House/Faulty.yml");
  const RuleSketches sketches(book.written());
  std::string same = text;
  const std::optional<Rule> rule = sketches.Find("/elsewhere/" + path, same);
  ASSERT_TRUE(rule.has_value());
  ASSERT_NE(rule->asleep, nullptr);
  EXPECT_EQ(rule->header.facts->name, "House.Words");
  EXPECT_EQ(rule->header.kind, "existence");
  EXPECT_EQ(rule->asleep->text, text);
  const Result<Rule> awake = ParseRule(text, path);
  ASSERT_TRUE(awake.ok());
  EXPECT_EQ(rule->asleep->trigger, TriggerOf(awake.value()));
  EXPECT_EQ(rule->asleep->trigger.literals.size(), 2u);
  std::string edited = text + "level: error\n";
  EXPECT_FALSE(sketches.Find(path, edited).has_value());
  EXPECT_FALSE(edited.empty());
  same = text;
  EXPECT_FALSE(sketches.Find("House/Other.yml", same).has_value());
  std::string faulty = "extends: existence\n";
  EXPECT_FALSE(sketches.Find("House/Faulty.yml", faulty).has_value());
}

}  // namespace
}  // namespace emend
