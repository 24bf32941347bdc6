// Which terms two questions share, and which each has alone.
#ifndef EMEND_DEDUP_TERM_MATCH_H_
#define EMEND_DEDUP_TERM_MATCH_H_

#include <array>
#include <vector>

#include "dedup/question_features.h"

namespace emend {

// A term that only one of the questions has.
struct UnsharedTerm {
  const Term* term;
  double weight;         // may differ from the term's own
  bool told = false;     // in a pattern of what both are known as
  bool matched = false;  // another word for what the other question has
};

struct TermMatch {
  double shared = 0;  // weights
  double all = 0;
  int subjects = 0;          // shared terms that weigh much in both
  int anchors = 0;           // shared terms of both anchors
  bool described = false;    // one of the questions describes what the other names or describes too
  bool known = false;        // both are known as the same, see known_questions.h
  int known_anchors = 0;     // terms of anchors that say it
  bool known_whole = false;  // as the same question, not only about the same thing
  bool known_apart = false;  // as different questions
  bool excludes = false;     // what one question names rules out what the other names
  bool is_hopeless = false;  // so little is shared that nothing but the answers can make them one; `unshared` is raw
  std::array<std::vector<UnsharedTerm>, 2> unshared;  // of the first question, of the second

  double Share() const { return all > 0 ? shared / all : 0; }
};

// `even_hopeless`: goes on where the questions share next to nothing.
TermMatch MatchTerms(const QuestionFeatures& a, const QuestionFeatures& b, const Lexicon& lexicon, bool even_hopeless);

}  // namespace emend

#endif  // EMEND_DEDUP_TERM_MATCH_H_
