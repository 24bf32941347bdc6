// UTF-8 misread as a code page, seen from the damaged side: which byte each character stands for.
//
// A byte that the page does not define shows as the C1 control of that number, or as windows-1252 has it (browsers fall
// back so), or it was lost: then nothing of it is left.
#ifndef EMEND_REPAIR_MISREADING_H_
#define EMEND_REPAIR_MISREADING_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "repair/code_pages.h"

namespace emend {

// Whether a byte is a later one of a sequence; and how long the sequence is that a byte begins, 0 if it begins none. No
// character is assigned, but for private use, of those that F1, F2 and F4 begin.
constexpr bool IsTrail(int byte) { return byte >= 0x80 && byte < 0xC0; }
constexpr int SequenceLength(int lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead == 0xF0 || lead == 0xF3 ? 4 : 0;
}

struct Misreading {
  std::string_view name;  // of the page
  const CodePage* page = nullptr;
  int rarity = 0;                  // what this page costs compared with the most usual one, in quarters of a nat
  std::vector<uint8_t> lost;       // trail bytes that neither the page nor windows-1252 defines
  std::vector<uint8_t> undefined;  // other trail bytes that the page does not define
  uint8_t no_break_space = 0;      // the byte shown as U+00A0
};

class Misreadings {
 public:
  static constexpr int kCount = 24;
  using Bytes = std::array<uint8_t, kCount>;

  static const Misreadings& Instance();

  std::span<const Misreading> all() const { return all_; }

  // The byte that `c` stands for in each of the misreadings, 0 where it stands for none; first by the page itself, then
  // by windows-1252.
  const Bytes& Of(char32_t c) const { return own_[RowOf(c)]; }
  const Bytes& SloppilyOf(char32_t c) const { return sloppy_[RowOf(c)]; }

  // The same, 0 also where it may be either of two.
  const Bytes& ClearlyOf(char32_t c) const { return clear_[RowOf(c)]; }

  // Misreadings in which `c` is the first byte of a sequence, or a later one: bit i for all()[i].
  uint32_t Leads(char32_t c) const { return places_[RowOf(c)].leads; }
  uint32_t Trails(char32_t c) const { return places_[RowOf(c)].trails; }

  struct Places {
    uint32_t leads = 0;
    uint32_t trails = 0;
    uint32_t leads_three = 0;  // of these, such as begin a sequence of three bytes or more, of four
    uint32_t leads_four = 0;
  };
  const Places& PlacesOf(char32_t c) const { return places_[RowOf(c)]; }

  // The misreadings that show a later byte of a sequence as U+00A0, which may have become a space.
  uint32_t spaced() const { return spaced_; }

  // A number for all characters that stand for the same bytes, below 0xFFFE; 0 where they stand for none.
  uint16_t RowOf(char32_t c) const { return c < kDenseEnd ? rows_[c] : c < first_beyond_ ? 0 : RowBeyond(c); }

 private:
  Misreadings();
  static constexpr char32_t kDenseEnd = 0x2600;
  uint16_t RowBeyond(char32_t c) const;

  std::vector<Misreading> all_;
  std::array<uint16_t, kDenseEnd> rows_{};
  std::vector<std::pair<char32_t, uint16_t>> beyond_;  // a few characters above the dense part, sorted
  std::vector<Bytes> own_;                             // row 0: stands for nothing
  std::vector<Bytes> sloppy_;
  std::vector<Bytes> clear_;
  std::vector<Places> places_;
  char32_t first_beyond_ = 0;
  uint32_t spaced_ = 0;
};

}  // namespace emend

#endif  // EMEND_REPAIR_MISREADING_H_
