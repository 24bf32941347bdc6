// Closed classes of words that the models of this stage know, in the languages that exports are likely to be in.
#ifndef EMEND_MARKUP_WORDS_H_
#define EMEND_MARKUP_WORDS_H_

#include <cstdint>
#include <string_view>

namespace emend {

// Articles, conjunctions, prepositions and auxiliaries that no sentence ends with. `word` in any case, without marks.
bool IsFunctionWord(std::string_view word);

// Does `text` end in one of the language that the other words of the text are likeliest in?
bool EndsInFunctionWord(std::string_view text);

// What a label before a paragraph says of it.
enum class LabelRole : uint8_t {
  kNone,
  kAnswer,   // says only that an answer follows: mark-up
  kSection,  // Example, Explanation, Output: gives the answer its structure wherever it stands
  kLead,     // Solution, Note, Best practice: structures it at the start of a paragraph
};

LabelRole RoleOf(std::string_view label);

}  // namespace emend

#endif  // EMEND_MARKUP_WORDS_H_
