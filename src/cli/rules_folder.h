// Rule files on disk: <folder>/<Style>/<Rule>.yml.
#ifndef EMEND_CLI_RULES_FOLDER_H_
#define EMEND_CLI_RULES_FOLDER_H_

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "check/rule.h"
#include "check/rule_sketches.h"

namespace emend {

struct LoadedRules {
  std::vector<Rule> rules;                   // by name; of two with one name the one of the later folder
  std::vector<Error> errors;                 // of files that are no rules; the others are loaded all the same
  std::set<std::string, std::less<>> names;  // of all that there are, wanted or not
};

// Reads the rules of several folders. A single rule file may be given too.
LoadedRules LoadRules(const std::vector<std::string>& folders, int jobs);

// The same to run them, without their tests, and only those whose name `wanted` takes.
// Those that are sketched sleep.
LoadedRules LoadRules(const std::vector<std::string>& folders, int jobs,
                      const std::function<bool(const std::string& name)>& wanted, const RuleSketches& sketches = {});

// The rule files of a folder of styles, or of one style, sorted; what is at fault is added to `errors`.
std::vector<std::string> ListRuleFiles(const std::string& folder, std::vector<Error>& errors);

constexpr uint64_t kMostRuleBytes = uint64_t{1} << 20;

// Where the rules that come with emend are: beside an installed binary (../share/emend/rules), else in the source tree
// that it was built from. Empty if there is neither.
std::string BuiltInRulesFolder();

}  // namespace emend

#endif  // EMEND_CLI_RULES_FOLDER_H_
