// The names by which rules are asked for: a rule (`Terms.Products`), a style (`Terms`), or a pattern with `*`
// (`Facts.Http*`). Case counts.
#ifndef EMEND_CHECK_RULE_NAMES_H_
#define EMEND_CHECK_RULE_NAMES_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace emend {

// Every rule that can be asked for.
using RuleNames = std::set<std::string, std::less<>>;

bool SelectsRule(std::string_view selector, std::string_view rule);

// How exact a selector is: of two that say different things, the more exact one counts.
int Exactness(std::string_view selector);

// Why a selector selects nothing: `no rule is named "Terms.Prodcts"; did you mean Terms.Products?`
std::optional<std::string> SelectorFault(std::string_view selector, const RuleNames& known);

}  // namespace emend

#endif  // EMEND_CHECK_RULE_NAMES_H_
