#ifndef EMEND_BASE_SPAN_H_
#define EMEND_BASE_SPAN_H_

#include <cstddef>

namespace emend {

// What a search for a place answers where there is none, as std::string_view::npos.
inline constexpr size_t kNowhere = static_cast<size_t>(-1);

// A half-open range [begin, end) of bytes in a text.
struct Span {
  size_t begin = 0;
  size_t end = 0;

  size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool operator==(const Span&) const = default;
};

}  // namespace emend

#endif  // EMEND_BASE_SPAN_H_
