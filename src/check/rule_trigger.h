// What of a file makes a rule worth a look there: its needs, as far as they can be asked of many rules at once.
#ifndef EMEND_CHECK_RULE_TRIGGER_H_
#define EMEND_CHECK_RULE_TRIGGER_H_

#include <string>
#include <vector>

#include "check/literal_set.h"
#include "facts/watch.h"

namespace emend {

struct Rule;

struct RuleTrigger {
  bool always = false;    // anything: nothing is known of its needs
  bool as_is = false;     // literals and patterns are asked of texts as they are, code too; else of masked prose
  bool anywhere = false;  // found in one passage they may make for a hit in another one
  std::vector<Literal> literals;
  std::vector<std::string> patterns;  // of RE2, in which no literal stands
  facts::WatchList watched;

  bool operator==(const RuleTrigger&) const = default;
};

// Of a rule that is awake.
RuleTrigger TriggerOf(const Rule& rule);

}  // namespace emend

#endif  // EMEND_CHECK_RULE_TRIGGER_H_
