// The reader of notes files: what it refuses and how it says so, what it accepts, where it finds things, and that no
// cut through a file goes unnoticed.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "base/line_index.h"
#include "notes/yaml.h"
#include "notes/yaml_tree.h"

namespace emend {
namespace {

constexpr std::string_view kHead = "format: emend/1\ntopic: Tea\nnotes:\n";

YAML::Node LoadCases(const std::string& name) {
  const YAML::Node cases = YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/notes/" + name);
  EXPECT_GT(cases.size(), 0U) << name;
  return cases;
}

// `\xE9` written out in a case stands for that byte, as YAML itself cannot hold it.
std::string UnescapeBytes(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\x") != 0) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
    i += 3;
  }
  return out;
}

TEST(ReadNotes, RefusesWithPlaceFaultAndRemedy) {
  for (const YAML::Node& row : LoadCases("refused.yaml")) {
    SCOPED_TRACE(row["name"].as<std::string>());
    std::string text = row["text"].as<std::string>();
    if (row["bytes"]) text = UnescapeBytes(text);
    if (row["head"]) text = std::string(kHead) + text;
    const auto read = ReadNotes(text, "a.yaml");
    if (read.ok()) {
      ADD_FAILURE() << "is accepted:\n" << WriteNotes(read.value());
    } else {
      EXPECT_EQ(read.error().ToString(), "a.yaml:" + row["error"].as<std::string>());
    }
  }
}

TEST(ReadNotes, AcceptsOtherForms) {
  for (const YAML::Node& row : LoadCases("accepted.yaml")) {
    SCOPED_TRACE(row["name"].as<std::string>());
    const auto read = ReadNotes(row["text"].as<std::string>(), "a.yaml");
    ASSERT_TRUE(read.ok()) << read.error().ToString();
    const std::string canonical = WriteNotes(read.value());
    EXPECT_EQ(canonical, row["canonical"].as<std::string>());
    const auto again = ReadNotes(canonical, "a.yaml");
    ASSERT_TRUE(again.ok()) << again.error().ToString();
    EXPECT_EQ(again.value(), read.value());
    EXPECT_EQ(WriteNotes(again.value()), canonical);
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
    for (const YAML::Node& row : LoadCases("accepted.yaml")) {
      texts.push_back(row["text"].as<std::string>());
      texts.push_back(row["canonical"].as<std::string>());
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
  for (const YAML::Node& row : LoadCases("accepted.yaml")) {
    const std::string text = row["canonical"].as<std::string>();
    for (size_t size = 0; size < text.size(); ++size) {
      const auto read = ReadNotes(std::string_view(text).substr(0, size), "");
      if (!read.ok()) continue;
      ASSERT_EQ(Ink(WriteNotes(read.value())), Ink(text.substr(0, size))) << text.substr(0, size);
    }
  }
}

// Lines dropped, doubled, moved; bytes changed: an error, or a file that settles.
TEST(ReadNotes, SurvivesBrokenFiles) {
  std::mt19937 random(11);
  const std::vector<std::string> scraps = {"\n", " ",   "- ", ": ",   "\"",  "'",  "|",     "[",     "]",
                                           "{",  "}",   ",",  "#",    "&a ", "*a", "---\n", "...\n", "\t",
                                           "? ", "!x ", "~",  "\xC3", "\\",  ">",  "%",     "a"};
  size_t tried = 0, accepted = 0;
  for (const std::string& seed : SeedFiles()) {
    for (int round = 0; round < 400; ++round, ++tried) {
      std::string text = seed;
      for (size_t change = 0; change <= random() % 3; ++change) {
        const size_t at = random() % text.size();
        const size_t length = random() % 2 == 0 ? 0 : random() % std::min<size_t>(40, text.size() - at);
        text.replace(at, length, random() % 3 == 0 ? "" : scraps[random() % scraps.size()]);
        if (text.empty()) break;
      }
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

// The time for `size` bytes of one shape of text.
double SecondsFor(const std::string& unit, const std::string& head, size_t size) {
  std::string text = head;
  while (text.size() < size) text += unit;
  const auto start = std::chrono::steady_clock::now();
  (void)ReadNotes(text, "");
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(ReadNotes, HostileMegabyteEndsInTime) {
  const std::vector<std::pair<std::string, std::string>> shapes = {
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
  for (const auto& [head, unit] : shapes) {
    const double seconds = SecondsFor(unit, head, 1 << 20);
    EXPECT_LT(seconds, 5.0) << "many of \"" << unit << "\" behind \"" << head << '"';
  }
}

}  // namespace
}  // namespace emend
