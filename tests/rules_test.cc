// The rules that come with emend: each is sound, and its own tests pass.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "check/rule_tests.h"
#include "check/runner.h"
#include "cli/dictionaries.h"
#include "cli/rules_folder.h"

namespace emend {
namespace {

TEST(Rules, AreSoundAndPassTheirTests) {
  LoadedRules loaded = LoadRules({EMEND_SOURCE_DIR "/rules"}, 2);
  for (const Error& error : loaded.errors) ADD_FAILURE() << error.ToString();
  ASSERT_FALSE(loaded.rules.empty());
  const auto dictionary = OpenDictionaries({{"en_US"}, {EMEND_SOURCE_DIR "/rules/vocabulary/technical.txt"}, {}});
  ASSERT_TRUE(dictionary.ok()) << dictionary.error().ToString();
  for (Rule& rule : loaded.rules) {
    std::vector<Rule> one;
    one.push_back(std::move(rule));
    for (const Error& error : RunRuleTests(Runner(std::move(one), dictionary.value())))
      ADD_FAILURE() << error.ToString();
  }
}

}  // namespace
}  // namespace emend
