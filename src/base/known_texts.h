// What is known of the texts that a part of a regular expression matches, and how that adds up part by part.
#ifndef EMEND_BASE_KNOWN_TEXTS_H_
#define EMEND_BASE_KNOWN_TEXTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

// Bytes of which some stand in a text: a bit each.
class ByteMask {
 public:
  void Insert(char c) {
    const auto byte = static_cast<unsigned char>(c);
    bits_[byte >> 6] |= uint64_t{1} << (byte & 63);
  }
  void InsertAll(std::string_view text) {
    uint64_t low = 0, high = 0;  // most text is ASCII
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      low |= uint64_t{byte < 64} << (byte & 63);
      high |= uint64_t{byte >= 64 && byte < 128} << (byte & 63);
      if (byte >= 128) Insert(c);
    }
    bits_[0] |= low;
    bits_[1] |= high;
  }
  bool Holds(const ByteMask& other) const {
    uint64_t missing = 0;
    for (size_t i = 0; i < bits_.size(); ++i) missing |= other.bits_[i] & ~bits_[i];
    return missing == 0;
  }
  ByteMask& operator|=(const ByteMask& other) {
    for (size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
    return *this;
  }
  ByteMask& operator&=(const ByteMask& other) {
    for (size_t i = 0; i < bits_.size(); ++i) bits_[i] &= other.bits_[i];
    return *this;
  }
  bool operator==(const ByteMask&) const = default;

 private:
  std::array<uint64_t, 4> bits_{};
};

struct KnownTexts {
  using Texts = std::optional<std::vector<std::string>>;

  static constexpr size_t kMost = 48;  // that an expression is spelled out into

  Texts exact;            // all of them
  Texts begins;           // each begins with one of these; not told where all are
  Texts ends;             // the same of its end
  Texts any;              // one of these stands in each
  size_t least = 0;       // bytes that each has
  ByteMask needed;        // bytes that stand in each
  bool at_begin = false;  // each stands where the text begins
  bool at_end = false;    // and where it ends

  // Of at least so many bytes.
  static KnownTexts Nothing(size_t least = 0);
  static KnownTexts Exact(std::vector<std::string> texts);
  static KnownTexts Empty() { return Exact({""}); }

  const Texts& front() const { return exact ? exact : begins; }
  const Texts& back() const { return exact ? exact : ends; }

  // What must stand in a match, by the way of knowing that tells most.
  Texts Required() &&;
};

// The more telling of two.
KnownTexts::Texts MoreTelling(KnownTexts::Texts a, KnownTexts::Texts b);

// What matches `a`, then what matches `b`.
KnownTexts JoinTexts(KnownTexts a, KnownTexts b);

// What matches one of the parts; there are two or more.
KnownTexts AnyOfTexts(std::vector<KnownTexts> parts);

// What matches `one` at least `least` times, `least` > 0, and at most so often if `most`.
KnownTexts RepeatTexts(const KnownTexts& one, size_t least, bool most);

}  // namespace emend

#endif  // EMEND_BASE_KNOWN_TEXTS_H_
