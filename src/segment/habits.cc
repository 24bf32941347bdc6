#include "segment/habits.h"

#include <algorithm>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {

size_t WrapWidth(const Document& document) {
  constexpr size_t kWidest = 140;
  std::vector<size_t> widths;
  size_t wide = 0;
  for (const Line& line : document.lines) {
    if (line.kind != LineKind::kText && line.kind != LineKind::kItem) continue;
    const size_t width = CountCodePoints(line.text);
    if (width > kWidest)
      ++wide;
    else if (width > 40)
      widths.push_back(width);
  }
  if (widths.size() < 8 || wide * 10 > widths.size()) return 0;
  const auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
  std::nth_element(widths.begin(), at, widths.end());
  return *at;
}

bool UsesCapitals(const Document& document) {
  size_t lower = 0;
  size_t upper = 0;
  for (const Line& line : document.lines) {
    if (line.kind != LineKind::kText && line.kind != LineKind::kItem) continue;
    const char32_t first = DecodeUtf8(line.content, 0).value;
    lower += IsLower(first);
    upper += IsUpper(first);
  }
  return lower < upper;
}

}  // namespace emend
