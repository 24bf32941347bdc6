// Patterns over the words of a clause: `"(merge|integrate) & (working tree|branch)"`.
//
// Words match in any form; side by side means side by side but for articles and adverbs; `...` any words between, `..`
// at most three; `(a|b)`, `[a]`, `&` in any order, `& !a` and not a; `=word`, `~a-b` with its hyphen, `a ^b` without,
// `pre*`, `CAPS`, `name()`, `<n>3>`, `<v>`.
#ifndef EMEND_FACTS_PATTERN_H_
#define EMEND_FACTS_PATTERN_H_

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "facts/first_words.h"
#include "facts/tokens.h"
#include "facts/word_bits.h"

namespace emend::facts {

struct PatternNode;

// Which tokens a pattern matched: their indices, ascending; none of a gap.
using Matched = std::vector<size_t>;

class Pattern;
using Terms = std::map<std::string, std::shared_ptr<const PatternNode>, std::less<>>;

class Pattern {
 public:
  Pattern() = default;

  // Compiles; the error's message says what is wrong with the pattern, and has no place.
  static Result<Pattern> Compile(const std::vector<std::string>& alternatives, const Terms& terms);

  bool empty() const { return node_ == nullptr; }
  const std::shared_ptr<const PatternNode>& node() const { return node_; }

  const FirstWords& first_words() const { return first_; }

  // All matches with different first words, leftmost first.
  std::vector<Matched> FindAll(std::span<const Token> tokens) const;

  bool Matches(std::span<const Token> tokens) const;

  // False where `words`, those of the tokens, tell that it does not match.
  bool MayMatch(const WordBits& words) const;

 private:
  // Calls found(matched) for each match, leftmost first, until it is false.
  template <typename Found>
  void Find(std::span<const Token> tokens, Found found) const;

  std::shared_ptr<const PatternNode> node_;
  FirstWords first_;
};

// Any number that may be a version: 3, 3.12.
const Pattern& AnyVersion();

}  // namespace emend::facts

#endif  // EMEND_FACTS_PATTERN_H_
