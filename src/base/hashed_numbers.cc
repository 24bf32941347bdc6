#include "base/hashed_numbers.h"

#include <utility>

namespace emend {

void HashedNumbers::Add(uint64_t hash, uint32_t number) {
  if (used_ * 2 >= slots_.size()) Grow();
  const auto link = static_cast<uint32_t>(links_.size());
  links_.push_back({number, kNone});
  Slot& slot = slots_[SlotOf(hash)];
  if (slot.first == kNone) {
    slot = {hash, link, link};
    ++used_;
  } else {
    links_[slot.last].next = link;
    slot.last = link;
  }
}

void HashedNumbers::Grow() {
  constexpr size_t kFirstSlots = 256;
  const std::vector<Slot> old = std::exchange(slots_, {});
  slots_.resize(old.empty() ? kFirstSlots : old.size() * 2);
  for (const Slot& slot : old) {
    if (slot.first != kNone) slots_[SlotOf(slot.hash)] = slot;
  }
}

}  // namespace emend
