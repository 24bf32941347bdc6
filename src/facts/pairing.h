// Which value a text gives to which key: "404 (Not Found)", "Redis listens on port 6379", table rows.
#ifndef EMEND_FACTS_PAIRING_H_
#define EMEND_FACTS_PAIRING_H_

#include <string>
#include <vector>

#include "facts/pattern.h"
#include "facts/reading.h"
#include "facts/statements.h"

namespace emend::facts {

struct PairRules {
  std::vector<Pattern> keys;
  std::vector<Pattern> values;          // every value of the table
  std::vector<std::vector<int>> right;  // for each key, the values that are right
  bool numbers = false;                 // any number can be a value
  std::vector<std::vector<double>> right_numbers;
  Pattern about;  // with `numbers`: what the sentence or its surroundings must name
  Pattern link;   // further words between key and value
  Pattern unless;
  Pattern unless_near;
};

// The places that give a key a wrong value; `statement` is the key. `passages` are those to seek values in; of
// tables their rows.
std::vector<Falsehood> FindMispairings(const PairRules& rules, const Reading& reading,
                                       std::span<const uint32_t> passages);

}  // namespace emend::facts

#endif  // EMEND_FACTS_PAIRING_H_
