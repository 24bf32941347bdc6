#include "dedup/groups.h"

#include <algorithm>

namespace emend {
namespace {

constexpr double kWorstBelow = 0.23;  // how far below the threshold the worst pair of a group may be
constexpr double kNearlyEqual = 0.9;
constexpr size_t kMostCompared = 24;  // members of a large group stand for all of it

class Grouper {
 public:
  Grouper(std::span<const uint32_t> group_of, double same,
          const std::function<QuestionScore(uint32_t, uint32_t)>& compare)
      : group_of_(group_of.begin(), group_of.end()), same_(same), compare_(compare) {
    for (uint32_t i = 0; i < group_of_.size(); ++i) {
      if (group_of_[i] != i) groups_[group_of_[i]].members.push_back(i);
    }
    for (auto& [first, group] : groups_) group.members.insert(group.members.begin(), first);
  }

  // True if the groups of the pair became one.
  bool TryJoin(const ScoredPair& pair) {
    const uint32_t x = std::min(group_of_[pair.a], group_of_[pair.b]);
    const uint32_t y = std::max(group_of_[pair.a], group_of_[pair.b]);
    if (x == y) return false;
    const std::vector<uint32_t> of_x = MembersOf(x), of_y = MembersOf(y);
    const double fit = of_x.size() == 1 && of_y.size() == 1 ? pair.score : Fit(of_x, of_y);
    if (fit < same_) return false;
    const auto absorbed = groups_.find(y);
    Group& group = groups_[x];
    group.score = std::min({group.score, fit, absorbed == groups_.end() ? 1.0 : absorbed->second.score});
    group.members = of_x;
    group.members.insert(group.members.end(), of_y.begin(), of_y.end());
    std::sort(group.members.begin(), group.members.end());
    groups_.erase(y);
    for (const uint32_t member : of_y) group_of_[member] = x;
    return true;
  }

  std::map<uint32_t, Group> TakeGroups() { return std::move(groups_); }

 private:
  std::vector<uint32_t> MembersOf(uint32_t group) const {
    const auto found = groups_.find(group);
    return found == groups_.end() ? std::vector<uint32_t>{group} : found->second.members;
  }

  // The average score of the pairs; 0 where one of them is bad. What is a known wording nearly word for word fits,
  // however far that wording is from the others: it was joined with them for a reason, perhaps by a person.
  double Fit(const std::vector<uint32_t>& of_x, const std::vector<uint32_t>& of_y) const {
    double sum = 0, best = 0, worst = 1;
    size_t compared = 0;
    for (size_t i = 0; i < std::min(of_x.size(), kMostCompared); ++i) {
      for (size_t j = 0; j < std::min(of_y.size(), kMostCompared); ++j) {
        const QuestionScore score = compare_(of_x[i], of_y[j]);
        if (score.excluded) return 0;
        sum += score.score;
        best = std::max(best, score.score);
        worst = std::min(worst, score.score);
        ++compared;
      }
    }
    if (best >= kNearlyEqual) return best;
    return worst < same_ - kWorstBelow ? 0 : sum / static_cast<double>(compared);
  }

  std::vector<uint32_t> group_of_;
  const double same_;
  const std::function<QuestionScore(uint32_t, uint32_t)>& compare_;
  std::map<uint32_t, Group> groups_;
};

}  // namespace

std::map<uint32_t, Group> GroupPairs(std::span<const uint32_t> group_of, std::span<const ScoredPair> pairs, double same,
                                     const std::function<QuestionScore(uint32_t, uint32_t)>& compare) {
  std::vector<const ScoredPair*> best;
  for (const ScoredPair& pair : pairs) {
    if (pair.score >= same && !pair.excluded) best.push_back(&pair);
  }
  std::sort(best.begin(), best.end(), [](const ScoredPair* x, const ScoredPair* y) {
    if (x->score != y->score) return x->score > y->score;
    return x->a != y->a ? x->a < y->a : x->b < y->b;
  });
  Grouper grouper(group_of, same, compare);
  for (bool joined = true; joined;) {
    joined = false;
    for (const ScoredPair* pair : best) joined |= grouper.TryJoin(*pair);
  }
  return grouper.TakeGroups();
}

}  // namespace emend
