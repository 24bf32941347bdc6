// How well import finds questions in documents of many layouts and languages, against gold made by hand
// (tests/cases/corpus).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "base/mapped_text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/import.h"
#include "repair/decode.h"
#include "repair/repair.h"
#include "repair/white_space.h"
#include "segment/segment.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

// Shares that the importer reaches today: a change that loses more than it wins shows here.
constexpr double kLeastMean = 0.975;
constexpr double kLeastOfOne = 0.80;

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// Letters and digits of a wording, folded.
std::string Plain(const std::string& text) {
  const std::string folded = FoldCase(text);
  std::string plain;
  for (size_t i = 0; i < folded.size();) {
    const CodePoint c = DecodeUtf8(folded, i);
    if (IsLetter(c.value) || IsDigit(c.value)) plain.append(folded, i, c.length);
    i += c.length;
  }
  return plain;
}

std::vector<Entry> Import(const fs::path& path, Document& document) {
  const auto decoded = DecodeBytes(ReadFile(path));
  EXPECT_TRUE(decoded.ok());
  MappedText text(decoded.value().text);
  text = text.Apply(CleanWhiteSpace(text.text()));
  text = text.Apply(ToEdits(FindRepairs(text.text())));
  ImportText(std::string(text.text()), document);
  std::vector<Entry> entries;
  for (Section& section : SegmentDocument(document, path.filename()).sections) {
    for (Entry& entry : section.entries) entries.push_back(std::move(entry));
  }
  return entries;
}

// The F1 share of entries that begin where the gold's do, give or take a line.
double Score(const fs::path& gold_path) {
  const auto gold = nlohmann::json::parse(ReadFile(gold_path));
  Document document;
  std::vector<Entry> entries = Import(gold_path.parent_path() / gold["source"].get<std::string>(), document);
  const double found = static_cast<double>(entries.size());
  double hits = 0;
  for (const auto& want : gold["entries"]) {
    const int start = want["start_line"].get<int>();
    const std::string question = Plain(want["question"].get<std::string>());
    auto best = entries.end();
    for (auto at = entries.begin(); at != entries.end(); ++at) {
      if (std::abs(at->lines.first - start) > 1) continue;
      if (best == entries.end() || Plain(at->question) == question) best = at;
    }
    if (best == entries.end()) continue;
    ++hits;
    entries.erase(best);
  }
  const auto wanted = static_cast<double>(gold["entries"].size());
  return found + wanted > 0 ? 2 * hits / (found + wanted) : 1;
}

TEST(Corpus, QuestionsAreFound) {
  double sum = 0;
  int count = 0;
  for (const auto& file : fs::directory_iterator(EMEND_SOURCE_DIR "/tests/cases/corpus")) {
    if (file.path().extension() != ".json") continue;
    const double f1 = Score(file.path());
    EXPECT_GE(f1, kLeastOfOne) << file.path().filename();
    sum += f1;
    ++count;
  }
  ASSERT_GE(count, 20);
  std::printf("%d documents, mean F1 of entries %.3f\n", count, sum / count);
  EXPECT_GE(sum / count, kLeastMean);
}

}  // namespace
}  // namespace emend
