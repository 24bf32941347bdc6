// What of a file makes a rule worth a look there: its needs, as far as they can be asked of many rules at once.
#ifndef EMEND_CHECK_RULE_TRIGGER_H_
#define EMEND_CHECK_RULE_TRIGGER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/literal_set.h"
#include "facts/watch.h"

namespace emend {

struct Rule;

struct RuleTrigger {
  bool always = false;  // anything: nothing is known of its needs
  // What literals and patterns are asked of: masked prose, texts as they are, code too, or code alone, in a block or a
  // line. Found in code they may make for a hit in another passage.
  enum class Where : uint8_t { kMasked, kAsIs, kCode };
  Where where = Where::kMasked;
  std::vector<Literal> literals;
  std::vector<std::string> patterns;  // of RE2, in which no literal stands
  size_t least = 0;                   // bytes of a text that may have a hit; 0 where there are no patterns
  facts::WatchList watched;

  bool operator==(const RuleTrigger&) const = default;
};

// Of a rule that is awake.
RuleTrigger TriggerOf(const Rule& rule);

}  // namespace emend

#endif  // EMEND_CHECK_RULE_TRIGGER_H_
