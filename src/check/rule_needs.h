// What must stand in a file for a rule to find anything there.
#ifndef EMEND_CHECK_RULE_NEEDS_H_
#define EMEND_CHECK_RULE_NEEDS_H_

#include <string>
#include <vector>

#include "facts/watch.h"

namespace emend {

// A rule that has needs finds nothing where none of them is met.
struct RuleNeeds {
  // Of RE2. One of them matches in each passage that has a hit: in its masked text, or as it is written where the
  // rule's scope has code.
  std::vector<std::string> patterns = {};
  // Expressions for code instead, of which one matches in some code, a block or a line of it, of each file that has a
  // hit. What is a literal in them counts, what is not makes them match anywhere.
  std::vector<std::string> code = {};
  // What must be there to find a fact: of passages without, view.reading() tells nothing.
  facts::WatchList watched = {};
};

}  // namespace emend

#endif  // EMEND_CHECK_RULE_NEEDS_H_
