// Questions that are two by how they are put, whatever else speaks for them: who asks the same in other words changes
// the words around what he asks about. "What does * do in Go?" about two things is two questions.
#ifndef EMEND_DEDUP_MOULDS_H_
#define EMEND_DEDUP_MOULDS_H_

#include <cstdint>
#include <vector>

#include "dedup/question_features.h"

namespace emend {

// True if all but what they ask about is the same in both, articles and the like aside. Each is to have something of
// its own.
bool AreOfOneMould(const QuestionFeatures& a, const QuestionFeatures& b);

// "How to sort …", "how to check …": both begin alike, and do something else.
bool AreOfTwoDeeds(const QuestionFeatures& a, const QuestionFeatures& b);

// Two things that both name change places: "from X to Y", "a stack out of queues". Not where they are compared.
bool AreTurned(const QuestionFeatures& a, const QuestionFeatures& b);

// "Out of" here, "into" there, and hardly anything else differs.
bool AreOpposedByOneWord(const std::vector<uint32_t>& row_a, const std::vector<uint32_t>& row_b);

// For the good here, for the bad there, and not for both.
bool AskForOpposites(KindSet a, KindSet b);

}  // namespace emend

#endif  // EMEND_DEDUP_MOULDS_H_
