// What is kept of an answer to compare it by: hashes of its telling words.
#ifndef EMEND_DEDUP_ANSWER_SKETCH_H_
#define EMEND_DEDUP_ANSWER_SKETCH_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dedup/language.h"
#include "dedup/lexicon.h"
#include "dedup/question_features.h"
#include "dedup/topics.h"

namespace emend {

// The words of an answer that a text about something else would lack, outside fenced code. The smallest hashes stand
// for all of them (a bottom-k sketch, Broder 1997), so that two answers can be compared by what was kept.
struct AnswerSketch {
  std::vector<uint32_t> hashes;     // sorted; odd ones are of words that answers share whatever they are about
  std::vector<uint32_t> beginning;  // sorted: of the first words; empty where `hashes` has all
  uint32_t words = 0;               // different ones
  TopicSketch topics;               // of the question and the answer together

  bool Mentions(uint64_t term_key) const;
};

// Sketches answers one after the other: what it has learned of a word it need not look up again.
class AnswerSketcher {
 public:
  explicit AnswerSketcher(const Lexicon& lexicon);

  AnswerSketch Sketch(std::string_view answer, const QuestionFeatures& question);

 private:
  struct KnownWord {
    uint64_t key = 0;     // hash of the word and the language
    uint32_t number = 0;  // of its stem, in the lexicon
    uint32_t hash = 0;    // for the sketch; 0: it tells nothing
    uint32_t topic_word = 0;
  };

  void ReadLine(std::string_view line, Language language);
  const KnownWord& Know(std::string_view word, Language language);
  uint32_t HashOf(std::string_view term) const;

  void AddTopicWords(const QuestionFeatures& question);
  void AddUnspacedTopicWords(std::string_view run);

  const Lexicon& lexicon_;
  TopicFinder topics_;
  std::vector<KnownWord> known_;  // by the key's last bits: a word takes the place of the one before
  std::string word_;
  std::vector<uint32_t> numbers_;  // of the line's words
  std::vector<uint32_t> hashes_;
  std::vector<uint32_t> found_;  // of the answer
};

struct AnswerEvidence {
  double overlap = -1;  // the share of the shorter answer's words that the other has too; -1: one of them is empty
  double telling = 0;   // how many words the two share that speak for one question
};

// `asked`, `asked_too`: the terms of the two questions. That both answers have them says nothing.
AnswerEvidence CompareAnswers(const AnswerSketch& a, const AnswerSketch& b, std::span<const Term> asked,
                              std::span<const Term> asked_too);

}  // namespace emend

#endif  // EMEND_DEDUP_ANSWER_SKETCH_H_
