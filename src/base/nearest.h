#ifndef EMEND_BASE_NEAREST_H_
#define EMEND_BASE_NEAREST_H_

#include <span>
#include <string_view>

namespace emend {

// The known name that is most likely meant by a misspelt one; empty if none is near enough. Case does not count; the
// first of two that are equally near wins. Distance: Damerau's, restricted (optimal string alignment), in bytes.
std::string_view NearestName(std::string_view name, std::span<const std::string_view> known);

}  // namespace emend

#endif  // EMEND_BASE_NEAREST_H_
