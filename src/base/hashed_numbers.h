// Numbers by hash; those of one hash in the order in which they were added. Flat: no memory for each number alone, as
// an import has several for each line or note.
#ifndef EMEND_BASE_HASHED_NUMBERS_H_
#define EMEND_BASE_HASHED_NUMBERS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace emend {

class HashedNumbers {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  // The low bits of `hash` must be as good as the others.
  void Add(uint64_t hash, uint32_t number);

  // The first link of `hash`, kNone if there is none, and those after it.
  uint32_t First(uint64_t hash) const { return slots_.empty() ? kNone : slots_[SlotOf(hash)].first; }
  uint32_t Next(uint32_t link) const { return links_[link].next; }

  uint32_t Number(uint32_t link) const { return links_[link].number; }

 private:
  struct Slot {
    uint64_t hash = 0;
    uint32_t first = kNone;  // kNone: the slot is free
    uint32_t last = kNone;
  };
  struct Link {
    uint32_t number = 0;
    uint32_t next = kNone;
  };

  // The slot of `hash`, or the free one where it belongs.
  size_t SlotOf(uint64_t hash) const {
    size_t at = hash & (slots_.size() - 1);
    while (slots_[at].first != kNone && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  void Grow();

  std::vector<Slot> slots_;  // a power of two of them, at least half of them free
  std::vector<Link> links_;
  size_t used_ = 0;
};

}  // namespace emend

#endif  // EMEND_BASE_HASHED_NUMBERS_H_
