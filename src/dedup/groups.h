#ifndef EMEND_DEDUP_GROUPS_H_
#define EMEND_DEDUP_GROUPS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

namespace emend {

struct QuestionScore {
  double score = 0;
  bool excluded = false;  // the two are never in one group
};

struct ScoredPair {
  uint32_t a = 0;
  uint32_t b = 0;  // > a
  double score = 0;
  bool excluded = false;
};

struct Group {
  std::vector<uint32_t> members;  // rising
  double score = 1;               // of the two parts that fit each other least
};

// Groups by average linkage, the best pairs first: two groups become one where their members fit each other on average
// and none of them badly, so that A ~ B ~ C does not join A and C. Goes on until no two groups can be joined.
//
// `group_of`: the group that each member is in already, named by its first member. `compare` scores any pair.
// Returns the groups of two and more by their first members.
std::map<uint32_t, Group> GroupPairs(std::span<const uint32_t> group_of, std::span<const ScoredPair> pairs, double same,
                                     const std::function<QuestionScore(uint32_t, uint32_t)>& compare);

}  // namespace emend

#endif  // EMEND_DEDUP_GROUPS_H_
