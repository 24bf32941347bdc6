#ifndef EMEND_CHECK_RULE_FILE_H_
#define EMEND_CHECK_RULE_FILE_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "check/rule.h"

namespace emend {

// Reads the rule file at `path`, whose last two parts are the style's folder and the rule's name: `Terms/Products.yml`
// is the rule Terms.Products. Errors name line, column, fault and remedy; a misspelt key gets the nearest known one.
// Nothing is half read: a rule with a fault is none.
Result<Rule> ParseRule(std::string_view text, const std::string& path);

}  // namespace emend

#endif  // EMEND_CHECK_RULE_FILE_H_
