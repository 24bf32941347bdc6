// A regular expression as rule files have it, made ready for RE2, which has no look-around and knows words of ASCII
// only.
//
//   \b(?<!non-)blocking(?! IO)\b  ->  core `blocking`, tests around it, borders of words on both sides
//
// Look-around and `\b` at the edges are taken off, to be tested outside of RE2. `\w` and `\s` become classes of
// Unicode,
// `\u00e9` and `(?<name>…)` what RE2 writes for them. What is left inside is RE2's own syntax.
#ifndef EMEND_CHECK_EXPRESSION_H_
#define EMEND_CHECK_EXPRESSION_H_

#include <string>
#include <string_view>
#include <vector>

namespace emend {

// What must, or must not, stand before or after a place.
struct ContextTest {
  bool at_end = false;    // the place is the end of the match, not its begin
  bool backward = false;  // looks at what stands before the place
  bool negated = false;
  std::string exact;
  std::string loose;
};

// One alternative of an expression.
struct Expression {
  std::string exact;
  // With small classes of ASCII and all that is not, and without anchors: begins to match wherever `exact` does, and
  // perhaps elsewhere.
  std::string loose;
  bool word_begin = false;  // `\b` stood at the edge
  bool word_end = false;
  std::vector<ContextTest> tests;
  int first_group = 0;  // how many capturing groups the alternatives before it have
};

// One for the whole expression; where look-around stands at the edge of an alternative, one for each alternative.
std::vector<Expression> ReadExpression(std::string_view text);

// Whether each bracket of an expression is closed inside it.
bool IsBalanced(std::string_view text);

}  // namespace emend

#endif  // EMEND_CHECK_EXPRESSION_H_
