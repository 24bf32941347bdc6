#include "import/habit_changes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>

namespace emend {
namespace {

constexpr double kAlpha = 0.3;         // lines that a class is worth before any is seen
constexpr size_t kLeastLines = 6;      // of a document
constexpr double kLeastGain = 20;      // log-odds of a border, by all its lines
constexpr double kGainPerLine = 0.28;  // of the smaller side: parts of a long document have ways of their own too
constexpr double kManyTimes = 2;       // times what is due
constexpr std::array<size_t, 2> kWindows = {800, 200};  // lines that are looked at together
constexpr size_t kWidest = kWindows[0];
constexpr int kDeepest = 8;  // borders within borders

// log(n + kAlpha) for all counts that a window may have.
class LogTable {
 public:
  explicit LogTable(size_t most) : logs_(most + 1) {
    for (size_t n = 0; n <= most; ++n) logs_[n] = static_cast<float>(std::log(static_cast<double>(n) + kAlpha));
  }
  float of(size_t n) const { return logs_[n]; }

 private:
  std::vector<float> logs_;
};

// How often each class of each aspect comes on one side of a border.
struct ClassCounts {
  std::array<std::array<uint16_t, kMostAspectClasses>, kAspects> of{};
  std::array<uint16_t, kAspects> totals{};
};

class ChangeFinder {
 public:
  explicit ChangeFinder(std::span<const RegionSite> sites)
      : sites_(sites), logs_(std::min(sites.size(), kWidest) + kMostAspectClasses) {}

  std::vector<HabitChange> Find() const {
    std::vector<size_t> found;
    for (const size_t window : kWindows) {
      if (window == kWidest || sites_.size() > window) LookThrough(window, found);
    }
    std::sort(found.begin(), found.end());
    const auto same = [](size_t a, size_t b) { return b - a < kLeastLines; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    return Settle(found);
  }

 private:
  // Windows overlap by half; near its ends a window shows too little of one side.
  void LookThrough(size_t window, std::vector<size_t>& found) const {
    for (size_t begin = 0; begin == 0 || begin + window / 2 < sites_.size(); begin += window / 2) {
      const size_t end = std::min(begin + window, sites_.size());
      const size_t from = begin == 0 ? 0 : begin + window / 4;
      const size_t to = end == sites_.size() ? end : end - window / 4;
      std::vector<HabitChange> here;
      Cut(begin, end, kDeepest, here);
      for (const HabitChange& change : here) {
        if (change.site >= from && change.site < to) found.push_back(change.site);
      }
    }
  }

  // Each border anew between its neighbours, and then what stands between them.
  std::vector<HabitChange> Settle(const std::vector<size_t>& found) const {
    constexpr size_t kReach = kWidest / 2;
    std::vector<HabitChange> settled;
    for (size_t k = 0; k < found.size(); ++k) {
      const size_t before = settled.empty() ? 0 : settled.back().site;
      const size_t after = k + 1 < found.size() ? found[k + 1] : sites_.size();
      const size_t begin = std::max(before, found[k] - std::min(found[k], kReach));
      const std::optional<HabitChange> change = BestBorder(begin, std::min(after, found[k] + kReach));
      if (!change) continue;
      Cut(begin, change->site, kDeepest, settled);
      settled.push_back(*change);
    }
    if (settled.empty()) return settled;
    const size_t last = settled.back().site;
    Cut(last, std::min(sites_.size(), last + kReach), kDeepest, settled);
    return settled;
  }

  // The title that stands above site `at` and the paragraphs below it; `at` if there is none.
  size_t TitleAbove(size_t begin, size_t at) const {
    constexpr size_t kReach = 4;
    size_t title = at;
    for (size_t i = at; sites_[i].apart && i > begin && i + kReach > at;) {
      --i;
      if (!sites_[i].apart || (!sites_[i].title && !sites_[i].prose)) break;
      if (sites_[i].title) title = i;
    }
    return title;
  }

  // Appends the borders within [begin, end), in order.
  void Cut(size_t begin, size_t end, int depth, std::vector<HabitChange>& found) const {
    if (depth == 0) return;
    const std::optional<HabitChange> change = BestBorder(begin, end);
    if (!change) return;
    Cut(begin, change->site, depth - 1, found);
    found.push_back(*change);
    Cut(change->site, end, depth - 1, found);
  }

  // The one border within [begin, end) that gains most, if it gains what is due.
  std::optional<HabitChange> BestBorder(size_t begin, size_t end) const {
    if (end < begin + 2 * kLeastLines) return std::nullopt;
    ClassCounts left;
    ClassCounts right;
    for (size_t i = begin; i < end; ++i) {
      for (size_t k = 0; k < kAspects; ++k) {
        if (!Counts(i, k)) continue;
        ++right.of[k][sites_[i].classes[k]];
        ++right.totals[k];
      }
    }
    std::array<size_t, kAspects> prior{};  // lines that all classes that come here are worth, but for one
    for (size_t k = 0; k < kAspects; ++k) {
      const auto classes = std::count_if(right.of[k].begin(), right.of[k].end(), [](uint16_t n) { return n > 0; });
      if (classes > 0) prior[k] = static_cast<size_t>(std::lround(kAlpha * static_cast<double>(classes - 1)));
    }
    std::optional<HabitChange> found;
    double most = 0;  // more than is due
    double gain = 0;  // of a border before site i
    for (size_t i = begin; i + kLeastLines <= end; ++i) {
      if (i >= begin + kLeastLines) {
        const double due = std::max(kLeastGain, kGainPerLine * static_cast<double>(std::min(i - begin, end - i)));
        const double more = gain + static_cast<double>(sites_[i].prior) - due;
        if (more > most) {
          most = more;
          const bool strong = sites_[i].opens || more > (kManyTimes - 1) * due;
          found = {i, strong ? BorderEvidence::kStrong : BorderEvidence::kFair};
        }
      }
      for (size_t k = 0; k < kAspects; ++k) {
        if (!Counts(i, k)) continue;
        uint16_t& grows = left.of[k][sites_[i].classes[k]];
        uint16_t& shrinks = right.of[k][sites_[i].classes[k]];
        gain += static_cast<double>(logs_.of(grows++) - logs_.of(prior[k] + left.totals[k]++));
        gain -= static_cast<double>(logs_.of(--shrinks) - logs_.of(prior[k] + --right.totals[k]));
      }
    }
    if (found) found->site = TitleAbove(begin + kLeastLines, found->site);
    return found;
  }

  bool Counts(size_t site, size_t aspect) const { return (sites_[site].counted >> aspect & 1) != 0; }

  std::span<const RegionSite> sites_;
  const LogTable logs_;
};

}  // namespace

std::vector<HabitChange> FindHabitChanges(std::span<const RegionSite> sites) { return ChangeFinder(sites).Find(); }

}  // namespace emend
