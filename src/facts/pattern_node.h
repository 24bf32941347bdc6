#ifndef EMEND_FACTS_PATTERN_NODE_H_
#define EMEND_FACTS_PATTERN_NODE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "facts/pattern.h"

namespace emend::facts {

constexpr size_t kFillers = 3;  // words without weight that may stand between two parts of a sequence
constexpr size_t kNear = 14;    // words between the first part of `a & b` and another one, on either side

enum class NodeKind : uint8_t { kWord, kPrefix, kNumber, kVersion, kSequence, kChoice, kOptional, kGap, kAll, kNot };

struct PatternNode {
  NodeKind kind = NodeKind::kWord;
  std::string word;       // kWord, kPrefix: folded; kWord in capitals: as written
  uint64_t hash = 0;      // kWord: of the stem, or of the form where `exact`
  uint64_t stem = 0;      // kWord
  bool exact = false;     // this form only
  bool capitals = false;  // this case only
  bool name = false;      // `update()`: as code
  bool glued = false;     // no white space before it: a.b
  bool hyphen = false;    // `~a-b`: only where nothing but a hyphen stands before it
  bool apart = false;     // `^b`: only where none does
  char comparison = 0;    // kNumber: = ! < >
  double number = 0;
  size_t width = 0;  // kGap: at most so many words
  std::vector<std::shared_ptr<const PatternNode>> parts;
};

// One pattern's text as a tree.
Result<std::shared_ptr<const PatternNode>> ParsePattern(std::string_view text, const Terms& terms);

}  // namespace emend::facts

#endif  // EMEND_FACTS_PATTERN_NODE_H_
