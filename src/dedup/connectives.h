// The small words that hold a question together, folded, in the languages of frames.def.
#ifndef EMEND_DEDUP_CONNECTIVES_H_
#define EMEND_DEDUP_CONNECTIVES_H_

#include <string_view>

#include "dedup/language.h"

namespace emend {

bool IsConjunction(std::string_view word, Language language);  // "and", "or"
bool IsVersus(std::string_view word);                          // "vs"
bool BeginsAnotherQuestion(std::string_view word);             // behind a conjunction or a comma: "how", "why", "give"
bool IsPossessive(std::string_view word);                      // "its": "X and its Y" is about X
bool BeginsAddition(std::string_view word);                    // "including"
bool LeadsToInstrument(std::string_view word);                 // "with", "using"
bool LeadsToGround(std::string_view word);                     // "in", "for", "of": a platform behind it is the ground
bool IsArticle(std::string_view word);
bool IsBetween(std::string_view word);

// Words for "in" alone, behind which stands where a question is asked.
bool IsInside(std::string_view word, Language language);

// True for languages that say what they ask before what they ask about.
bool AsksFirst(Language language);

}  // namespace emend

#endif  // EMEND_DEDUP_CONNECTIVES_H_
