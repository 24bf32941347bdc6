// `&amp;`, `&#955;`, `&#x3BB;`: what they stand for is known from what the parser made of them.
#ifndef EMEND_PASSAGES_CHARACTER_REFERENCE_H_
#define EMEND_PASSAGES_CHARACTER_REFERENCE_H_

#include <cstddef>
#include <string_view>

namespace emend {

// The reference at `at`, empty if nothing of that shape stands there.
std::string_view ReferenceAt(std::string_view text, size_t at);

// How many bytes at the start of `literal` the reference stands for, 0 if it is none and stands for itself. cmark knows
// all names; that a reference was decoded shows from what it left.
size_t DecodedLength(std::string_view reference, std::string_view literal);

}  // namespace emend

#endif  // EMEND_PASSAGES_CHARACTER_REFERENCE_H_
