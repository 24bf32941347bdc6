// The reader of notes files: what it refuses and how it says so, what it accepts, where it finds things, and that no
// cut through a file goes unnoticed.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <random>

#include "base/line_index.h"
#include "notes/yaml.h"
#include "notes/yaml_simple.h"
#include "notes/yaml_tree.h"
#include "support/broken_text.h"
#include "support/notes_samples.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

TEST(ReadNotes, RefusesWithPlaceFaultAndRemedy) {
  for (const NotesSample& sample : LoadNotesSamples("refused.yaml")) {
    SCOPED_TRACE(sample.name);
    const auto read = ReadNotes(sample.text, "a.yaml");
    if (read.ok()) {
      ADD_FAILURE() << "is accepted:\n" << WriteNotes(read.value());
    } else {
      EXPECT_EQ(read.error().ToString(), "a.yaml:" + sample.error);
    }
  }
}

TEST(ReadNotes, AcceptsOtherForms) {
  for (const NotesSample& sample : LoadNotesSamples("accepted.yaml")) {
    SCOPED_TRACE(sample.name);
    const auto read = ReadNotes(sample.text, "a.yaml");
    ASSERT_TRUE(read.ok()) << read.error().ToString();
    EXPECT_EQ(WriteNotes(read.value()), sample.canonical);
    const auto again = ReadNotes(sample.canonical, "a.yaml");
    ASSERT_TRUE(again.ok()) << again.error().ToString();
    EXPECT_EQ(again.value(), read.value());
    EXPECT_EQ(WriteNotes(again.value()), sample.canonical);
  }
}

TEST(ReadNotes, LimitsDepthNodesAndSize) {
  std::string deep = "a:\n";
  for (int i = 1; i < 80; ++i) deep += std::string(static_cast<size_t>(i), ' ') + "a:\n";
  EXPECT_EQ(ReadNotes(deep, "").error().message, "nested deeper than 64 levels: flatten it");
  std::string dashes;
  for (int i = 0; i < 80; ++i) dashes += "- ";
  EXPECT_EQ(ReadNotes(dashes + "a\n", "").error().message, "nested deeper than 64 levels: flatten it");
  std::string many = "[";
  for (int i = 0; i < 1'000'001; ++i) many += "a,";
  EXPECT_EQ(ReadNotes(many + "]", "").error().message, "more than 1000000 values: split the file");
  EXPECT_EQ(ReadNotes(std::string((size_t{64} << 20) + 1, ' '), "").error().message,
            "larger than 64 MiB: split the file");
}

// Every style, and texts that are easily cut in two.
const std::vector<std::string>& SeedFiles() {
  static const std::vector<std::string> files = [] {
    std::vector<std::string> texts;
    for (const NotesSample& sample : LoadNotesSamples("accepted.yaml")) {
      texts.push_back(sample.text);
      texts.push_back(sample.canonical);
    }
    return texts;
  }();
  return files;
}

bool IsPrefix(std::string_view cut, std::string_view whole) {
  // A cut may leave the end of a line, or white space, that the style of the text does not count.
  while (!cut.empty() && (cut.back() == '\n' || cut.back() == ' ')) cut.remove_suffix(1);
  return whole.starts_with(cut);
}

template <typename T>
bool IsPrefix(const std::vector<T>& cut, const std::vector<T>& whole) {
  return cut.size() <= whole.size() && std::equal(cut.begin(), cut.end(), whole.begin());
}

// True if `cut` is `whole`, cut off somewhere: in the last thing it has.
bool IsCutOff(const Note& cut, const Note& whole) {
  return IsPrefix(cut.id, whole.id) && IsPrefix(cut.question, whole.question) && IsPrefix(cut.answer, whole.answer) &&
         IsPrefix(cut.sources, whole.sources) && cut.variants.size() <= whole.variants.size() &&
         cut.references.size() <= whole.references.size() && cut.ignore.size() <= whole.ignore.size();
}

TEST(ReadNotes, CutAnywhereIsAnErrorOrTheFirstNotes) {
  size_t cuts = 0, read_cuts = 0;
  for (const std::string& text : SeedFiles()) {
    const NotesFile whole = ReadNotes(text, "").value();
    for (size_t size = 0; size < text.size(); ++size, ++cuts) {
      const auto read = ReadNotes(std::string_view(text).substr(0, size), "");
      if (!read.ok()) continue;
      ++read_cuts;
      const std::vector<Note>& notes = read.value().notes;
      ASSERT_LE(notes.size(), whole.notes.size());
      for (size_t i = 0; i + 1 < notes.size(); ++i) ASSERT_EQ(notes[i], whole.notes[i]) << text.substr(0, size);
      if (!notes.empty()) {
        ASSERT_TRUE(IsCutOff(notes.back(), whole.notes[notes.size() - 1])) << text.substr(0, size);
      }
    }
  }
  std::printf("%zu cuts, %zu of them read\n", cuts, read_cuts);
  EXPECT_GT(read_cuts, 100U);
}

// What is there for the eye: the letters and digits of the text, but for the digit of a block's `|2` and escapes like
// `\n`.
std::string Ink(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (i > 0 && (text[i - 1] == '|' || text[i - 1] == '\\')) continue;
    if (std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80) out += c;
  }
  return out;
}

TEST(ReadNotes, NothingOfACutFileIsLost) {
  for (const NotesSample& sample : LoadNotesSamples("accepted.yaml")) {
    const std::string& text = sample.canonical;
    for (size_t size = 0; size < text.size(); ++size) {
      const auto read = ReadNotes(std::string_view(text).substr(0, size), "");
      if (!read.ok()) continue;
      ASSERT_EQ(Ink(WriteNotes(read.value())), Ink(text.substr(0, size))) << text.substr(0, size);
    }
  }
}

// An error, or a file that settles.
TEST(ReadNotes, SurvivesBrokenFiles) {
  std::mt19937 random(11);
  size_t tried = 0, accepted = 0;
  for (const std::string& seed : SeedFiles()) {
    for (int round = 0; round < 400; ++round, ++tried) {
      const std::string text = BreakText(seed, random);
      const auto read = ReadNotes(text, "");
      if (!read.ok()) continue;
      ++accepted;
      const std::string written = WriteNotes(read.value());
      const Status status = VerifyRoundTrip(read.value(), written);
      ASSERT_TRUE(status.ok()) << status.error().ToString() << "\n" << text;
    }
  }
  std::printf("%zu broken files, %zu of them still make sense\n", tried, accepted);
}

TEST(ParseYaml, KnowsWhereThingsStand) {
  const std::string text = "\xEF\xBB\xBF# c\nä: \"x\\n\"\nb:\n  - |2\n      y\n    z\n  - [p q , 'r']\nc:\n";
  const auto parsed = ParseYaml(text);
  ASSERT_TRUE(std::holds_alternative<YamlNode>(parsed)) << std::get<YamlFault>(parsed).message;
  const YamlNode& root = std::get<YamlNode>(parsed);
  const auto bytes = [&](const YamlNode& node) { return text.substr(node.span.begin, node.span.size()); };
  ASSERT_EQ(root.members.size(), 3U);
  EXPECT_EQ(bytes(root.members[0].key), "ä");
  EXPECT_EQ(bytes(root.members[0].value), "\"x\\n\"");
  EXPECT_EQ(root.members[0].value.style, YamlStyle::kDoubleQuoted);
  EXPECT_EQ(LineIndex(text).PositionOf(root.members[0].value.span.begin), (Position{2, 4}));
  const std::vector<YamlNode>& items = root.members[1].value.items;
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(bytes(root.members[1].value), "- |2\n      y\n    z\n  - [p q , 'r']");
  EXPECT_EQ(bytes(items[0]), "|2\n      y\n    z");
  EXPECT_EQ(items[0].style, YamlStyle::kLiteral);
  EXPECT_EQ(items[0].text, "  y\nz\n");
  EXPECT_EQ(items[0].indent, 4U);
  EXPECT_TRUE(items[1].flow);
  EXPECT_EQ(bytes(items[1]), "[p q , 'r']");
  EXPECT_EQ(bytes(items[1].items[0]), "p q");
  EXPECT_EQ(bytes(items[1].items[1]), "'r'");
  EXPECT_EQ(root.members[2].value.kind, YamlKind::kNull);
  EXPECT_EQ(root.members[2].value.span, (Span{text.size() - 1, text.size() - 1}));
}

// The rule files, which people write.
std::vector<std::string> RuleFiles() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(EMEND_SOURCE_DIR "/rules")) {
    if (entry.path().extension() == ".yml") texts.push_back(ReadBytes(entry.path()));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

// Tries `text` with both readers: the short cut must give the tree that the full reader gives, or nothing. Counts what
// it knew.
void CompareReaders(const std::string& text, size_t& simple) {
  const auto full = ParseFullYaml(text);
  const auto parsed = ParseYaml(text);
  ASSERT_EQ(std::holds_alternative<YamlNode>(parsed), std::holds_alternative<YamlNode>(full)) << text;
  if (std::holds_alternative<YamlFault>(full)) return;
  ASSERT_EQ(std::get<YamlNode>(parsed), std::get<YamlNode>(full)) << text;
  simple += ParseSimpleYaml(text).has_value();
}

TEST(ParseSimpleYaml, GivesTheSameTree) {
  std::mt19937 random(13);
  size_t tried = 0, simple = 0;
  std::vector<std::string> seeds = SeedFiles();
  for (const NotesSample& sample : LoadNotesSamples("simple.yaml")) seeds.push_back(sample.text);
  for (const std::string& seed : seeds) {
    for (int round = 0; round < 400; ++round, ++tried) {
      ASSERT_NO_FATAL_FAILURE(CompareReaders(round == 0 ? seed : BreakText(seed, random), simple));
    }
  }
  for (const std::string& seed : RuleFiles()) {
    for (int round = 0; round < 3; ++round, ++tried) {
      ASSERT_NO_FATAL_FAILURE(CompareReaders(round == 0 ? seed : BreakText(seed, random), simple));
    }
  }
  std::printf("%zu texts, %zu of them simple\n", tried, simple);
}

TEST(ParseSimpleYaml, KnowsTheRuleFiles) {
  const std::vector<std::string> files = RuleFiles();
  EXPECT_GT(files.size(), 100u);
  for (const std::string& text : files) EXPECT_TRUE(ParseSimpleYaml(text)) << text.substr(0, 200);
}

TEST(ParseSimpleYaml, KnowsSimpleForms) {
  for (const NotesSample& sample : LoadNotesSamples("simple.yaml")) {
    EXPECT_TRUE(ParseSimpleYaml(sample.text)) << sample.text;
  }
}

TEST(ParseSimpleYaml, KnowsWhatTheWriterWrites) {
  for (const NotesSample& sample : LoadNotesSamples("accepted.yaml")) {
    EXPECT_TRUE(ParseSimpleYaml(sample.canonical)) << sample.canonical;
  }
}

// The time on one core for `size` bytes of one shape of text.
double SecondsFor(const std::string& unit, const std::string& head, size_t size) {
  std::string text = head;
  while (text.size() < size) text += unit;
  const std::clock_t start = std::clock();
  (void)ReadNotes(text, "");
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST(ReadNotes, HostileMegabyteEndsInTime) {
  std::vector<std::pair<std::string, std::string>> shapes = {
      {"", "["},
      {"", "{"},
      {"", "- "},
      {"a: ", "\n"},
      {"a: |\n", " \n"},
      {"a: |\n", "  \n x\n"},
      {"a: \"", "\n"},
      {"", "a,"},
      {"[", "a,"},
      {"[", "'a',"},
      {"{", "a: b, "},
      {"", "#\n"},
      {"a: ", "x "},
      {"a: ", "x:"},
      {"a: \"", "\\\""},
      {"a: '", "''"},
      {"", "? "},
      {"", ": "},
      {"", "!"},
      {"", "&a "},
      {"", "*a\n"},
      {"", "%\n"},
      {"a: >\n", " x\n\n"},
      {"", "\xC3\xA9"},
      {"", "a: b\n"},
      {"[", "[],"},
      {"- ", "\n- "},
      {"a: x\n", " y\n"},
      {"", "\n"},
      {"", "a\n"},
  };
  shapes.emplace_back(std::string(1 << 19, ' ') + "[", "a,");
  for (const auto& [head, unit] : shapes) {
    const double seconds = SecondsFor(unit, head, 1 << 20);
    EXPECT_LT(seconds, 5.0) << "many of \"" << unit << "\" behind \"" << head.substr(0, 20) << '"';
  }
}

}  // namespace
}  // namespace emend
