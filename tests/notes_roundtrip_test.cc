// What is written is what is read: hostile texts in every place that takes free text, read back by our reader, by
// PyYAML and by the npm packages yaml and js-yaml. EMEND_HOSTILE_STRINGS=100000 for the full run; the seed is fixed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>

#include "notes/yaml.h"
#include "notes/yaml_scalar.h"
#include "notes/yaml_simple.h"
#include "notes/yaml_tree.h"
#include "support/broken_text.h"
#include "support/notes_samples.h"
#include "support/other_readers.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

using nlohmann::json;

constexpr int kDefaultCount = 5000;
constexpr int kNotesAFile = 40;

// What readers of YAML are known to stumble over, alone or in company.
const std::vector<std::string> kAtoms = {"a",           "b",
                                         "Z",           "word ",
                                         "é",           "ß",
                                         "😀",           "值",
                                         "ก",           "и",
                                         "\n",          "\n\n",
                                         "\n  ",        "\n\t",
                                         "\n    x\n",   " ",
                                         "  ",          "\t",
                                         "#",           " # ",
                                         "-",           "- ",
                                         "--- ",        "\n---\n",
                                         "\n...\n",     "...",
                                         ":",           ": ",
                                         "::",          "'",
                                         "''",          "\"",
                                         "\\",          "\\n",
                                         "|",           "|-",
                                         ">",           ">+",
                                         "?",           "? ",
                                         "*",           "&a ",
                                         "!",           "!!str ",
                                         "%",           "%YAML",
                                         "@",           "`",
                                         "{",           "}",
                                         "[",           "]",
                                         ",",           ", ",
                                         "=",           "<<",
                                         "~",           "$",
                                         "(",           "/",
                                         "_",           "+",
                                         ".",           "0",
                                         "1",           "7",
                                         "8",           "9",
                                         "e",           "x",
                                         "T",           "```\n",
                                         "| a | b |\n", "https://x.y/z?q=1#f"};
const std::vector<std::string> kUnprintable = {"\r",
                                               "\r\n",
                                               "\x01",
                                               "\x04",
                                               "\x07",
                                               "\x0B",
                                               "\x0C",
                                               "\x1B",
                                               "\x7F",
                                               "\xC2\x85",
                                               "\xC2\x9B",
                                               "\xC2\xA0",
                                               "\xE2\x80\xA8",
                                               "\xE2\x80\xA9",
                                               "\xEF\xBB\xBF",
                                               "\xEF\xBF\xBD",
                                               "\xEF\xBF\xBE",
                                               "\xEF\xBF\xBF",
                                               "\xF0\x9F\xBF\xBF",
                                               "\xE2\x80\xAE",
                                               std::string(1, '\0')};
const std::vector<std::string> kScalars = {"no",
                                           "No",
                                           "NO",
                                           "yes",
                                           "y",
                                           "Y",
                                           "n",
                                           "on",
                                           "Off",
                                           "true",
                                           "False",
                                           "null",
                                           "Null",
                                           "NULL",
                                           "~",
                                           "",
                                           "nan",
                                           ".nan",
                                           ".NaN",
                                           ".inf",
                                           "-.INF",
                                           "+.inf",
                                           "0",
                                           "010",
                                           "0o10",
                                           "0x1F",
                                           "0b11",
                                           "1_000",
                                           "1,000",
                                           "-1",
                                           "+1",
                                           "1.",
                                           ".5",
                                           "1.5e3",
                                           "1e3",
                                           "12e03",
                                           "1:30",
                                           "190:20:30",
                                           "1:30.5",
                                           "2024-01-01",
                                           "2024-1-1",
                                           "2001-12-14t21:59:43.10-05:00",
                                           "2001-12-14 21:59:43.10 -5",
                                           "2024-10",
                                           "12-15",
                                           "=",
                                           "<<",
                                           "a: b",
                                           "a:",
                                           ":a",
                                           "a #b",
                                           "#",
                                           "- a",
                                           "-",
                                           "--",
                                           "---",
                                           "...",
                                           "? a",
                                           "?",
                                           "a?",
                                           "[a",
                                           "{a: 1}",
                                           "*a",
                                           "&a b",
                                           "!a",
                                           "|",
                                           ">",
                                           "%a",
                                           "@a",
                                           "`a`",
                                           "'a'",
                                           "\"a\"",
                                           "a\tb",
                                           " a",
                                           "a ",
                                           "\ta",
                                           "a\t",
                                           "None",
                                           "none",
                                           "0.0.1",
                                           "1.2.3",
                                           "0x",
                                           "0xg",
                                           "1__0",
                                           "e3",
                                           "1e",
                                           "3 ways",
                                           "2PC",
                                           "1d",
                                           "1f",
                                           "0b1_0",
                                           "inf",
                                           "Infinity",
                                           "NaN",
                                           "0o",
                                           "1:2:3"};

const std::vector<std::string> kWords = {
    "What",          "is",  "a",    "C++", "e",    "I/O",  "404",      "10:30", "no", "größer", "как",
    "https://x.y/z", "`x`", "(see", "3rd", "“so”", "f(x)", "std::map", "@app",  "#1", "-1"};
const std::vector<std::string> kJoints = {" ",   " ",   " ",  ": ",  ":",   " #", "?",     "? ",
                                          " - ", " = ", ", ", "'s ", "...", "\n", "\n\n- "};

class HostileTexts {
 public:
  explicit HostileTexts(uint32_t seed) : random_(seed) {}

  std::string Next() {
    ++count_;
    std::string text;
    switch (random_() % 9) {
      case 0:
        return Pick(kScalars);
      case 1:
        return Pick(kScalars) + Pick(kAtoms) + Pick(kScalars);
      case 2:
        return Pick(kWords) + Pick(kJoints) + Pick(kWords) + Pick(kJoints) + Pick(kWords) + Pick(kJoints);
      case 3:
        return Several(kAtoms, 3) + Pick(kUnprintable) + Several(kAtoms, 3);
      case 4:
        return Several(kAtoms, 14) + Pick(kUnprintable);
      default:
        text = Several(kAtoms, 14);
        break;
    }
    // Half of the rest as most texts are: one line end at the end.
    if (random_() % 2 == 0) {
      while (text.ends_with('\n')) text.pop_back();
      text += '\n';
    }
    return text;
  }

  // The format has places that must not be empty.
  std::string NextNotEmpty() {
    std::string text = Next();
    return text.empty() ? "-" : text;
  }

  int count() const { return count_; }

 private:
  const std::string& Pick(const std::vector<std::string>& from) { return from[random_() % from.size()]; }

  std::string Several(const std::vector<std::string>& from, size_t most) {
    std::string text;
    for (size_t n = random_() % (most + 1); n > 0; --n) text += Pick(from);
    return text;
  }

  std::mt19937 random_;
  int count_ = 0;
};

NotesFile HostileFile(HostileTexts& texts) {
  NotesFile file;
  file.topic = texts.NextNotEmpty();
  for (int i = 0; i < kNotesAFile; ++i) {
    Note note;
    note.id = "n-" + std::to_string(i);
    note.question = texts.NextNotEmpty();
    note.tags = {"y", "no", "1e3", "404", "a-b", "2024-01-01"};
    note.answer = texts.Next();
    note.sources = {{texts.NextNotEmpty(), {1, 2024}}, {texts.NextNotEmpty(), {2024, 2024}}};
    note.variants = {{texts.NextNotEmpty(), texts.Next(), {{texts.NextNotEmpty(), {3, 30}}}},
                     {texts.NextNotEmpty(), std::nullopt, {}}};
    note.related = {"no", "12", "on-the-way"};
    note.review = {Review::kTruncated, Review::kMerged};
    note.references = {{texts.NextNotEmpty(), texts.NextNotEmpty()}};
    note.ignore = {{texts.NextNotEmpty(), texts.NextNotEmpty(), texts.NextNotEmpty(), "2030-12-31"}};
    file.notes.push_back(std::move(note));
  }
  return file;
}

json ToJson(const std::vector<Source>& sources) {
  json list = json::array();
  for (const Source& source : sources) {
    list.push_back({{"export", source.export_name},
                    {"lines", std::to_string(source.lines.first) + "-" + std::to_string(source.lines.last)}});
  }
  return list;
}

// What a reader without a schema makes of the file; what is not said is left out.
json ToJson(const NotesFile& file) {
  json notes = json::array();
  for (const Note& note : file.notes) {
    json out = {{"id", note.id}, {"question", note.question}, {"answer", note.answer}};
    if (note.kind != EntryKind::kQuestion) out["kind"] = ToString(note.kind);
    if (!note.tags.empty()) out["tags"] = note.tags;
    if (!note.sources.empty()) out["sources"] = ToJson(note.sources);
    for (const Variant& variant : note.variants) {
      json one = {{"question", variant.question}};
      if (variant.answer) one["answer"] = *variant.answer;
      if (!variant.sources.empty()) one["sources"] = ToJson(variant.sources);
      out["variants"].push_back(one);
    }
    if (!note.related.empty()) out["related"] = note.related;
    for (const Review reason : note.review) out["review"].push_back(ToString(reason));
    if (!note.distinct_from.empty()) out["distinct_from"] = note.distinct_from;
    for (const Reference& r : note.references) out["references"].push_back({{"title", r.title}, {"url", r.url}});
    for (const Ignore& i : note.ignore) {
      json one = {{"rule", i.rule}, {"reason", i.reason}};
      if (!i.match.empty()) one["match"] = i.match;
      if (!i.until.empty()) one["until"] = i.until;
      out["ignore"].push_back(one);
    }
    notes.push_back(out);
  }
  return {{"format", "emend/1"}, {"topic", file.topic}, {"notes", notes}};
}

int CountWanted() {
  const char* wanted = std::getenv("EMEND_HOSTILE_STRINGS");
  return wanted == nullptr ? kDefaultCount : std::atoi(wanted);
}

// Skips where the reader is not installed.
void CompareReadings(const std::string& script, std::vector<std::string> words) {
  const Outcome outcome = RunReader(script, std::move(words));
  if (IsMissing(outcome)) GTEST_SKIP() << outcome.out;
  std::printf("%s", outcome.out.c_str());
  EXPECT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
}

class NotesRoundTrip : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    HostileTexts texts(20240229);
    for (int i = 0; texts.count() < CountWanted(); ++i) files_.push_back(HostileFile(texts));
    count_ = texts.count();
    for (size_t i = 0; i < files_.size(); ++i) {
      WriteBytes(*folder_ / (std::to_string(i) + ".yaml"), WriteNotes(files_[i]));
      WriteBytes(*folder_ / (std::to_string(i) + ".json"), ToJson(files_[i]).dump());
    }
  }

  static void TearDownTestSuite() {
    folder_.reset();
    files_.clear();
  }

  static inline std::unique_ptr<TemporaryFolder> folder_;
  static inline std::vector<NotesFile> files_;
  static inline int count_ = 0;
};

TEST_F(NotesRoundTrip, OurReaderReadsTheSame) {
  int literal = 0, plain = 0;
  for (const NotesFile& file : files_) {
    const std::string bytes = WriteNotes(file);
    const Status status = VerifyRoundTrip(file, bytes);
    ASSERT_TRUE(status.ok()) << status.error().ToString();
    const auto read = ReadNotes(bytes, "hostile.yaml");
    ASSERT_EQ(WriteNotes(read.value()), bytes);
    // Both ways of reading: the short cut, and yaml-cpp with all its checks.
    const auto full = ParseFullYaml(bytes);
    const auto simple = ParseSimpleYaml(bytes);
    ASSERT_TRUE(simple.has_value());
    ASSERT_TRUE(std::holds_alternative<YamlNode>(full)) << std::get<YamlFault>(full).message;
    ASSERT_TRUE(*simple == std::get<YamlNode>(full));
    for (const Note& note : file.notes) {
      literal += FitsLiteral(note.answer);
      plain += FitsPlain(note.question, YamlContext::kBlock);
    }
  }
  std::printf("%d hostile strings; of the answers %d fit a literal block, of the questions %d stand plain\n", count_,
              literal, plain);
  EXPECT_GT(literal, 0);
  EXPECT_GT(plain, 0);
}

TEST_F(NotesRoundTrip, PyYamlReadsTheSame) { CompareReadings("compare_yaml.py", {folder_->path()}); }

TEST_F(NotesRoundTrip, NpmYamlReadsTheSame) { CompareReadings("compare_yaml.mjs", {folder_->path()}); }

class BrokenFiles : public testing::Test {
 protected:
  void SetUp() override {
    std::mt19937 random(7);
    for (const NotesSample& sample : LoadNotesSamples("accepted.yaml")) {
      for (int round = 0; round < 300; ++round) {
        // Readers differ about a block that the end of the file cuts off.
        const std::string text = BreakText(sample.canonical + "# end", random) + "\n";
        const auto read = ReadNotes(text, "");
        if (!read.ok()) continue;
        WriteBytes(folder_ / (std::to_string(accepted_) + ".yaml"), text);
        WriteBytes(folder_ / (std::to_string(accepted_++) + ".json"), ToJson(read.value()).dump());
      }
    }
    EXPECT_GT(accepted_, 100);
  }

  TemporaryFolder folder_;
  int accepted_ = 0;
};

TEST_F(BrokenFiles, PyYamlReadsWhatWeAccept) { CompareReadings("compare_yaml.py", {folder_.path(), "--texts"}); }

TEST_F(BrokenFiles, NpmYamlReadsWhatWeAccept) { CompareReadings("compare_yaml.mjs", {folder_.path(), "--texts"}); }

}  // namespace
}  // namespace emend
