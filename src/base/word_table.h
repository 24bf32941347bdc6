// Words to what is known of each: fixed once built, and quick to say that a word is not in it, as most are not.
#ifndef EMEND_BASE_WORD_TABLE_H_
#define EMEND_BASE_WORD_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace emend {

// Of eight bytes at a time, the last eight overlapping those before; not the same on all machines.
inline uint64_t HashWord(std::string_view word) {
  uint64_t hash = word.size() * 0x9FB21C651E98DF25U;
  const auto mix = [&hash](uint64_t bytes) {
    hash = (hash ^ bytes) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32;
  };
  const auto load = [](const char* from, auto bytes) {
    std::memcpy(&bytes, from, sizeof bytes);
    return uint64_t{bytes};
  };
  const char* const begin = word.data();
  const char* const end = begin + word.size();
  if (word.size() >= 8) {
    for (const char* at = begin; at + 8 < end; at += 8) mix(load(at, uint64_t{}));
    mix(load(end - 8, uint64_t{}));
  } else if (word.size() >= 4) {
    mix(load(begin, uint32_t{}) << 32 | load(end - 4, uint32_t{}));
  } else if (word.size() >= 2) {
    mix(load(begin, uint16_t{}) << 16 | load(end - 2, uint16_t{}));
  } else if (!word.empty()) {
    mix(static_cast<unsigned char>(*begin));
  }
  return hash;
}

template <typename Value>
class WordTable {
 public:
  // What is known of the word; null if it is not in the table.
  const Value* Find(std::string_view word) const {
    const uint64_t hash = HashWord(word);
    if (slots_.empty() || (filter_[hash >> kFilterShift] & 1) == 0) return nullptr;
    const Slot& slot = slots_[SlotOf(word, hash)];
    return slot.used ? &slot.value : nullptr;
  }

  // What is known of the word, which is put into the table if it is not there: nothing then. The view must stay valid.
  Value& operator[](std::string_view word) {
    if (used_ * 2 >= slots_.size()) Grow();
    const uint64_t hash = HashWord(word);
    filter_[hash >> kFilterShift] = 1;
    Slot& slot = slots_[SlotOf(word, hash)];
    if (!slot.used) {
      slot = {word, Value(), true};
      ++used_;
    }
    return slot.value;
  }

  bool contains(std::string_view word) const { return Find(word) != nullptr; }

 private:
  static constexpr int kFilterShift = 64 - 15;

  struct Slot {
    std::string_view word;
    Value value{};
    bool used = false;
  };

  // The slot of the word, or the free one where it belongs.
  size_t SlotOf(std::string_view word, uint64_t hash) const {
    size_t at = hash & (slots_.size() - 1);
    while (slots_[at].used && slots_[at].word != word) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  void Grow() {
    std::vector<Slot> before = std::move(slots_);
    slots_ = std::vector<Slot>(before.empty() ? 64 : before.size() * 2);
    if (filter_.empty()) filter_.resize(size_t{1} << (64 - kFilterShift));
    for (Slot& slot : before)
      if (slot.used) slots_[SlotOf(slot.word, HashWord(slot.word))] = std::move(slot);
  }

  std::vector<Slot> slots_;  // a power of two of them
  std::vector<uint8_t> filter_;
  size_t used_ = 0;
};

}  // namespace emend

#endif  // EMEND_BASE_WORD_TABLE_H_
