// What stands around a passage and says what it is about.
#ifndef EMEND_FACTS_SURROUNDINGS_H_
#define EMEND_FACTS_SURROUNDINGS_H_

#include <vector>

#include "passages/checked_file.h"

namespace emend::facts {

// Whether items may continue what stands before them: a heading, or words with a colon behind them.
bool IsContinuedByItems(const Passage& lead);

class Surroundings {
 public:
  // `file` must outlive it.
  explicit Surroundings(const CheckedFile& file);

  // The passage with the note's question; -1 if there is none.
  int QuestionOf(int passage) const;

  // Passages that say what a passage is about, nearest first: lead-in, headings, question.
  std::vector<int> ContextOf(int passage) const;

 private:
  const CheckedFile* file_;
  std::vector<int> questions_;  // of each note
};

}  // namespace emend::facts

#endif  // EMEND_FACTS_SURROUNDINGS_H_
