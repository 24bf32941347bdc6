// Which pairs of questions are worth comparing?
//
// An inverted index over what questions share: a subject term, two of the rarest ones, all of them; and, where they are
// few, over what their answers tell. A term that many
// questions share joins none by itself, so the pairs grow with the questions, not with their square.
#ifndef EMEND_DEDUP_CANDIDATES_H_
#define EMEND_DEDUP_CANDIDATES_H_

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "dedup/answer_sketch.h"
#include "dedup/question_features.h"

namespace emend {

// Calls work(0) … work(count - 1) in any order, perhaps at the same time.
using ForEach = std::function<void(size_t count, const std::function<void(size_t)>& work)>;

void ForEachInOrder(size_t count, const std::function<void(size_t)>& work);

class CandidateIndex {
 public:
  // `answers`: one for each question; they lead to one another only where the questions are few. Keeps nothing of both.
  CandidateIndex(std::span<const QuestionFeatures> questions, std::span<const AnswerSketch> answers,
                 const ForEach& for_each);

  // The numbers of the questions, larger than `question`, that it may be the same as: sorted, each once.
  void Find(uint32_t question, std::vector<uint32_t>& found) const;

 private:
  struct Posting {
    uint64_t key;
    uint32_t question;
  };

  size_t widest_;                    // how many questions a key may lead to
  std::vector<Posting> postings_;    // by key, then question
  std::vector<uint32_t> first_key_;  // of each question in keys_
  std::vector<uint64_t> keys_;
  std::vector<uint32_t> slots_;  // where the postings of each leading part of a key begin
  unsigned slot_shift_ = 0;
};

}  // namespace emend

#endif  // EMEND_DEDUP_CANDIDATES_H_
