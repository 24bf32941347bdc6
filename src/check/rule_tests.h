// A rule's own tests: `tests:` of its file.
#ifndef EMEND_CHECK_RULE_TESTS_H_
#define EMEND_CHECK_RULE_TESTS_H_

#include <string>
#include <vector>

#include "base/result.h"
#include "check/runner.h"

namespace emend {

// The file that a test describes, as bytes, and its name: a `note` becomes a file of notes that holds the question and
// the answer.
struct RuleTestFile {
  std::string bytes;
  std::string path;
};
RuleTestFile MakeTestFile(const RuleTest& test);

// What is wrong with the tests of the one rule that `runner` has: a test that finds something else than it wants, no
// test that fires, none that stays silent. Empty if all is well. Places are those of the rule file.
std::vector<Error> RunRuleTests(const Runner& runner);

}  // namespace emend

#endif  // EMEND_CHECK_RULE_TESTS_H_
