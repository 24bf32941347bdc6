#include "base/line_diff.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace emend {
namespace {

constexpr size_t kMostCells = 1'000'000;  // of a table of common subsequences

struct Match {
  size_t a, b;
};

// Finds the lines that both texts share, in order.
class Matcher {
 public:
  Matcher(const LinesOfText& a, const LinesOfText& b) : a_(a), b_(b) {}

  std::vector<Match> Run() {
    pending_.push_back({0, a_.size(), 0, b_.size()});
    while (!pending_.empty()) {
      LineChange stretch = pending_.back();
      pending_.pop_back();
      TakeEqualEnds(stretch);
      if (stretch.a == stretch.a_end || stretch.b == stretch.b_end) continue;
      if (!SplitAtAnchors(stretch)) TakeCommonSubsequence(stretch);
    }
    std::sort(matches_.begin(), matches_.end(), [](const Match& x, const Match& y) { return x.a < y.a; });
    return std::move(matches_);
  }

 private:
  void TakeEqualEnds(LineChange& s) {
    while (s.a < s.a_end && s.b < s.b_end && a_[s.a] == b_[s.b]) matches_.push_back({s.a++, s.b++});
    while (s.a < s.a_end && s.b < s.b_end && a_[s.a_end - 1] == b_[s.b_end - 1]) {
      matches_.push_back({--s.a_end, --s.b_end});
    }
  }

  // Cuts the stretch at lines that occur once on both sides; false if there are none.
  bool SplitAtAnchors(const LineChange& s) {
    struct Count {
      size_t in_a = 0, in_b = 0, b = 0;
    };
    std::unordered_map<std::string_view, Count> counts;
    for (size_t i = s.a; i < s.a_end; ++i) ++counts[a_[i]].in_a;
    for (size_t i = s.b; i < s.b_end; ++i) {
      const auto found = counts.find(b_[i]);
      if (found != counts.end()) ++found->second.in_b, found->second.b = i;
    }
    std::vector<Match> unique;
    for (size_t i = s.a; i < s.a_end; ++i) {
      const Count& count = counts[a_[i]];
      if (count.in_a == 1 && count.in_b == 1) unique.push_back({i, count.b});
    }
    LineChange rest = s;
    for (const Match& anchor : LongestRising(unique)) {
      pending_.push_back({rest.a, anchor.a, rest.b, anchor.b});
      matches_.push_back(anchor);
      rest.a = anchor.a + 1, rest.b = anchor.b + 1;
    }
    if (rest.a != s.a || rest.b != s.b) pending_.push_back(rest);
    return !unique.empty();
  }

  // The longest run of matches, sorted by a, that rises in b too (patience sorting).
  static std::vector<Match> LongestRising(const std::vector<Match>& matches) {
    std::vector<size_t> tops;                              // the match that ends the best run of each length
    std::vector<size_t> before(matches.size(), SIZE_MAX);  // the match before each in its run
    for (size_t i = 0; i < matches.size(); ++i) {
      const auto pile = std::lower_bound(tops.begin(), tops.end(), matches[i].b,
                                         [&](size_t top, size_t b) { return matches[top].b < b; });
      if (pile != tops.begin()) before[i] = *std::prev(pile);
      if (pile == tops.end()) {
        tops.push_back(i);
      } else {
        *pile = i;
      }
    }
    std::vector<Match> run;
    for (size_t i = tops.empty() ? SIZE_MAX : tops.back(); i != SIZE_MAX; i = before[i]) run.push_back(matches[i]);
    std::reverse(run.begin(), run.end());
    return run;
  }

  void TakeCommonSubsequence(const LineChange& s) {
    const size_t rows = s.a_end - s.a, columns = s.b_end - s.b;
    if (rows > kMostCells / columns) return;
    std::vector<uint32_t> length((rows + 1) * (columns + 1), 0);  // of what is left from (i, j) on
    const auto at = [&](size_t i, size_t j) -> uint32_t& { return length[i * (columns + 1) + j]; };
    for (size_t i = rows; i-- > 0;) {
      for (size_t j = columns; j-- > 0;) {
        at(i, j) = a_[s.a + i] == b_[s.b + j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    for (size_t i = 0, j = 0; i < rows && j < columns;) {
      if (a_[s.a + i] == b_[s.b + j]) {
        matches_.push_back({s.a + i++, s.b + j++});
      } else {
        at(i + 1, j) >= at(i, j + 1) ? ++i : ++j;
      }
    }
  }

  const LinesOfText& a_;
  const LinesOfText& b_;
  std::vector<LineChange> pending_;
  std::vector<Match> matches_;
};

}  // namespace

LinesOfText SplitLines(std::string_view text) {
  LinesOfText lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

std::vector<LineChange> FindLineChanges(const LinesOfText& a, const LinesOfText& b) {
  std::vector<LineChange> changes;
  size_t i = 0, j = 0;
  std::vector<Match> matches = Matcher(a, b).Run();
  matches.push_back({a.size(), b.size()});
  for (const Match& match : matches) {
    if (match.a > i || match.b > j) changes.push_back({i, match.a, j, match.b});
    i = match.a + 1, j = match.b + 1;
  }
  return changes;
}

}  // namespace emend
