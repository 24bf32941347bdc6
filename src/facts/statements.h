// What is true of whom, and what in a file says otherwise.
#ifndef EMEND_FACTS_STATEMENTS_H_
#define EMEND_FACTS_STATEMENTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "facts/pattern.h"
#include "facts/place_lists.h"
#include "facts/reading.h"
#include "facts/subjects.h"

namespace emend::facts {

enum class Truth : uint8_t {
  kUnknown,      // nothing is said
  kNo,           // not so; "may" leaves room, "if" does not
  kNever,        // not so, not even sometimes
  kYes,          // so; "not always" leaves room
  kAlways,       // so without exception
  kConditional,  // neither so nor not so by itself
};

struct Statement {
  Pattern says;
  Pattern opposite;
  Pattern cell;  // how the header of a row or column with yes and no names it, where `says` is longer
  Pattern unless;
  Pattern unless_near;
  Pattern needs;
  std::vector<Truth> truths;  // of each subject; one where the rule has no subjects
  bool whole_sentence = false;
  bool conditions = false;  // what stands behind "if" is said of the subject as well: "403 if the token is missing"
  std::string message;
};

// A place that says what is not so.
struct Falsehood {
  size_t passage = 0;
  Span span;
  size_t statement = 0;
};

// The patterns of a statement that say something wrong where they are found: `says`, `opposite` and `cell`, without
// those that are empty.
std::vector<const Pattern*> PatternsOf(const Statement& statement);

// The places of a file that gainsay `statements`. `subjects` is empty where they have none. `places` has for each of
// PatternsOf the statements, one after another, the passages to seek it in.
std::vector<Falsehood> FindFalsehoods(const std::vector<Statement>& statements, const Subjects& subjects,
                                      const Reading& reading, const PlaceLists& places);

// Whether `pattern` occurs in the passage or in what says what it is about.
bool OccursNear(const Pattern& pattern, const Reading& reading, int passage);

}  // namespace emend::facts

#endif  // EMEND_FACTS_STATEMENTS_H_
