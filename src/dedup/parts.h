// The tables of dedup are text: lines of parts.
#ifndef EMEND_DEDUP_PARTS_H_
#define EMEND_DEDUP_PARTS_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace emend {

// Calls `use` with each part of `text` between separators that is not empty.
template <typename Use>
void ForEachPart(std::string_view text, char separator, Use use) {
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) use(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace emend

#endif  // EMEND_DEDUP_PARTS_H_
