#include "base/nearest.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"

namespace emend {
namespace {

// Longer names are no slips of the pen but something else; the limit also bounds the work.
constexpr size_t kLongestName = 64;

size_t Distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const bool same = AsciiLower(a[i - 1]) == AsciiLower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && AsciiLower(a[i - 1]) == AsciiLower(b[j - 2]) &&
                           AsciiLower(a[i - 2]) == AsciiLower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string_view NearestName(std::string_view name, std::span<const std::string_view> known) {
  if (name.empty() || name.size() > kLongestName) return {};
  std::string_view nearest;
  size_t least = std::max<size_t>(1, name.size() / 3) + 1;  // one slip in three letters
  for (const std::string_view candidate : known) {
    if (candidate.size() > kLongestName) continue;
    const size_t distance = Distance(name, candidate);
    if (distance < least) least = distance, nearest = candidate;
  }
  return nearest;
}

}  // namespace emend
