// Sentences that take back what stands before them: "…. That's nonsense.", "…. (No, not really!)"
#ifndef EMEND_FACTS_RETRACTION_H_
#define EMEND_FACTS_RETRACTION_H_

#include <span>
#include <vector>

#include "facts/clause.h"
#include "facts/tokens.h"

namespace emend::facts {

// Whether the sentence says of the one before it that it is wrong. `rejects`: it holds words of rejection.
bool TakesBack(std::span<const Token> sentence, bool rejects);

// The words of `clause` that stand in a quotation that begins or ends in another clause of its sentence.
std::vector<Span> QuotedAcross(std::span<const Token> sentence, const Clause& clause);

}  // namespace emend::facts

#endif  // EMEND_FACTS_RETRACTION_H_
