// Where a file may say "X is Y" and nothing else: a quick look, so that few passages must be read to find two that
// contradict each other.
#ifndef EMEND_FACTS_PLAIN_STATEMENTS_H_
#define EMEND_FACTS_PLAIN_STATEMENTS_H_

#include <cstddef>
#include <vector>

#include "passages/checked_file.h"

namespace emend::facts {

constexpr size_t kSubjectWords = 4;  // with weight, of such a statement
constexpr size_t kValueWords = 3;

// The passages that may hold a plain statement about something of which at least so many of the file speak.
std::vector<bool> FindPlainStatements(const CheckedFile& file, size_t least);

}  // namespace emend::facts

#endif  // EMEND_FACTS_PLAIN_STATEMENTS_H_
