#include "dedup/word_forms.h"

#include <algorithm>

#include "base/utf8.h"

namespace emend {
namespace {

size_t CommonPrefix(std::string_view a, std::string_view b) {
  const size_t most = std::min(a.size(), b.size());
  size_t n = 0;
  while (n < most && a[n] == b[n]) ++n;
  while (n > 0 && n < a.size() && (static_cast<unsigned char>(a[n]) & 0xC0) == 0x80) --n;
  return n;
}

}  // namespace

bool IsMisspelling(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < 7 || b.size() - a.size() > 1) return false;
  size_t from = CommonPrefix(a, b);
  if (from < 3) return false;
  std::string_view x = a.substr(from), y = b.substr(from);
  if (x.size() == y.size()) {
    if (x.size() > 1 && x[0] == y[1] && x[1] == y[0] && x.substr(2) == y.substr(2)) return true;
    return !x.empty() && x.substr(1) == y.substr(1);
  }
  return x == y.substr(1);
}

bool IsInflection(std::string_view a, std::string_view b) {
  const size_t common = CountCodePoints(a.substr(0, CommonPrefix(a, b)));
  const size_t longest = std::max(CountCodePoints(a), CountCodePoints(b));
  return common >= 4 && common * 10 >= longest * 7 && longest - common <= 3;
}

size_t WordsApart(std::span<const uint32_t> a, std::span<const uint32_t> b) {
  size_t begin = 0, end_a = a.size(), end_b = b.size();
  while (begin < end_a && begin < end_b && a[begin] == b[begin]) ++begin;
  while (end_a > begin && end_b > begin && a[end_a - 1] == b[end_b - 1]) --end_a, --end_b;
  const size_t x = end_a - begin, y = end_b - begin;
  const size_t most = std::max(x, y);
  if (most <= 1) return most;
  if (most >= kMostApart) return kMostApart;
  size_t costs[kMostApart];
  for (size_t j = 0; j <= y; ++j) costs[j] = j;
  for (size_t i = 1; i <= x; ++i) {
    size_t diagonal = costs[0];
    costs[0] = i;
    for (size_t j = 1; j <= y; ++j) {
      const size_t replaced = diagonal + (a[begin + i - 1] == b[begin + j - 1] ? 0 : 1);
      diagonal = costs[j];
      costs[j] = std::min({replaced, costs[j] + 1, costs[j - 1] + 1});
    }
  }
  return costs[y];
}

bool AreTurnedAround(std::span<const uint32_t> a, std::span<const uint32_t> b, std::span<const uint32_t> joiners) {
  if (a.size() != b.size()) return false;
  size_t i = 0, j = a.size();
  while (i < j && a[i] == b[i]) ++i;
  while (j > i && a[j - 1] == b[j - 1]) --j;
  if (j - i < 3 || a[i] != b[j - 1] || a[j - 1] != b[i]) return false;
  const auto between = a.subspan(i + 1, j - i - 2);
  if (!std::equal(between.begin(), between.end(), b.begin() + static_cast<std::ptrdiff_t>(i) + 1)) return false;
  return std::none_of(between.begin(), between.end(),
                      [&](uint32_t word) { return std::find(joiners.begin(), joiners.end(), word) != joiners.end(); });
}

}  // namespace emend
