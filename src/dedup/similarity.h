// How likely are two questions one? A score from 0 to 1, and why.
//
//   score = shared weight of the terms / all weight of the terms  x  agreement of the kinds  +- what the answers say
//
// Two questions that name different members of a slot (contrasts.def), different numbers or different platforms are
// different questions, however much they share.
#ifndef EMEND_DEDUP_SIMILARITY_H_
#define EMEND_DEDUP_SIMILARITY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dedup/question_features.h"

namespace emend {

// The words of an answer, without its code: the smallest hashes stand for all of them (a bottom-k sketch), so that two
// answers can be compared by what was kept.
struct AnswerSketch {
  std::vector<uint32_t> hashes;  // sorted
  uint32_t words = 0;            // different ones
};

AnswerSketch SketchAnswer(std::string_view answer);

struct AnswerEvidence {
  double overlap = -1;   // the share of the shorter answer's words that the other has too; -1: too short to tell
  double certainty = 0;  // 0 to 1, by the length of the shorter answer
};

AnswerEvidence CompareAnswers(const AnswerSketch& a, const AnswerSketch& b);

struct AskedFeatures {
  const QuestionFeatures& question;
  const AnswerSketch& answer;
};

struct Similarity {
  double score = 0;
  double terms = 0;  // before kinds and answers
  double kinds = 1;
  double answers = -1;    // AnswerEvidence::overlap
  bool excluded = false;  // by a slot, a number or a platform
};

Similarity CompareQuestions(const AskedFeatures& a, const AskedFeatures& b, const Lexicon& lexicon);

// One line for a person: what both have, what one has alone, the kinds, the score.
std::string ExplainSimilarity(const QuestionFeatures& a, const QuestionFeatures& b, const Similarity& similarity);

}  // namespace emend

#endif  // EMEND_DEDUP_SIMILARITY_H_
