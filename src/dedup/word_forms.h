#ifndef EMEND_DEDUP_WORD_FORMS_H_
#define EMEND_DEDUP_WORD_FORMS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace emend {

// One letter wrong, missing, too much or two swapped, anywhere but at the beginning, where it is another word.
bool IsMisspelling(std::string_view a, std::string_view b);

// Forms of one word in an inflected language: most of the word is the same from its beginning.
bool IsInflection(std::string_view a, std::string_view b);

// How many words must be put in, taken out or replaced to make one row of the other (Levenshtein), up to kMostApart.
inline constexpr size_t kMostApart = 8;
size_t WordsApart(std::span<const uint32_t> a, std::span<const uint32_t> b);

// True if the rows are the same but for two words that change places: "a stack out of queues", "a queue out of stacks".
// Not where only `joiners` stand between the two: "lists and tuples".
bool AreTurnedAround(std::span<const uint32_t> a, std::span<const uint32_t> b, std::span<const uint32_t> joiners);

}  // namespace emend

#endif  // EMEND_DEDUP_WORD_FORMS_H_
