#include "check/rule_trigger.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "base/literals.h"
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
  const bool code = !needs->code.empty();
  if (SelectsCode(rule.header.scope)) trigger.where = RuleTrigger::Where::kAsIs;
  if (code) trigger.where = RuleTrigger::Where::kCode;
  size_t least = std::numeric_limits<size_t>::max();
  for (std::string& pattern : code ? needs->code : needs->patterns) {
    LiteralReading reading = ReadLiterals(pattern);
    least = std::min(least, reading.least);
    if (!reading.literals && code) {
      trigger.always = true;
    } else if (!reading.literals) {
      trigger.patterns.push_back(std::move(pattern));
    } else {
      for (std::string& literal : *reading.literals) {
        const auto rarest = static_cast<uint8_t>(LiteralSet::RarestIn(literal));
        trigger.literals.push_back({std::move(literal), reading.any_case, rarest});
      }
    }
  }
  if (!trigger.patterns.empty()) trigger.least = least;
  std::sort(trigger.literals.begin(), trigger.literals.end(), IsLess);
  trigger.literals.erase(std::unique(trigger.literals.begin(), trigger.literals.end()), trigger.literals.end());
  return trigger;
}

}  // namespace emend
