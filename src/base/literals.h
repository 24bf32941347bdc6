// Texts one of which stands in whatever a regular expression matches: to know at a glance where it cannot match.
#ifndef EMEND_BASE_LITERALS_H_
#define EMEND_BASE_LITERALS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/known_texts.h"

namespace emend {

struct LiteralReading {
  // ASCII, of two bytes or more. Whatever the expression matches holds one of them. None where nothing is known.
  std::optional<std::vector<std::string>> literals;
  // Where every match begins with the text: texts, one of which it begins with; and the same of its end. An empty one
  // tells nothing.
  std::optional<std::vector<std::string>> begins;
  std::optional<std::vector<std::string>> ends;
  ByteMask needed;        // bytes that stand in every match, in lower case if `any_case`
  size_t least = 0;       // bytes that a match has at least
  bool any_case = false;  // the expression does not care about case; then the literals are lower case
  // Every sign of it was understood, and is one that RE2 runs. No repetition is counted.
  bool plain = false;
};

LiteralReading ReadLiterals(std::string_view expression);

// The one of several expressions whose literals tell most.
std::string MostTelling(std::vector<std::string> expressions);

}  // namespace emend

#endif  // EMEND_BASE_LITERALS_H_
