// Stretches of a text that may be damaged: those with two characters side by side that some misreading would make of
// the bytes of one sequence. All else is passed over quickly.
#ifndef EMEND_REPAIR_STRETCH_H_
#define EMEND_REPAIR_STRETCH_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace emend {

struct Stretch {
  std::u32string characters;
  std::vector<size_t> offsets;  // in the text: of each character, and of the end
  char32_t before = U' ';       // the characters around, U+0020 at the ends of the text
  char32_t after = U' ';
};

// Longer stretches are cut: at ASCII where there is some, else before a character that no sequence of an established
// misreading goes on with.
inline constexpr size_t kLongStretch = 1500;  // bytes

// The bytes of the next such stretch at or behind byte `from`, which is no continuation byte; empty if there is none. A
// stretch lies within a line; ASCII of up to three characters does not end it. A space may be a later byte of a
// sequence if no byte of that one is missing. A single character is enough if it may be the first byte of a sequence by
// one of the misreadings `established` (bit i for Misreadings::all()[i]).
Span FindStretch(std::string_view text, size_t from, uint32_t established);

// Fills `stretch`, which callers use again, with those bytes.
void ReadStretch(std::string_view text, Span span, Stretch& stretch);

}  // namespace emend

#endif  // EMEND_REPAIR_STRETCH_H_
