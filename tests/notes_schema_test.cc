// The JSON Schema and the reader describe one format: the names they know are the same, and of every sample they think
// the same. Where a schema cannot know better, the sample says so (`schema: accepts` or `schema: refuses`).
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "model/note.h"
#include "notes/yaml.h"
#include "support/notes_samples.h"
#include "support/other_readers.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

using nlohmann::json;

constexpr const char* kSchema = EMEND_SOURCE_DIR "/rules/schema/notes.schema.json";

template <typename Enum>
std::vector<std::string> Names(Enum last) {
  std::vector<std::string> names;
  for (int i = 0; i <= static_cast<int>(last); ++i) names.emplace_back(ToString(static_cast<Enum>(i)));
  return names;
}

TEST(NotesSchema, NamesWhatTheModelNames) {
  const json note = json::parse(std::ifstream(kSchema)).at("$defs").at("note").at("properties");
  EXPECT_EQ(note.at("kind").at("enum").get<std::vector<std::string>>(), Names(EntryKind::kReference));
  EXPECT_EQ(note.at("review").at("items").at("enum").get<std::vector<std::string>>(), Names(Review::kUnanswered));
}

TEST(NotesSchema, AgreesWithTheReader) {
  std::vector<NotesSample> samples = LoadNotesSamples("refused.yaml");
  for (NotesSample& sample : LoadNotesSamples("accepted.yaml")) {
    samples.push_back({sample.name + ", canonical", sample.canonical, "", sample.canonical, ""});
    samples.push_back(std::move(sample));
  }
  const TemporaryFolder folder;
  for (size_t i = 0; i < samples.size(); ++i) WriteBytes(folder / (std::to_string(i) + ".yaml"), samples[i].text);
  const Outcome outcome = RunReader("check_schema.mjs", {kSchema, folder.path()});
  if (IsMissing(outcome)) GTEST_SKIP() << outcome.out;
  ASSERT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
  std::istringstream lines(outcome.out);
  size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const json verdict = json::parse(line);
    const NotesSample& sample = samples.at(std::stoul(verdict.at("name").get<std::string>()));
    const bool reader_accepts = ReadNotes(sample.text, "").ok();
    const bool expected = sample.schema.empty() ? reader_accepts : sample.schema == "accepts";
    EXPECT_EQ(verdict.at("valid").get<bool>(), expected) << sample.name << ": " << verdict.at("why");
    EXPECT_TRUE(sample.schema.empty() || reader_accepts != expected) << sample.name << ": no exception is needed";
  }
  EXPECT_EQ(count, samples.size());
}

}  // namespace
}  // namespace emend
