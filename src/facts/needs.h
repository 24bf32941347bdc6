// Written needs: what must stand in a text for a pattern to match there.
#ifndef EMEND_FACTS_NEEDS_H_
#define EMEND_FACTS_NEEDS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace emend::facts {

// The head of a written need. Behind it stand its words, then the needs that are its parts.
struct NeedHead {
  bool all = false;
  bool said = false;
  bool cell = false;    // in a cell of a table only
  bool either = false;  // of those that are near: whichever comes first
  uint32_t near = 0;  // words at most from the first part to the second one, in this order; 0 where it does not matter
  uint32_t words = 0;
  uint32_t size = 0;  // with the head and all parts

  static constexpr uint32_t kSize = 3;

  static NeedHead Of(const uint32_t* need) {
    return {
        (need[0] & 1) != 0, (need[0] & 2) != 0, (need[0] & 8) != 0, (need[0] & 4) != 0, need[1], need[0] >> 4, need[2]};
  }
};

// Calls `each(word)` for each place of a word in needs.
template <typename Needs, typename Each>
void ForEachWord(Needs&& needs, Each each) {
  for (size_t at = 0; at < needs.size();) {
    const NeedHead head = NeedHead::Of(&needs[at]);
    at += NeedHead::kSize;
    for (uint32_t i = 0; i < head.words; ++i) each(needs[at++]);
  }
}

// Adds needs with other numbers for their words.
void AppendNeeds(const std::vector<uint32_t>& needs, const std::vector<uint32_t>& numbers, std::vector<uint32_t>& out);

}  // namespace emend::facts

#endif  // EMEND_FACTS_NEEDS_H_
