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
    any_[front - 1] = true;
    if (front == kMostFront) {
      const size_t triple = TripleOf(phrases_[i].data());
      triples_[triple / 64] |= uint64_t{1} << (triple % 64);
    } else {
      has_short_ = true;
    }
    for (size_t second = 0; second < 256; ++second) {
      if (front > 1 && second != static_cast<unsigned char>(phrases_[i][1])) continue;
      const size_t pair = PairOf(phrases_[i][0], static_cast<char>(second));
      pairs_[pair / 64] |= uint64_t{1} << (pair % 64);
    }
  }
}

}  // namespace emend
