// What is kept of an answer to compare it by: hashes of its telling words.
#ifndef EMEND_DEDUP_ANSWER_SKETCH_H_
#define EMEND_DEDUP_ANSWER_SKETCH_H_

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "dedup/language.h"
#include "dedup/lexicon.h"

namespace emend {

// The words of an answer that a text about something else would lack, outside fenced code. The smallest hashes stand
// for all of them (a bottom-k sketch, Broder 1997), so that two answers can be compared by what was kept.
struct AnswerSketch {
  std::vector<uint32_t> hashes;     // sorted; odd ones are of words that answers share whatever they are about
  std::vector<uint32_t> beginning;  // sorted: of the first words; empty where `hashes` has all
  uint32_t words = 0;               // different ones

  bool Mentions(uint64_t term_key) const;
};

// `language`: of the question.
AnswerSketch SketchAnswer(std::string_view answer, Language language, const Lexicon& lexicon);

struct AnswerEvidence {
  double overlap = -1;  // the share of the shorter answer's words that the other has too; -1: one of them is empty
  double telling = 0;   // how many words the two share that speak for one question
};

// `is_asked`: true for the hash of a word that one of the questions names. That both answers have it too says nothing.
AnswerEvidence CompareAnswers(const AnswerSketch& a, const AnswerSketch& b,
                              const std::function<bool(uint32_t)>& is_asked);

}  // namespace emend

#endif  // EMEND_DEDUP_ANSWER_SKETCH_H_
