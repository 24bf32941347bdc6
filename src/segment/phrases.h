// Many phrases looked for at once, in one pass over the text.
#ifndef EMEND_SEGMENT_PHRASES_H_
#define EMEND_SEGMENT_PHRASES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace emend {

class Phrases {
 public:
  // Each has three bytes or more. The views must stay valid.
  explicit Phrases(std::vector<std::string_view> phrases);

  // Calls `found(number)`, counted from 0 in the order given, for each phrase at each place where it stands in `text`,
  // until that returns true.
  template <typename Found>
  void Find(std::string_view text, Found found) const {
    for (size_t i = 0; i + kFront <= text.size(); ++i) {
      for (uint16_t next = heads_[Hash(text.data() + i)]; next != 0; next = links_[next - 1]) {
        if (text.substr(i).starts_with(phrases_[next - 1]) && found(size_t{next} - 1)) return;
      }
    }
  }

 private:
  static constexpr size_t kFront = 3;  // bytes that are looked up
  static constexpr size_t kSlots = 4096;
  static size_t Hash(const char* front) {
    const auto byte = [front](size_t i) { return uint32_t{static_cast<unsigned char>(front[i])}; };
    return (byte(0) | byte(1) << 8 | byte(2) << 16) * 0x9E3779B1U >> 20;
  }

  std::vector<std::string_view> phrases_;
  std::array<uint16_t, kSlots> heads_{};  // 1 + the number of a phrase, 0 = none
  std::vector<uint16_t> links_;           // to the next phrase of the same slot
};

}  // namespace emend

#endif  // EMEND_SEGMENT_PHRASES_H_
