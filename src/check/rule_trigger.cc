#include "check/rule_trigger.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "check/literals.h"
#include "check/rule.h"

namespace emend {
namespace {

bool IsLess(const Literal& a, const Literal& b) { return a.text != b.text ? a.text < b.text : a.any_case < b.any_case; }

}  // namespace

RuleTrigger TriggerOf(const Rule& rule) {
  RuleTrigger trigger;
  std::optional<RuleNeeds> needs = rule.check->Needs();
  trigger.always = !needs || (SelectsRaw(rule.header.scope) && needs->watched.empty());
  if (!needs) return trigger;
  trigger.watched = std::move(needs->watched);
  if (trigger.always) return trigger;
  trigger.anywhere = !needs->code.empty();
  trigger.as_is = trigger.anywhere || SelectsCode(rule.header.scope);
  for (std::string& pattern : trigger.anywhere ? needs->code : needs->patterns) {
    LiteralReading reading = ReadLiterals(pattern);
    if (!reading.literals && trigger.anywhere) {
      trigger.always = true;
    } else if (!reading.literals) {
      trigger.patterns.push_back(std::move(pattern));
    } else {
      for (std::string& literal : *reading.literals) trigger.literals.push_back({std::move(literal), reading.any_case});
    }
  }
  std::sort(trigger.literals.begin(), trigger.literals.end(), IsLess);
  trigger.literals.erase(std::unique(trigger.literals.begin(), trigger.literals.end()), trigger.literals.end());
  return trigger;
}

}  // namespace emend
