// A word is planted in thousands of files made at random; the passage it is found in must say where it stands, to the
// byte.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "passages/chunks.h"
#include "passages/markdown.h"
#include "support/passage_dump.h"
#include "support/passage_faults.h"
#include "support/random_markdown.h"
#include "support/yaml_styles.h"

namespace emend {
namespace {

constexpr uint32_t kFiles = 6000;

struct PlantedFile {
  std::string bytes;
  FileFormat format = FileFormat::kMarkdown;
  std::string word;     // as a reader sees it
  std::string in_code;  // the same in code, where no escape is one
  std::string spelled;  // as the file has it
  std::string made;     // what the file is made of
};

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string InDoubleQuotes(std::string spelled) {
  ReplaceAll(spelled, "\\", "\\\\");
  return spelled;
}

// The text that the field would have, nothing if the file is not read.
std::optional<std::string> ReadBack(const std::string& bytes, std::string_view field) {
  const auto read = ReadCheckedFile(bytes, "a.yaml", FileFormat::kNotes);
  if (!read.ok() || read.value().notes.notes.size() != 2) return std::nullopt;
  const Note& note = read.value().notes.notes[1];
  if (field == "question") return note.question;
  if (field == "answer") return note.answer;
  if (note.variants.empty() || !note.variants[0].answer) return std::nullopt;
  return note.variants[0].answer;
}

std::string NotesFileOf(std::string_view field, const std::string& scalar) {
  const std::string head =
      "format: emend/1\ntopic: A topic\nnotes:\n- id: first\n  question: First?\n  answer: |\n    Text\n\n    more\n\n"
      "# a comment\n- id: second\n  ";
  if (field == "question") return head + "question: " + scalar + "\n  answer: \"\"\n";
  if (field == "answer") return head + "question: Second?\n  answer: " + scalar + "\n  tags: [a]\n";
  return head + "question: Second?\n  answer: x\n  variants:\n  - question: Third?\n    answer: " + scalar + "\n";
}

constexpr std::array<std::string_view, 5> kStyles = {"literal", "folded", "plain", "single-quoted", "double-quoted"};

RandomMarkdown::Shape ShapeFor(size_t style) {
  if (style == 2) return RandomMarkdown::Shape::kPlain;
  return style == 3 ? RandomMarkdown::Shape::kFlat : RandomMarkdown::Shape::kAny;
}

PlantedFile MakeNotes(RandomMarkdown& maker, size_t style, std::string text, PlantedFile file) {
  file.format = FileFormat::kNotes;
  const std::string_view field = maker.Chance(3) ? "variant" : "answer";
  const size_t indent = field == "variant" ? 4 : 2;
  if (maker.Chance(2)) text.resize(text.find_last_not_of('\n') + 1);
  if (maker.Chance(6)) text += "\n\n";
  YamlStyles styles(maker.random());
  const size_t at = text.find(file.spelled);
  styles.Keep(at, at + file.spelled.size());
  if (style == 2) text.resize(text.find_last_not_of('\n') + 1);
  for (;; style = kStyles.size() - 1) {
    const std::string scalar = style == 0   ? styles.Literal(text, indent)
                               : style == 1 ? styles.Folded(text, indent)
                               : style == 2 ? styles.Flow(text, 0, indent)
                               : style == 3 ? styles.Flow(text, '\'', indent)
                                            : styles.DoubleQuoted(text, indent);
    file.bytes = NotesFileOf(field, scalar);
    const auto back = ReadBack(file.bytes, field);
    if (back == text) break;
    if (style == kStyles.size() - 1) {
      ADD_FAILURE() << "double quotes carry every text: " << file.bytes << (back ? "\n=> " + *back : "");
      break;
    }
  }
  file.made += " in " + std::string(kStyles[style]);
  if (style == kStyles.size() - 1) file.spelled = InDoubleQuotes(file.spelled);
  if (style == 3) ReplaceAll(file.spelled, "'", "''");
  return file;
}

PlantedFile MakeFile(uint32_t seed) {
  RandomMarkdown maker(seed);
  const size_t style = maker.Below(kStyles.size() * 2);
  const std::string text = maker.Make(ShapeFor(style));
  PlantedFile file{text,        FileFormat::kMarkdown, maker.word().text, maker.word().spelled, maker.word().spelled,
                   maker.made()};
  if (style < kStyles.size()) file = MakeNotes(maker, style, text, file);
  if (file.format == FileFormat::kMarkdown && maker.Chance(6)) file.bytes = "---\ntitle: x\n---\n" + file.bytes;
  if (maker.Chance(4)) ReplaceAll(file.bytes, "\n", "\r\n"), file.made += " CRLF";
  if (file.format == FileFormat::kMarkdown && maker.Chance(20) && file.bytes.find("---\ntitle") != 0 &&
      file.bytes.find('\r') == std::string::npos)
    ReplaceAll(file.bytes, "\n", "\r"), file.made += " CR";
  if (maker.Chance(10)) file.bytes = "\xEF\xBB\xBF" + file.bytes, file.made += " BOM";
  return file;
}

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
    const PlantedFile file = MakeFile(seed);
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
