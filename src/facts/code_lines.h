// The lines of a code block as rules look at them: what is a comment, what is shown as bad, what encloses what.
#ifndef EMEND_FACTS_CODE_LINES_H_
#define EMEND_FACTS_CODE_LINES_H_

#include <string_view>
#include <vector>

#include "base/span.h"
#include "facts/reading.h"

namespace emend::facts {

struct CodeLine {
  Span span;           // bytes of the passage's text, without the line end
  size_t indent = 0;   // white space before it
  size_t comment = 0;  // bytes from `span.begin` to where a comment begins; the line's length if there is none
  bool apart = false;  // shown as bad, old or wrong by a comment
  bool blank = false;
};

// A block of code, or a paragraph that is a statement in inline code and nothing else.
bool IsCode(const Passage& passage);

std::vector<CodeLine> ReadCodeLines(std::string_view code);

// Whether what stands before the block, its lead-in or its heading, shows it as bad, old or wrong.
bool IsShownAsBad(const Reading& reading, int passage);

// The lines that enclose line `at` by indentation, the nearest first.
std::vector<size_t> EnclosingLines(const std::vector<CodeLine>& lines, size_t at);

}  // namespace emend::facts

#endif  // EMEND_FACTS_CODE_LINES_H_
