#ifndef EMEND_BASE_BYTE_SET_H_
#define EMEND_BASE_BYTE_SET_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace emend {

// A set of bytes to search for: some ten times as fast as string_view::find_first_of, which calls memchr for each byte.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view members) {
    for (const char c : members) has_[static_cast<unsigned char>(c)] = true;
  }

  // With all bytes that are not ASCII.
  static constexpr ByteSet AndBeyondAscii(std::string_view members) {
    ByteSet set(members);
    for (size_t byte = 0x80; byte < set.has_.size(); ++byte) set.has_[byte] = true;
    return set;
  }

  constexpr void Insert(char c) { has_[static_cast<unsigned char>(c)] = true; }

  constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

  // The first place from `at` on, before `end`, of a byte that is in the set; `end` if there is none.
  size_t Find(std::string_view text, size_t at, size_t end) const {
    while (at < end && !has(text[at])) ++at;
    return at;
  }

  // The same of a byte that is not in the set.
  size_t Skip(std::string_view text, size_t at, size_t end) const {
    while (at < end && has(text[at])) ++at;
    return at;
  }

 private:
  std::array<bool, 256> has_{};
};

// What Markdown and YAML indent and pad with.
inline constexpr ByteSet kBlanks(" \t");

}  // namespace emend

#endif  // EMEND_BASE_BYTE_SET_H_
