// Rules as people and programs read them.
#ifndef EMEND_RENDER_RULE_TEXT_H_
#define EMEND_RENDER_RULE_TEXT_H_

#include <span>
#include <string>

#include "check/rule.h"

namespace emend {

// One line a rule: name, level, kind and the first sentence of why, or the message where there is no why.
std::string RulesAsText(std::span<const Rule> rules);

// One rule in full: what it says, why, citations, two texts in which it finds something and two in which it does not.
std::string RuleAsText(const Rule& rule);

// An array of {name, kind, level, confidence, fix, message, description, link, scope, cite, tests, path}.
std::string RulesAsJson(std::span<const Rule> rules);

}  // namespace emend

#endif  // EMEND_RENDER_RULE_TEXT_H_
