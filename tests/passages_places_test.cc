// A word is planted in thousands of files made at random; the passage it is found in must say where it stands, to the
// byte.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "passages/chunks.h"
#include "passages/markdown.h"
#include "support/passage_dump.h"
#include "support/passage_faults.h"
#include "support/planted_file.h"
#include "support/random_markdown.h"

namespace emend {
namespace {

constexpr uint32_t kFiles = 6000;

bool IsCode(const Passage& passage, size_t at) {
  return passage.kind == PassageKind::kCode ||
         std::any_of(passage.marks.begin(), passage.marks.end(), [&](const InlineMark& mark) {
           return mark.kind == InlineKind::kCode && mark.span.begin <= at && at < mark.span.end;
         });
}

// What is wrong; empty if nothing is.
std::string FindWord(const PlantedFile& file) {
  const size_t at = file.bytes.find(file.spelled);
  const auto read = ReadCheckedFile(file.bytes, "a", file.format);
  if (!read.ok()) return read.error().ToString();
  if (auto fault = FindPassageFault(read.value()); !fault.empty()) return fault;
  int found = 0;
  for (const Passage& passage : read.value().passages) {
    const size_t place = passage.text.find("zq");
    if (place == std::string::npos) continue;
    const std::string& word = IsCode(passage, place) ? file.in_code : file.word;
    if (passage.text.compare(place, word.size(), word) != 0) return "reads " + passage.text.substr(place, word.size());
    ++found;
    const Span source = passage.map.ToSource({place, place + word.size()});
    if (source.begin != at || source.end != at + file.spelled.size())
      return "stands at " + std::to_string(at) + " but is said to be at " + std::to_string(source.begin) + "-" +
             std::to_string(source.end);
    if (passage.source.begin > at || passage.source.end < at + file.spelled.size()) return "is outside its passage";
  }
  return found == 1 ? "" : "found " + std::to_string(found) + " times";
}

TEST(PassagesPlaces, APlantedWordIsFoundWhereItStands) {
  std::map<std::string, int> styles;
  uint32_t exact = 0;
  int shown = 0;
  for (uint32_t seed = 1; seed <= kFiles; ++seed) {
    const PlantedFile file = MakePlantedFile(seed);
    const size_t in = file.made.find(" in ");  // "… in folded CRLF"
    ++styles[in == std::string::npos ? "Markdown" : file.made.substr(in, file.made.find(' ', in + 4) - in)];
    const std::string fault = FindWord(file);
    if (fault.empty()) ++exact;
    if (!fault.empty() && ++shown <= 5)
      ADD_FAILURE() << "seed " << seed << ":" << file.made << ": " << fault << "\n" << file.bytes;
  }
  for (const auto& [style, count] : styles) {
    std::printf("%6d files %s\n", count, style.c_str());
    EXPECT_GT(count, 150) << style;
  }
  EXPECT_EQ(exact, kFiles);
}

// What a passage says of itself, with its place.
std::string Describe(const std::vector<Passage>& passages) {
  std::string out;
  for (const Passage& passage : passages)
    out += DumpPassage(passage) + " @" + std::to_string(passage.source.begin) + "-" +
           std::to_string(passage.source.end) + "\n";
  return out;
}

// A long document is read in chunks; where it is divided must not show.
TEST(PassagesPlaces, ChunksChangeNothing) {
  constexpr uint32_t kDocuments = 1500;
  size_t divided = 0;
  for (uint32_t seed = 1; seed <= kDocuments; ++seed) {
    RandomMarkdown maker(seed);
    std::string text;
    for (int part = 0; part < 4; ++part) text += maker.Make(RandomMarkdown::Shape::kAny) + "\n";
    if (text.find("[d1]") != std::string::npos)
      continue;  // a definition in a list or quote may be lost to other chunks
    const MarkdownPassages whole = ReadMarkdown(text, {.chunk = text.size()});
    const MarkdownPassages parts = ReadMarkdown(text, {.chunk = 1});
    divided += DivideMarkdown(text, 0, 1).begins.size() - 1;
    ASSERT_EQ(Describe(parts.passages), Describe(whole.passages)) << "seed " << seed << "\n" << text;
  }
  EXPECT_GT(divided, kDocuments);
}

TEST(PassagesPlaces, ALinkIsDefinedInAnotherChunk) {
  const std::string text =
      "See [one] and [two].\n\n- [two]: /2\n  'over\n  lines'\n\nNot [three].\n[three]: /3\n\n```\n[four]: /4\n```\n\n"
      "And [four].\n\n[one]: /1\n";
  const MarkdownPassages read = ReadMarkdown(text, {.chunk = 1});
  ASSERT_EQ(DivideMarkdown(text, 0, 1).begins.size(), 3u);
  EXPECT_EQ(Describe(read.passages), Describe(ReadMarkdown(text).passages));
  EXPECT_EQ(DumpPassage(read.passages[0]), "paragraph | See one and two. | link(one) link(two)");
}

}  // namespace
}  // namespace emend
