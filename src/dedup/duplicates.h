// The same question asked twice: questions and answers -> groups of one question, and pairs that only overlap.
//
//   questions -> terms and kinds -> candidates -> scores -> groups
//
// A pure function of the questions: their order does not matter to who joins whom, nor how the work is shared out. The
// score of a pair depends on that pair (and on the acronyms that the questions explain), so a new question changes only
// the groups around it.
#ifndef EMEND_DEDUP_DUPLICATES_H_
#define EMEND_DEDUP_DUPLICATES_H_

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dedup/candidates.h"

namespace emend {

// Scores from 0 to 1.
struct DedupThresholds {
  double same = 0.63;     // from here on two questions are one
  double related = 0.45;  // from here on they overlap
};

struct AskedWording {
  std::string_view question;
  std::string_view answer;  // may be empty
};

// Must outlive the call only.
struct AskedQuestion {
  AskedWording wording;
  std::vector<AskedWording> others;  // that are known to ask the same
  uint32_t kind = 0;                 // questions of different kinds are related at most
};

struct SameQuestions {
  std::vector<size_t> members;  // numbers of the questions, rising
  double score = 0;             // how well the two parts fit that fit least
};

struct RelatedQuestions {
  size_t a = 0;
  size_t b = 0;  // > a
  double score = 0;
};

struct Duplicates {
  std::vector<SameQuestions> groups;      // by their first members
  std::vector<RelatedQuestions> related;  // by a, then b; none of one group
};

// What is known of two questions before they are read. Symmetric.
enum class Tie : uint8_t {
  kNone,
  kOneDocument,  // which hardly asks twice, and answers all it asks in the words of one field: answers cannot join them
  kApart,        // a person said so: never in one group
};
using TieOf = std::function<Tie(size_t, size_t)>;

Duplicates FindDuplicates(std::span<const AskedQuestion> questions, const DedupThresholds& thresholds = {},
                          const TieOf& tie_of = {}, const ForEach& for_each = ForEachInOrder);

// Why two questions are one, or are not: one line.
std::string ExplainPair(const AskedWording& a, const AskedWording& b);

}  // namespace emend

#endif  // EMEND_DEDUP_DUPLICATES_H_
