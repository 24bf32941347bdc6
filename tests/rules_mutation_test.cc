// The tests inside the rules are worth their name: where an expression of a word rule, or what a statement of a fact
// rule says, is taken away, they fail. Looks at one in twelve; at all of them with ALL_MUTATIONS=1, which takes a
// minute.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "check/rule_file.h"
#include "check/rule_tests.h"
#include "notes/yaml_tree.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

// Whose expressions, or numbers, are taken away.
const std::set<std::string> kMutated = {"tokens", "raw", "swap", "token", "either", "first", "second"};

constexpr char kMatchesNothing[] = "\"qqzxqq zzqxzz\"";  // in the language of either

// The spans of the expressions of a rule: of mappings the keys, of `either` both, of statements what they say.
std::vector<Span> Expressions(const YamlNode& root) {
  std::vector<Span> spans;
  for (const YamlMember& member : root.members) {
    if (member.key.text == "states") {
      for (const YamlNode& state : member.value.items) {
        for (const YamlMember& part : state.members) {
          if (part.key.text == "says") spans.push_back(part.value.span);
        }
      }
    }
    if (!kMutated.contains(member.key.text)) continue;
    if (member.value.kind == YamlKind::kScalar) spans.push_back(member.value.span);
    for (const YamlNode& item : member.value.items) spans.push_back(item.span);
    for (const YamlMember& pair : member.value.members) {
      spans.push_back(pair.key.span);
      if (member.key.text == "either") spans.push_back(pair.value.span);
    }
  }
  return spans;
}

bool TestsFail(const std::string& text, const std::string& path) {
  Result<Rule> rule = ParseRule(text, path);
  if (!rule.ok()) return true;
  std::vector<Rule> rules;
  rules.push_back(std::move(rule).value());
  return !RunRuleTests(Runner(std::move(rules))).empty();
}

TEST(RuleMutations, AreNoticedByTheRulesOwnTests) {
  size_t mutations = 0;
  const size_t step = std::getenv("ALL_MUTATIONS") != nullptr ? 1 : 12;
  for (const auto& entry : fs::recursive_directory_iterator(EMEND_SOURCE_DIR "/rules")) {
    if (entry.path().extension() != ".yml") continue;
    const std::string text = ReadBytes(entry.path());
    const auto parsed = ParseYaml(text);
    ASSERT_TRUE(std::holds_alternative<YamlNode>(parsed)) << entry.path();
    for (const Span span : Expressions(std::get<YamlNode>(parsed))) {
      if (mutations++ % step != 0) continue;
      std::string mutated = text;
      mutated.replace(span.begin, span.size(), kMatchesNothing);
      EXPECT_TRUE(TestsFail(mutated, entry.path().string()))
          << entry.path() << ": no test needs " << text.substr(span.begin, span.size());
    }
  }
  EXPECT_GT(mutations, 1000u);
}

}  // namespace
}  // namespace emend
