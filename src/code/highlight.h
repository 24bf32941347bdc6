// Code in colours: which bytes are keywords, strings, comments and numbers.
//
// By a table of languages (highlight.def), from the text alone. It reads on over line ends, as comments and strings may
// run over several lines, which the tokens of a line (tokens.h) do not. Time linear in the text.
#ifndef EMEND_CODE_HIGHLIGHT_H_
#define EMEND_CODE_HIGHLIGHT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace emend {

enum class CodeColor : uint8_t { kKeyword, kString, kComment, kNumber };

struct ColoredSpan {
  Span span;
  CodeColor color;

  bool operator==(const ColoredSpan&) const = default;
};

// `language`: any name that people write after a fence. Sorted, not overlapping; nothing for a language not in the
// table.
std::vector<ColoredSpan> HighlightCode(std::string_view code, std::string_view language);

}  // namespace emend

#endif  // EMEND_CODE_HIGHLIGHT_H_
