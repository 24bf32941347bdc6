// Many regular expressions asked of one short text at once: which of them match?
//
// Few do. So each is asked only where the texts and bytes stand without which it does not match (literals.h); an
// automaton of all of them would build a state for nearly every text that it has not seen.
#ifndef EMEND_BASE_PATTERN_SET_H_
#define EMEND_BASE_PATTERN_SET_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/known_texts.h"
#include "base/lazy_regex.h"
#include "base/literal_set.h"

namespace emend {

class PatternSet {
 public:
  // Expressions of RE2, of which this knows what they need; counted from 0 in the order given.
  explicit PatternSet(const std::vector<std::string_view>& expressions);

  // The numbers of those that match within `text`, ascending; none where it is empty.
  void Match(std::string_view text, std::vector<int>& matching) const;

 private:
  struct Row {
    LazyRegex expression;
    ByteMask needed;
    std::vector<std::string> ends;  // a match ends with the text and with one of these; empty: with anything

    explicit Row(std::string_view pattern) : expression(std::string(pattern)) {}
    bool MayMatch(std::string_view text, const ByteMask& bytes) const;
  };

  // What a text begins with that a row matches.
  struct Front {
    std::string text;
    bool any_case;
    uint32_t row;
  };

  void AddFront(const std::string& text, bool any_case, uint32_t row);

  std::vector<std::unique_ptr<const Row>> rows_;
  std::vector<uint64_t> always_;                // a bit a row: nothing is known that it needs
  std::array<std::vector<Front>, 256> fronts_;  // by their first byte
  LiteralSet literals_;                         // of the other rows
};

}  // namespace emend

#endif  // EMEND_BASE_PATTERN_SET_H_
