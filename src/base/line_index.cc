#include "base/line_index.h"

#include <algorithm>

#include "base/utf8.h"

namespace emend {

LineIndex::LineIndex(std::string_view text) : text_(text) {
  // The next of either end of a line; each is looked for again only when it was passed.
  size_t feed = text.find('\n');
  size_t carriage = text.find('\r');
  size_t begin = 0;
  while (begin < text.size()) {
    if (feed < begin) feed = text.find('\n', begin);
    if (carriage < begin) carriage = text.find('\r', begin);
    const size_t end = std::min({feed, carriage, text.size()});
    lines_.push_back({begin, end});
    begin = end + (feed == end + 1 && carriage == end ? 2 : 1);
  }
}

Position LineIndex::PositionOf(size_t offset) const {
  if (lines_.empty()) return {};
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), offset,
                                      [](size_t value, const Span& line) { return value < line.begin; });
  const auto line = after == lines_.begin() ? after : after - 1;
  const size_t begin = line->begin == 0 && text_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : line->begin;
  const size_t stop = std::clamp(offset, begin, text_.size());
  return {static_cast<int>(line - lines_.begin()) + 1,
          static_cast<int>(CountCodePoints(text_.substr(begin, stop - begin))) + 1};
}

}  // namespace emend
