// What the quick scan passes over, a search leaves as it is.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "bench/made_text.h"
#include "repair/code_pages.h"
#include "repair/damage_search.h"
#include "repair/evidence.h"
#include "repair/quick_scan.h"
#include "repair/stretch.h"

namespace emend {
namespace {

class MixedText {
 public:
  // Words of one language among those of others, some of them read as a code page, a few of their characters lost.
  std::string Line(const LanguageWords& language) {
    std::string line;
    for (size_t i = 4 + Random(8); i > 0; --i) {
      const LanguageWords& other = kLanguages[Random(std::size(kLanguages))];
      std::string word = Word(Random(4) == 0 ? other : language);
      if (Random(12) == 0) word = Misread(word, CodePages()[Random(CodePages().size())]);
      line += word + (Random(3) == 0 ? ", " : Random(5) == 0 ? "" : " ");
    }
    return line;
  }

 private:
  static std::string Word(std::string_view words, size_t number) {
    size_t begin = 0;
    while (number-- > 0 && words.find(' ', begin) != std::string_view::npos) begin = words.find(' ', begin) + 1;
    return std::string(words.substr(begin, words.find(' ', begin) - begin));
  }
  std::string Word(const LanguageWords& language) { return Word(language.words, Random(60)); }

  std::string Misread(std::string_view word, const CodePage& page) {
    std::string out;
    for (const char c : word) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80 && Random(10) == 0) continue;
      AppendUtf8(byte < 0x80 ? byte : page.ToUnicode(byte), out);
    }
    return out;
  }

  size_t Random(size_t below) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<size_t>(state_ >> 33) % below;
  }

  uint64_t state_ = 5;
};

bool IsRepaired(const Stretch& stretch, const DamageCosts& costs) {
  DamageReader reader(costs);
  const std::vector<DamagePiece> pieces = reader.Read(stretch, DistinctMisreadings(stretch, costs)).pieces;
  return std::any_of(pieces.begin(), pieces.end(), [](const DamagePiece& piece) { return piece.misreading >= 0; });
}

// Of the stretches of a text that are repaired, the first; the size of the text if there is none.
size_t FindRepaired(std::string_view text, const DamageCosts& costs, uint32_t established) {
  Stretch stretch;
  for (Span span = FindStretch(text, 0, established); !span.empty(); span = FindStretch(text, span.end, established)) {
    ReadStretch(text, span, stretch);
    if (IsRepaired(stretch, costs)) return span.begin;
  }
  return text.size();
}

TEST(QuickScanTest, PassesOverNothingThatIsRepaired) {
  MixedText maker;
  DamageCosts known = UnknownCosts();
  known.begin[0] = known.begin[4] = 4;
  known.lost = 6;
  size_t sound = 0;
  for (const LanguageWords& language : kLanguages) {
    for (int i = 0; i < 60; ++i) {
      const std::string line = maker.Line(language);
      for (const DamageCosts& costs : {UnknownCosts(), known}) {
        const uint32_t established = EstablishedMisreadings(costs);
        size_t bytes_read = 0;
        QuickScan scan(line, costs, established, bytes_read);
        const size_t doubtful = scan.FindDoubtful(0, line.size());
        EXPECT_LE(doubtful, FindRepaired(line, costs, established)) << line;
        if (doubtful == line.size()) ++sound;
      }
    }
  }
  EXPECT_GT(sound, 300U);
}

}  // namespace
}  // namespace emend
