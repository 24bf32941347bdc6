#ifndef EMEND_BASE_BEGINNINGS_H_
#define EMEND_BASE_BEGINNINGS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace emend {

// Whether a text may begin with one of many phrases, by its first three bytes: spares most texts being folded and
// compared. Capitals of ASCII count as small letters; a text with others than ASCII among the three always may.
class Beginnings {
 public:
  // The phrases are case-folded.
  template <typename Phrases>
  constexpr explicit Beginnings(const Phrases& phrases) {
    for (const std::string_view phrase : phrases) Insert(phrase);
  }

  constexpr void Insert(std::string_view phrase) {
    for (size_t i = 0; i < kBytes && i < phrase.size(); ++i)
      if (static_cast<unsigned char>(phrase[i]) >= 0x80) return;  // which only texts begin with that always may
    if (phrase.size() >= kBytes) return Set(Hash(phrase[0], phrase[1], phrase[2]));
    // A short one: whatever follows it.
    for (unsigned second = 0; second < 0x20; ++second) {
      const char two = phrase.size() > 1 ? phrase[1] : static_cast<char>(second);
      for (unsigned third = 0; third < 0x20; ++third) Set(Hash(phrase[0], two, static_cast<char>(third)));
    }
  }

  bool MayBegin(std::string_view text) const {
    std::array<char, kBytes> front{};
    for (size_t i = 0; i < kBytes && i < text.size(); ++i) {
      const char c = text[i];
      if (static_cast<unsigned char>(c) >= 0x80) return true;
      front[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    const size_t bit = Hash(front[0], front[1], front[2]);
    return (bits_[bit / 64] >> (bit % 64) & 1) != 0;
  }

 private:
  static constexpr size_t kBytes = 3;
  static constexpr size_t kBits = size_t{1} << 15;

  static constexpr size_t Hash(char a, char b, char c) {
    // Of letters, the low five bits tell.
    return (static_cast<size_t>(a) & 0x1F) << 10 | (static_cast<size_t>(b) & 0x1F) << 5 |
           (static_cast<size_t>(c) & 0x1F);
  }

  constexpr void Set(size_t bit) { bits_[bit / 64] |= uint64_t{1} << (bit % 64); }

  std::array<uint64_t, kBits / 64> bits_{};
};

}  // namespace emend

#endif  // EMEND_BASE_BEGINNINGS_H_
