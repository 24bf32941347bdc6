#ifndef EMEND_BASE_BYTE_SCAN_H_
#define EMEND_BASE_BYTE_SCAN_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace emend {

// Sixteen bytes that are compared at once (a vector extension that GCC and Clang share).
using ByteBlock = uint8_t __attribute__((vector_size(16)));

inline ByteBlock LoadBlock(const char* bytes) {
  ByteBlock block;
  std::memcpy(&block, bytes, sizeof block);
  return block;
}

// `hits`: the outcome of comparisons.
template <typename Hits>
bool AnyHit(Hits hits) {
  uint64_t halves[2];
  std::memcpy(halves, &hits, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

// A few bytes to search for where they are rare: several times as fast as ByteSet. `kBeyondAscii`: and all that are not
// ASCII.
template <bool kBeyondAscii, char... kMembers>
class ByteScan {
 public:
  static constexpr bool has(char c) {
    return ((c == kMembers) || ...) || (kBeyondAscii && static_cast<unsigned char>(c) >= 0x80);
  }

  // The first place from `at` on, before `end`, of such a byte; `end` if there is none.
  static size_t Find(std::string_view text, size_t at, size_t end) {
    for (; at + sizeof(ByteBlock) <= end; at += sizeof(ByteBlock)) {
      const ByteBlock block = LoadBlock(text.data() + at);
      auto hits = block == static_cast<uint8_t>(First());
      ((hits |= block == static_cast<uint8_t>(kMembers)), ...);
      if constexpr (kBeyondAscii) hits |= block >= uint8_t{0x80};
      if (AnyHit(hits)) break;
    }
    while (at < end && !has(text[at])) ++at;
    return at;
  }

 private:
  static constexpr char First() {
    constexpr char kAll[] = {kMembers...};
    return kAll[0];
  }
};

// The first place from `at` on where `first` stands before `second`; text.size() if there is none.
inline size_t FindPair(std::string_view text, size_t at, char first, char second) {
  for (; at + sizeof(ByteBlock) < text.size(); at += sizeof(ByteBlock)) {
    const auto hits = (LoadBlock(text.data() + at) == static_cast<uint8_t>(first)) &
                      (LoadBlock(text.data() + at + 1) == static_cast<uint8_t>(second));
    if (AnyHit(hits)) break;
  }
  for (; at + 1 < text.size(); ++at)
    if (text[at] == first && text[at + 1] == second) return at;
  return text.size();
}

}  // namespace emend

#endif  // EMEND_BASE_BYTE_SCAN_H_
