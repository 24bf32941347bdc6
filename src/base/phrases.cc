#include "base/phrases.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace emend {

Phrases::Phrases(std::vector<std::string_view> phrases) : phrases_(std::move(phrases)), links_(phrases_.size()) {
  assert(phrases_.size() < UINT16_MAX);
  for (size_t i = 0; i < phrases_.size(); ++i) {
    assert(!phrases_[i].empty());
    const size_t front = std::min(phrases_[i].size(), kMostFront);
    uint16_t& head = heads_[front - 1][Hash(phrases_[i].data(), front)];
    links_[i] = head;
    head = static_cast<uint16_t>(i + 1);
    uint8_t& fronts = fronts_[static_cast<unsigned char>(phrases_[i][0])];
    fronts = static_cast<uint8_t>(fronts | 1U << front);
  }
}

}  // namespace emend
