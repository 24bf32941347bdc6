// The rules that settings and command line choose, from disk, and the words that they look up.
#ifndef EMEND_CLI_CHOSEN_RULES_H_
#define EMEND_CLI_CHOSEN_RULES_H_

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "check/dictionary.h"
#include "check/rule.h"
#include "check/settings.h"
#include "cli/command.h"
#include "cli/config.h"
#include "cli/console.h"

namespace emend {

// What the command line says of rules.
struct RuleRequest {
  std::vector<std::string> select;   // names, styles, patterns
  std::vector<std::string> ignore;   // the same
  std::vector<std::string> folders;  // of more rules, or rule files
};

struct ChosenRules {
  RulePlan plan;
  std::vector<Rule> rules;
  RuleNames known;                               // of all rules that there are
  std::vector<Error> errors;                     // of files that are no rules; the others are there all the same
  std::shared_ptr<const Dictionary> dictionary;  // null where nothing asks for one
};

// Fails where the rules that come with emend are not found, on names that fit no rule, and on a dictionary that was
// asked for and is not there.
Result<ChosenRules> ChooseRules(const Config& config, const RuleRequest& request, const Arguments& arguments,
                                Console& console);

}  // namespace emend

#endif  // EMEND_CLI_CHOSEN_RULES_H_
