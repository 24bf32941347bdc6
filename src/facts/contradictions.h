// Two places of which only one can be right, whatever the truth is: nothing is known of the subject.
//
// Looks only at what is sure: plain statements "X is Y" and "X is not Y" of the same named X, numbers given to the same
// named X, and tables with two or more equal columns whose cells differ in a row that both have.
#ifndef EMEND_FACTS_CONTRADICTIONS_H_
#define EMEND_FACTS_CONTRADICTIONS_H_

#include <string>
#include <vector>

#include "facts/reading.h"

namespace emend::facts {

// What a place says: the same key with another value gainsays it.
struct Said {
  std::string key;
  std::string value;
  size_t passage = 0;
  Span span;                         // of the passage's text
  int table = -1;                    // of a cell: the number of its table in the file
  std::vector<std::string> columns;  // and its table's columns as keys, sorted
};

// True if only one of the two can be right.
bool Gainsays(const Said& one, const Said& other);

// What a file says in this way, in its order.
std::vector<Said> ReadSaid(const Reading& reading);

// The same, of a reading of those passages that may gainsay a place of another file.
std::vector<Said> ReadSaid(const CheckedFile& file);

struct Contradiction {
  size_t passage = 0;
  Span span;
  std::string said;       // the words at the place
  std::string elsewhere;  // the words at the other one
  size_t other_passage = 0;
};

// Each contradiction within a file twice, once at each of its places, in the order of the file.
std::vector<Contradiction> FindContradictions(const Reading& reading);

// The same, of a reading of those passages that may gainsay each other.
std::vector<Contradiction> FindContradictions(const CheckedFile& file);

}  // namespace emend::facts

#endif  // EMEND_FACTS_CONTRADICTIONS_H_
