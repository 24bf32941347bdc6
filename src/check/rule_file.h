#ifndef EMEND_CHECK_RULE_FILE_H_
#define EMEND_CHECK_RULE_FILE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "check/rule.h"

namespace emend {

// Whether a rule's own tests are wanted: whoever only runs the rule saves the reading of them. Of a rule that is known
// to be sound the expressions are not looked at before they are needed.
enum class RuleParts : uint8_t { kAll, kWithoutTests, kSound };

// `rules/Terms/Products.yml` is the rule Terms.Products.
std::string RuleNameOf(std::string_view path);

// Reads the rule file at `path`, whose last two parts are the style's folder and the rule's name: `Terms/Products.yml`
// is the rule Terms.Products. Errors name line, column, fault and remedy; a misspelt key gets the nearest known one.
// Nothing is half read: a rule with a fault is none.
Result<Rule> ParseRule(std::string_view text, const std::string& path, RuleParts parts = RuleParts::kAll);

}  // namespace emend

#endif  // EMEND_CHECK_RULE_FILE_H_
