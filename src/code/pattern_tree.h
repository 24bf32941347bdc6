// What an expression of LinePattern is made of: its places, and which may follow which (Glushkov 1961).
#ifndef EMEND_CODE_PATTERN_TREE_H_
#define EMEND_CODE_PATTERN_TREE_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

// What must hold between two bytes of the line: a set of these.
enum PatternCondition : uint8_t { kLineBegins = 1, kLineEnds = 2, kWordBound = 4 };

// A place of the expression, where the conditions hold.
struct PatternStep {
  uint16_t place = 0;
  uint8_t conditions = 0;
};

struct PatternFollower {
  uint16_t place = 0;
  PatternStep next;
};

struct PatternPlaces {
  std::vector<std::bitset<256>> bytes;  // by place: the bytes that it takes
  std::vector<PatternFollower> followers;
  std::vector<PatternStep> first;
  std::vector<PatternStep> last;
  std::vector<std::string> needed;  // texts of which one stands in every match, in lower case; empty if none are known
};

// `expression` must be one of the language that line_pattern.h describes.
PatternPlaces ParsePattern(std::string_view expression);

}  // namespace emend

#endif  // EMEND_CODE_PATTERN_TREE_H_
