// Many phrases looked for at once, in one pass over the text.
#ifndef EMEND_BASE_PHRASES_H_
#define EMEND_BASE_PHRASES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace emend {

class Phrases {
 public:
  // None may be empty. The views must stay valid.
  explicit Phrases(std::vector<std::string_view> phrases);

  // Calls `found(number)`, counted from 0 in the order given, for each phrase at each place where it stands in `text`,
  // until that returns true.
  template <typename Found>
  void Find(std::string_view text, Found found) const {
    for (size_t i = 0; i + 1 < text.size(); ++i) {
      if (!MayBegin(text[i], text[i + 1])) continue;
      if (!has_short_ && i + 2 < text.size() && !MayBegin(text.data() + i)) continue;
      if (TryAt<1>(text, i, found) || TryAt<2>(text, i, found)) return;
      if (i + 2 < text.size() && TryAt<3>(text, i, found)) return;
    }
    if (!text.empty()) TryAt<1>(text, text.size() - 1, found);
  }

 private:
  static constexpr size_t kMostFront = 3;  // bytes of a phrase that are looked up; all of a shorter one
  static constexpr size_t kSlots = 4096;
  using Slots = std::array<uint16_t, kSlots>;

  static size_t Hash(const char* front, size_t size) {
    uint32_t bytes = 0;
    for (size_t i = 0; i < size; ++i) bytes = bytes << 8 | static_cast<unsigned char>(front[i]);
    return bytes * 0x9E3779B1U >> 20;
  }

  static size_t PairOf(char first, char second) {
    return size_t{static_cast<unsigned char>(first)} << 8 | static_cast<unsigned char>(second);
  }

  bool MayBegin(char first, char second) const {
    const size_t pair = PairOf(first, second);
    return (pairs_[pair / 64] >> (pair % 64) & 1) != 0;
  }

  static size_t TripleOf(const char* front) {
    uint32_t bytes = 0;
    for (size_t i = 0; i < 3; ++i) bytes = bytes << 8 | static_cast<unsigned char>(front[i]);
    return bytes * 0x9E3779B1U >> 17;
  }

  bool MayBegin(const char* front) const {
    const size_t triple = TripleOf(front);
    return (triples_[triple / 64] >> (triple % 64) & 1) != 0;
  }

  template <size_t kFront, typename Found>
  bool TryAt(std::string_view text, size_t i, Found& found) const {
    if (!any_[kFront - 1]) return false;
    for (uint16_t next = heads_[kFront - 1][Hash(text.data() + i, kFront)]; next != 0; next = links_[next - 1]) {
      if (text.substr(i).starts_with(phrases_[next - 1]) && found(size_t{next} - 1)) return true;
    }
    return false;
  }

  std::vector<std::string_view> phrases_;
  std::array<Slots, kMostFront> heads_{};  // by the bytes that are looked up: 1 + the number of a phrase, 0 = none
  std::array<bool, kMostFront> any_{};
  std::array<uint64_t, 1024> pairs_{};   // a bit for each two bytes: whether a phrase may begin with them
  std::array<uint64_t, 512> triples_{};  // a bit for each hash of three bytes: the same
  bool has_short_ = false;               // some phrase has fewer
  std::vector<uint16_t> links_;          // to the next phrase of the same slot
};

}  // namespace emend

#endif  // EMEND_BASE_PHRASES_H_
