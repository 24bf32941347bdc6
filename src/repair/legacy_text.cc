#include "repair/legacy_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/utf8.h"
#include "repair/text_model.h"

namespace emend {
namespace {

constexpr size_t kSample = 100000;  // pairs of characters that are scored at most

// How often each byte follows each other one, where one of the two is not ASCII.
using PairCounts = std::vector<uint32_t>;

PairCounts CountPairs(std::string_view bytes) {
  PairCounts counts(size_t{256} * 256);
  size_t seen = 0;
  unsigned char last = ' ';
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte | last) >= 0x80) {
      ++counts[size_t{last} * 256 + byte];
      if (++seen == kSample) break;
    }
    last = byte;
  }
  return counts;
}

double CostIn(const CodePage& page, const PairCounts& counts) {
  const TextModel& model = TextModel::Instance();
  std::array<TextModel::Glyph, 256> glyphs;
  for (size_t byte = 0; byte < 256; ++byte) {
    glyphs[byte] = model.Look(byte < 0x80 ? static_cast<char32_t>(byte) : page.ToUnicode(static_cast<uint8_t>(byte)));
  }
  double cost = 0;
  for (size_t pair = 0; pair < counts.size(); ++pair) {
    if (counts[pair] != 0)
      cost += static_cast<double>(counts[pair]) * model.Cost(glyphs[pair / 256].kind, glyphs[pair % 256]);
  }
  return cost / 4;
}

}  // namespace

std::optional<LegacyGuess> GuessCodePage(std::string_view bytes) {
  const PairCounts counts = CountPairs(bytes);
  const auto pages = CodePages();
  std::vector<double> costs;
  for (const CodePage& page : pages) costs.push_back(CostIn(page, counts));
  // Pages that come first are the more usual ones: they win where nothing tells two apart.
  const auto best = std::min_element(costs.begin(), costs.end());
  double total = 0;
  for (const double cost : costs) total += std::exp(*best - cost);
  return LegacyGuess{&pages[static_cast<size_t>(best - costs.begin())], std::min(0.99, 1 / total)};
}

std::string DecodeLegacy(std::string_view bytes, const CodePage& page) {
  std::array<std::string, 128> upper;
  for (size_t i = 0; i < upper.size(); ++i) AppendUtf8(page.ToUnicode(static_cast<uint8_t>(i + 128)), upper[i]);
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 4);
  for (size_t at = 0; at < bytes.size();) {
    const size_t next = FindNonAscii(bytes, at);
    text.append(bytes, at, next - at);
    if (next < bytes.size()) text += upper[static_cast<unsigned char>(bytes[next]) & 0x7F];
    at = next + 1;
  }
  return text;
}

}  // namespace emend
