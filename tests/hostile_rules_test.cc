// Rules that are meant to hurt: each is refused with a place, or run in bounded time. The limit of time is that of
// ctest.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "check/rule_file.h"
#include "check/runner.h"

namespace emend {
namespace {

std::string Repeat(std::string_view text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string Existence(const std::string& token) {
  return "extends: existence\nmessage: x\nnonword: true\ntokens:\n- '" + token + "'\n";
}

// What a rule that is let in finds in a text made for it must be found in time.
size_t CountFindings(std::vector<Rule> rules, std::string text) {
  const auto file = ReadCheckedFile(std::move(text), "a.md", FileFormat::kMarkdown);
  return file.ok() ? Runner(std::move(rules)).Run(file.value()).size() : 0;
}

TEST(HostileRules, ExpressionsAreRefusedOrRunInBoundedTime) {
  const std::vector<std::string> tokens = {
      "(?:(?:a{1,10}){1,10}){1,10}c",
      "(?:a?){900}a{900}c",
      "[ab]*a[ab]{1000}c",
      "[ab]*a" + Repeat("[ab]", 900) + "c",
      "\\pL{0,1000}",
      "(?:a|a)*b",
      "(?:a*)*b",
      "a.*b|a",
      "x*",
      "",
      Repeat("(", 5000),
      Repeat("(", 5000) + Repeat(")", 5000),
      Repeat("(?:", 5000) + "a" + Repeat(")", 5000),
      Repeat("(?=a)", 12000) + "a",
      "a" + Repeat("(?!b)", 12000),
      Repeat("[", 5000),
      Repeat("a|", 30000) + "a",
      Repeat("\\", 4999),
      Repeat("a{0,9}", 900),
      "\\C\\C\\C",
      "(?<!" + Repeat("a*", 300) + ")b",
  };
  const std::string text = Repeat(Repeat("ab", 2000) + "\n\n", 10);
  for (const std::string& token : tokens) {
    Result<Rule> rule = ParseRule(Existence(token), "Test/Rule.yml");
    if (!rule.ok()) {
      EXPECT_GT(rule.error().line, 0) << rule.error().ToString();
      continue;
    }
    std::vector<Rule> rules;
    rules.push_back(std::move(rule).value());
    CountFindings(std::move(rules), text);
  }
}

TEST(HostileRules, FilesAreRefusedWithAPlace) {
  const std::vector<std::string> files = {
      "extends: existence\nmessage: \"\xff\xfe\"\ntokens: [a]\n",
      std::string("extends: existence\nmessage: a\0b\ntokens: [a]\n", 44),
      "a: &a [x]\nb: [*a, *a]\n",
      "extends: existence\nextends: existence\nmessage: x\ntokens: [a]\n",
      Repeat("[", 10000),
      Repeat("a:\n ", 1000),
      "? [a, b]\n: c\n",
      "%YAML 1.2\n---\nextends: existence\n",
      "extends: existence\nmessage: x\ntokens: [a]\n---\nextends: existence\n",
      "extends: {existence: yes}\nmessage: x\n",
      "extends: existence\nmessage: [x]\ntokens: [a]\n",
      "extends: existence\nmessage: x\ntokens: {a: b}\n",
      "extends: existence\nmessage: x\ntokens: [[a]]\n",
      "extends: substitution\nmessage: x\nswap: {a: [b]}\n",
      "extends: existence\nmessage: x\ntokens: [a]\ntests: x\n",
      "extends: existence\nmessage: x\ntokens: [a]\ncite: x\n",
  };
  for (const std::string& file : files) {
    const Result<Rule> rule = ParseRule(file, "Test/Rule.yml");
    ASSERT_FALSE(rule.ok()) << file.substr(0, 80);
    EXPECT_GT(rule.error().line, 0) << rule.error().ToString();
    EXPECT_FALSE(rule.error().message.empty());
  }
  EXPECT_FALSE(ParseRule(Existence(Repeat("a", 2 << 20)), "Test/Rule.yml").ok());
}

TEST(HostileRules, TenThousandRulesRun) {
  std::vector<Rule> rules;
  for (int i = 0; i < 10000; ++i) {
    const std::string name = "word" + std::to_string(i);
    Result<Rule> rule = ParseRule("extends: existence\nmessage: x\ntokens: [" + name + ", b" + name + "]\n",
                                  "Test/Rule" + std::to_string(i) + ".yml");
    ASSERT_TRUE(rule.ok()) << rule.error().ToString();
    rules.push_back(std::move(rule).value());
  }
  EXPECT_EQ(CountFindings(std::move(rules), "A word17 and a word9999, bword3 too, no word12345."), 3u);
}

}  // namespace
}  // namespace emend
