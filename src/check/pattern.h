// The regular expressions of a rule, searched for all together.
//
// Of several that match at one place the longest match counts, then the one that stands first. Matches do not overlap.
// `^` and `$` are those of lines.
#ifndef EMEND_CHECK_PATTERN_H_
#define EMEND_CHECK_PATTERN_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "check/check_kind.h"

namespace emend {

struct PatternTerms {
  bool ignore_case = false;
  bool words = true;  // a match must not begin or end inside a word: letters, marks, digits and `_` of any script
  // What must, or must not, stand directly before and after a match; empty: anything. Of what stands before, at most
  // 256 bytes are looked at.
  std::string before, after, not_before, not_after;
};

// An expression and the node of the rule file that it stands in, for errors.
struct PatternText {
  std::string expression;
  const YamlNode* node;
};

struct PatternMatch {
  Span span;
  size_t pattern = 0;                    // which of the expressions
  std::vector<std::string_view> groups;  // what its capturing groups hold; number 1 stands first
};

class Patterns {
 public:
  Patterns();  // none, which match nothing
  ~Patterns();
  Patterns(Patterns&&) noexcept;
  Patterns& operator=(Patterns&&) noexcept;

  // Bounded in size, so that a search is bounded in time. The error names the operator at fault and its place.
  static Result<Patterns> Compile(const RuleSource& source, std::span<const PatternText> texts,
                                  const PatternTerms& terms);

  bool empty() const;

  // All matches in `text`, from left to right.
  std::vector<PatternMatch> FindAll(std::string_view text) const;

  // Whether one of them matches all of `text`.
  bool MatchesAll(std::string_view text) const;

  // One expression that matches in every text that these match in.
  std::string prefilter() const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

// Whether no word goes on over `at`.
bool IsWordBorder(std::string_view text, size_t at);

}  // namespace emend

#endif  // EMEND_CHECK_PATTERN_H_
