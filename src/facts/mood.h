// How a clause states what a pattern found in it: denied, perhaps, on a condition.
#ifndef EMEND_FACTS_MOOD_H_
#define EMEND_FACTS_MOOD_H_

#include "facts/clause.h"
#include "facts/pattern.h"
#include "facts/reading.h"

namespace emend::facts {

struct Mood {
  bool denied = false;
  bool weakly = false;  // "not necessarily"
  bool flatly = false;  // "never", "cannot"
  bool myth = false;    // "it is a myth that"
  bool can = false;
  bool may = false;
  bool would = false;
  bool condition = false;
  bool when = false;  // denied only "when …", "where …"
};

// `matched` are the words found in the clause, which belongs to `sentence`.
Mood MoodOf(const Clause& clause, const Sentence& sentence, const Matched& matched);

bool IsPreposition(const Token& token);

}  // namespace emend::facts

#endif  // EMEND_FACTS_MOOD_H_
