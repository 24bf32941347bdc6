// How likely are two questions one? A score from 0 to 1, and why.
//
//   score = logistic(sum of the evidence x its weight), see evidence.def
//
// Two questions that name different members of a slot (contrasts.def), different numbers or different grounds, compare
// different things, or are word for word the same but for one word, are different questions, whatever speaks for them.
#ifndef EMEND_DEDUP_SIMILARITY_H_
#define EMEND_DEDUP_SIMILARITY_H_

#include <array>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "dedup/answer_sketch.h"
#include "dedup/question_features.h"

namespace emend {

struct AskedFeatures {
  const QuestionFeatures& question;
  const AnswerSketch& answer;
};

struct DedupEvidence {
  double weight;
  const char* what;
  bool is_of_answers;
};

inline constexpr DedupEvidence kEvidenceTable[] = {
#define EVIDENCE(weight, what) {weight, what, false},
#define ANSWERS(weight, what) {weight, what, true},
#include "dedup/evidence.def"
#undef ANSWERS
#undef EVIDENCE
};
inline constexpr size_t kEvidence = std::size(kEvidenceTable);

struct Similarity {
  double score = 0;
  double of_questions = 0;  // the score without the answers
  double overlap = 0;       // from 0 to 1: how much the questions have in common, one or not
  double terms = 0;         // the share of the terms' weight that is common
  double kinds = 1;
  double answers = -1;                       // AnswerEvidence::overlap
  bool excluded = false;                     // the questions rule each other out
  std::array<double, kEvidence> evidence{};  // value x weight, by kEvidenceTable
};

Similarity CompareQuestions(const AskedFeatures& a, const AskedFeatures& b, const Lexicon& lexicon);

// One line for a person: what both have, what one has alone, the kinds, the score.
std::string ExplainSimilarity(const QuestionFeatures& a, const QuestionFeatures& b, const Similarity& similarity);

}  // namespace emend

#endif  // EMEND_DEDUP_SIMILARITY_H_
