// Clauses that continue other words: a label, a lead-in, a table's header, a question, the clause before them.
#ifndef EMEND_FACTS_CONTINUATION_H_
#define EMEND_FACTS_CONTINUATION_H_

#include <cstddef>
#include <vector>

#include "facts/clause.h"

namespace emend::facts {

inline constexpr size_t kLabelWords = 6;      // of "**Default port:** …"
inline constexpr size_t kLeadWords = 16;      // of "The following methods are idempotent: …"
inline constexpr size_t kQuestionWords = 26;  // of "A client sends X. What happens to Y?"
inline constexpr size_t kFragmentWords = 10;  // of a list item that continues its lead-in

// `context` set before the clause's own words, with what is denied in it.
Clause Continue(const Clause& context, const Clause& own);

// Whether words but for the last `spare` hold a finite verb that is known as one.
bool Finite(const std::vector<Token>& tokens, size_t spare);

// "is", where a table leaves it out.
Clause MakeCopula();

// Denies all words before the clause's own.
void DenyContext(Clause& clause);

// "but POST is not", "and so is PATCH", "while POST does not".
bool IsElliptic(const Clause& clause);

}  // namespace emend::facts

#endif  // EMEND_FACTS_CONTINUATION_H_
