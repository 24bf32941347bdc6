// How text looks: which characters stand next to which in real text of a hundred languages, with the symbols, emoji and
// box drawings that people put among it.
//
// A class bigram model: p(next | last) = p(class of next | class of last) * p(next | its class). The classes were found
// by clustering (the most alike letters of a script merged, least loss of mutual information first), so that frequent
// letters are classes of their own and rare scripts are one class each. Costs are -ln(p) in quarters of a nat.
#ifndef EMEND_REPAIR_TEXT_MODEL_H_
#define EMEND_REPAIR_TEXT_MODEL_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace emend {

class TextModel {
 public:
  struct Glyph {
    uint8_t kind = 0;  // the class
    uint8_t cost = 0;  // of the character within its class
  };

  static const TextModel& Instance();

  Glyph Look(char32_t c) const {
    return c < kDenseEnd ? dense_[c] : c >= kFormsBegin && c < 0x10000 ? forms_[c - kFormsBegin] : LookBeyond(c);
  }

  // The cost of `next` after a character of class `last`.
  int Cost(uint8_t last, Glyph next) const { return transitions_[last][next.kind] + next.cost; }
  int Cost(char32_t last, char32_t next) const { return Cost(Look(last).kind, Look(next)); }

  // The number of classes; and the least cost, within its class, of a character above U+FFFF that is no emoji.
  static size_t classes();
  static int least_beyond();

  static uint8_t space();  // the class of white space and of the ends of a text

 private:
  TextModel();
  static Glyph LookBeyond(char32_t c);

  static constexpr char32_t kDenseEnd = 0x3400;
  static constexpr char32_t kFormsBegin = 0xFE00;  // variation selectors and full-width forms
  std::array<Glyph, kDenseEnd> dense_;
  std::array<Glyph, 0x10000 - kFormsBegin> forms_;
  std::array<std::array<uint8_t, 256>, 256> transitions_;
};

}  // namespace emend

#endif  // EMEND_REPAIR_TEXT_MODEL_H_
