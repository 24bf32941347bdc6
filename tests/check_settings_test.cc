// What emend.yaml may say, as rows of tests/cases/settings/*.yaml:
//
//   name, text             the file
//   error                  why it is refused; of rules that do not exist too
//   select, ignore         of the command line
//   rules                  {"path Rule": off | suggestion | warning | error}; a rule's own severity is warning
#include "check/settings.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <filesystem>

#include "base/glob.h"

namespace emend {
namespace {

const RuleNames kKnown = {"Facts.HttpMethods", "Facts.HttpStatus", "Facts.Redis", "Style.Dashes",
                          "Terms.Products",    "Terms.Cloud",      "Notes.Ignore"};

std::vector<std::string> List(const YAML::Node& node) {
  std::vector<std::string> list;
  for (const auto& item : node) list.push_back(item.as<std::string>());
  return list;
}

TEST(Settings, AreReadAndApplied) {
  int rows = 0;
  for (const auto& entry : std::filesystem::directory_iterator(EMEND_SOURCE_DIR "/tests/cases/settings")) {
    for (const auto& row : YAML::LoadFile(entry.path().string())) {
      ++rows;
      const auto name = row["name"].as<std::string>();
      const Result<Settings> settings = ParseSettings(row["text"].as<std::string>(), "emend.yaml");
      std::string error = settings.ok() ? "" : settings.error().ToString();
      if (settings.ok()) {
        if (const auto unknown = FindUnknownRule(settings.value(), kKnown, "emend.yaml")) error = unknown->ToString();
      }
      EXPECT_EQ(error, row["error"] ? row["error"].as<std::string>() : "") << name;
      if (!settings.ok()) continue;
      const RulePlan plan(settings.value(), List(row["select"]), List(row["ignore"]));
      for (const auto& expected : row["rules"]) {
        const auto key = expected.first.as<std::string>();
        const std::string path = key.substr(0, key.find(' ')), rule = key.substr(key.find(' ') + 1);
        const std::string said = !plan.IsOn(rule, path)
                                     ? "off"
                                     : std::string(ToString(plan.SeverityOf(rule, path, Severity::kWarning)));
        EXPECT_EQ(said, expected.second.as<std::string>()) << name << ": " << key;
        EXPECT_TRUE(said == "off" || plan.MayBeOn(rule)) << name << ": " << key;
      }
    }
  }
  EXPECT_GT(rows, 10);
}

TEST(Settings, OfEveryKindAreKept) {
  const Result<Settings> read = ParseSettings(
      "content: [a, b]\nrules: r\ndictionaries: [en_GB]\nvocabulary: [v.txt, w.txt]\nexclude: x\nfail-level: error\n"
      "dedup: {threshold: 0.75}\n",
      "emend.yaml");
  ASSERT_TRUE(read.ok());
  const Settings& settings = read.value();
  EXPECT_EQ(settings.content, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(settings.rules, std::vector<std::string>{"r"});
  EXPECT_EQ(settings.dictionaries, std::vector<std::string>{"en_GB"});
  EXPECT_EQ(settings.vocabulary, (std::vector<std::string>{"v.txt", "w.txt"}));
  EXPECT_EQ(settings.exclude, std::vector<std::string>{"x"});
  EXPECT_EQ(settings.fail_level, Severity::kError);
  EXPECT_EQ(settings.dedup_threshold, 0.75);
}

TEST(Glob, NamesPaths) {
  struct Row {
    std::string_view pattern, path;
    bool names;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"a.md", "a.md", true},
           {"a.md", "deep/er/a.md", true},
           {"a.md", "a.md.bak", false},
           {"vendor", "vendor/x/y.md", true},
           {"vendor/", "x/vendor/y.md", true},
           {"vendor", "vendors/y.md", false},
           {"*.md", "x/y.md", true},
           {"x/*.md", "x/y.md", true},
           {"x/*.md", "x/y/z.md", false},
           {"x/**", "x/y/z.md", true},
           {"x/**/z.md", "x/z.md", true},
           {"x/**/z.md", "x/a/b/z.md", true},
           {"x/**/z.md", "x/a/bz.md", false},
           {"**/z.md", "z.md", true},
           {"/x", "x/y.md", true},
           {"/x", "a/x/y.md", false},
           {"./x/y.md", "x/y.md", true},
           {"a/b", "x/a/b", false},
           {"?.md", "ü.md", true},
           {"?.md", "ab.md", false},
           {"*", "a/b", true},
           {"", "a", false},
           {"a", "", false},
           {"**************************************b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
       }) {
    EXPECT_EQ(GlobNamesPath(row.pattern, row.path), row.names) << row.pattern << " " << row.path;
  }
}

}  // namespace
}  // namespace emend
