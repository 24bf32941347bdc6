#ifndef EMEND_DEDUP_LEARNED_NAMES_H_
#define EMEND_DEDUP_LEARNED_NAMES_H_

#include <string_view>

#include "dedup/question_features.h"

namespace emend {

// Adds the acronyms that a question explains itself: `Command Bus Pattern (CBP)`. Those that the lexicon knows, and
// those that another question explained before, stay as they are.
void LearnNames(std::string_view question, const Lexicon& lexicon, LearnedNames& names);

}  // namespace emend

#endif  // EMEND_DEDUP_LEARNED_NAMES_H_
