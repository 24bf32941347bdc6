#include "base/line_index.h"

#include <algorithm>

#include "base/utf8.h"

namespace emend {

LineIndex::LineIndex(std::string_view text) : text_(text) {
  size_t begin = 0;
  while (begin < text.size()) {
    const size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    lines_.push_back({begin, end});
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
}

Position LineIndex::PositionOf(size_t offset) const {
  if (lines_.empty()) return {};
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), offset,
                                      [](size_t value, const Span& line) { return value < line.begin; });
  const auto line = after == lines_.begin() ? after : after - 1;
  const size_t stop = std::min(offset, text_.size());
  return {static_cast<int>(line - lines_.begin()) + 1,
          static_cast<int>(CountCodePoints(text_.substr(line->begin, stop - line->begin))) + 1};
}

}  // namespace emend
