#include "repair/evidence.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "repair/lookahead.h"
#include "repair/soundness.h"
#include "repair/strict_reading.h"

namespace emend {
namespace {

constexpr int kBegin = 32;  // what damage costs in a text of which nothing else is known
constexpr int kLeastBegin = 2;
constexpr int kChange = 12;  // what a stretch must gain by another misreading than the rest of the document
constexpr int kMostMisreadings = 4;
constexpr double kDoubt = 6;  // stretches without damage that are imagined besides those of the sample

int FromProbability(double p) { return static_cast<int>(std::lround(-4 * std::log(p))); }

// How much cheaper each misreading makes a stretch than it is as it stands; 0 where it does not.
struct Gains {
  std::array<int, Misreadings::kCount> by{};
};

Gains WeighStretch(const Stretch& stretch, DamageReader& reader) {
  const DamageCosts& costs = reader.costs();
  Gains gains;
  const int as_it_is = CostAsItIs(stretch);
  const Fit fit = FitMisreadings(stretch);
  const std::optional<StrictReading> strict = ReadStrictly(stretch, fit.whole, 0, costs);
  const uint32_t hopeless = strict ? fit.poor : HopelessMisreadings(stretch, fit.whole);
  for (const Suspect& suspect : FindSuspects(stretch)) {
    const auto i = static_cast<size_t>(suspect.misreading);
    const auto same = static_cast<size_t>(suspect.same_as);
    // What comes nowhere near the best explains nothing: how much it gains does not matter.
    if ((hopeless >> i & 1) != 0) continue;
    if (same != i) {
      gains.by[i] = gains.by[same];
    } else if (strict) {
      const std::optional<Reading> alike = ReadStrictly(stretch, suspect.misreading, costs);
      const int cost = alike ? alike->cost : reader.Read(stretch, {&suspect.misreading, 1}).cost;
      gains.by[i] = std::max(0, as_it_is - cost);
    } else {
      const Reading reading = reader.Read(stretch, {&suspect.misreading, 1});
      int cost = reading.cost;
      if (LooksDamaged(reading)) {
        if (const auto through = ReadThrough(stretch, suspect.misreading, reader)) cost = std::min(cost, through->cost);
      }
      gains.by[i] = std::max(0, as_it_is - cost);
    }
  }
  return gains;
}

// Chooses few misreadings that explain most: each time the one that improves most on those chosen before. What none of
// them explains is some other damage, at the price of damage of which nothing is known.
std::vector<int> ChooseMisreadings(std::span<const Gains> gains) {
  std::vector<int> best;
  std::vector<int> unexplained;  // of what could be gained at a stretch
  for (const Gains& stretch : gains) {
    best.push_back(*std::max_element(stretch.by.begin(), stretch.by.end()));
    unexplained.push_back(std::min(best.back(), kBegin));
  }
  std::vector<int> chosen;
  while (static_cast<int>(chosen.size()) < kMostMisreadings) {
    const int margin = chosen.empty() ? 0 : kChange;
    std::array<int64_t, Misreadings::kCount> improvements{};
    for (size_t i = 0; i < improvements.size(); ++i) improvements[i] = -Misreadings::Instance().all()[i].rarity;
    for (size_t s = 0; s < gains.size(); ++s) {
      for (size_t i = 0; i < improvements.size(); ++i) {
        improvements[i] += std::max(0, unexplained[s] - (best[s] - gains[s].by[i]) - margin);
      }
    }
    const auto most = std::max_element(improvements.begin(), improvements.end());
    if (*most <= (chosen.empty() ? 0 : kBegin)) break;
    const auto misreading = static_cast<size_t>(most - improvements.begin());
    chosen.push_back(static_cast<int>(misreading));
    for (size_t s = 0; s < gains.size(); ++s)
      unexplained[s] = std::min(unexplained[s], best[s] - gains[s].by[misreading]);
  }
  return chosen;
}

}  // namespace

DamageCosts UnknownCosts() {
  DamageCosts costs;
  costs.begin.fill(kBegin);
  return costs;
}

DamageCosts LeastCosts(const DamageCosts& a, const DamageCosts& b) {
  DamageCosts least = a;
  for (size_t i = 0; i < least.begin.size(); ++i) least.begin[i] = std::min(a.begin[i], b.begin[i]);
  for (const auto cost : {&DamageCosts::go_on, &DamageCosts::change, &DamageCosts::end, &DamageCosts::lost,
                          &DamageCosts::undefined, &DamageCosts::unknown, &DamageCosts::spaced}) {
    least.*cost = std::min(a.*cost, b.*cost);
  }
  return least;
}

DamageCosts WeighEvidence(std::span<const Stretch> sample, size_t* read) {
  const auto all = Misreadings::Instance().all();
  DamageCosts costs = UnknownCosts();  // rarity counts once for a document, not for each stretch
  Soundness soundness(costs);
  DamageReader reader(costs, read);
  std::vector<Gains> gains;
  for (const Stretch& stretch : sample) {
    gains.push_back(soundness.IsSound(stretch) ? Gains() : WeighStretch(stretch, reader));
  }
  for (size_t i = 0; i < all.size(); ++i) costs.begin[i] += all[i].rarity;
  const std::vector<int> chosen = ChooseMisreadings(gains);
  if (chosen.empty()) return costs;

  std::array<double, Misreadings::kCount> stretches{};
  double lost = 0;
  double undefined = 0;
  double shown = 0;  // characters read whole
  double spaced = 0;
  for (size_t s = 0; s < sample.size(); ++s) {
    const auto best = std::max_element(chosen.begin(), chosen.end(), [&](int a, int b) {
      return gains[s].by[static_cast<size_t>(a)] < gains[s].by[static_cast<size_t>(b)];
    });
    const int gain = gains[s].by[static_cast<size_t>(*best)];
    if (gain == 0) continue;
    const double weight = 1 - std::exp(-gain / 4.0);
    stretches[static_cast<size_t>(*best)] += weight;
    for (const DamagePiece& piece : reader.Read(sample[s], {&*best, 1}).pieces) {
      if (piece.misreading < 0) continue;
      (piece.lost > 0 ? lost : shown) += weight;
      if (piece.spaced) spaced += weight;
    }
  }
  (void)undefined;
  const double count = static_cast<double>(sample.size()) + kDoubt;
  for (const int i : chosen) {
    int& begin = costs.begin[static_cast<size_t>(i)];
    begin = std::clamp(FromProbability((stretches[static_cast<size_t>(i)] + 0.01) / count), kLeastBegin, begin);
  }
  costs.lost = std::clamp(FromProbability((lost * 8 + 0.02) / (lost * 8 + shown + 1)), 2, costs.lost);
  costs.spaced = std::clamp(FromProbability((spaced * 8 + 0.05) / (spaced * 8 + shown + 1)), 4, costs.spaced);
  return costs;
}

uint32_t EstablishedMisreadings(const DamageCosts& costs) {
  uint32_t established = 0;
  for (size_t i = 0; i < costs.begin.size(); ++i) {
    if (costs.begin[i] < kBegin) established |= 1U << i;
  }
  return established;
}

}  // namespace emend
