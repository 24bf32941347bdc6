// Where a rule of facts may find something: for each of its needs, in the order of its list, passages; ascending.
#ifndef EMEND_FACTS_PLACE_LISTS_H_
#define EMEND_FACTS_PLACE_LISTS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace emend::facts {

class PlaceLists {
 public:
  explicit PlaceLists(std::span<const std::vector<uint32_t>> lists) : lists_(lists) {}

  // The same for each need.
  explicit PlaceLists(std::span<const uint32_t> everywhere) : everywhere_(everywhere) {}

  std::span<const uint32_t> operator[](size_t need) const { return lists_.empty() ? everywhere_ : lists_[need]; }

  // Those of the needs from number `first` on.
  PlaceLists From(size_t first) const {
    PlaceLists rest = *this;
    if (!lists_.empty()) rest.lists_ = lists_.subspan(first);
    return rest;
  }

 private:
  std::span<const std::vector<uint32_t>> lists_;
  std::span<const uint32_t> everywhere_;
};

}  // namespace emend::facts

#endif  // EMEND_FACTS_PLACE_LISTS_H_
