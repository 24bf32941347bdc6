#include "markup/code_spans.h"

#include <algorithm>

namespace emend {

size_t CodeSpanFinder::RunLength(size_t at) const {
  return std::min(text_.find_first_not_of('`', at), text_.size()) - at;
}

size_t CodeSpanFinder::End(size_t at) {
  const size_t length = RunLength(at);
  if (length == 0 || length >= kLongestRun || unclosed_[length]) return at;
  for (size_t next = text_.find('`', at + length); next != std::string_view::npos;) {
    const size_t run = RunLength(next);
    if (run == length) return next + run;
    next = text_.find('`', next + run);
  }
  unclosed_[length] = true;
  return at;
}

}  // namespace emend
