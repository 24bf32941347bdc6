// Two places of a file of which only one can be right, whatever the truth is: nothing is known of the subject.
//
// Looks only at what is sure: plain statements "X is Y" and "X is not Y" of the same named X, numbers given to the same
// named X, and tables with two or more equal columns whose cells differ in a row that both have.
#ifndef EMEND_FACTS_CONTRADICTIONS_H_
#define EMEND_FACTS_CONTRADICTIONS_H_

#include <string>
#include <vector>

#include "facts/reading.h"

namespace emend::facts {

struct Contradiction {
  size_t passage = 0;
  Span span;
  std::string said;       // the words at the place
  std::string elsewhere;  // the words at the other one
  size_t other_passage = 0;
};

// Each contradiction twice, once at each of its places, in the order of the file.
std::vector<Contradiction> FindContradictions(const Reading& reading);

// The same, of a reading of those passages that may gainsay each other.
std::vector<Contradiction> FindContradictions(const CheckedFile& file);

}  // namespace emend::facts

#endif  // EMEND_FACTS_CONTRADICTIONS_H_
