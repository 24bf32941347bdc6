#include "segment/phrases.h"

#include <cassert>
#include <utility>

namespace emend {

Phrases::Phrases(std::vector<std::string_view> phrases) : phrases_(std::move(phrases)), links_(phrases_.size()) {
  assert(phrases_.size() < UINT16_MAX);
  for (size_t i = 0; i < phrases_.size(); ++i) {
    assert(phrases_[i].size() >= kFront);
    uint16_t& head = heads_[Hash(phrases_[i].data())];
    links_[i] = head;
    head = static_cast<uint16_t>(i + 1);
  }
}

}  // namespace emend
