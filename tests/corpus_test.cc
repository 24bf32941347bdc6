// How well import finds questions in documents of many layouts and languages, against gold made by hand
// (tests/cases/corpus), one by one and several in one file (tests/cases/joined.yaml).
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "cli/import_pipeline.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

// Shares that the importer reaches today: a change that loses more than it wins shows here.
constexpr double kLeastMean = 0.975;
constexpr double kLeastOfOne = 0.80;
constexpr double kMostLost = 0.01;  // by joining, in the mean

const fs::path kCorpus = EMEND_SOURCE_DIR "/tests/cases/corpus";

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

std::vector<Entry> Import(std::string bytes) {
  Result<ImportedExport> imported = ImportBytes(std::move(bytes), "export.txt");
  std::vector<Entry> entries;
  EXPECT_TRUE(imported.ok());
  if (!imported.ok()) return entries;
  for (Section& section : imported.value().collection.sections) {
    for (Entry& entry : section.entries) entries.push_back(std::move(entry));
  }
  return entries;
}

// The F1 share of entries that begin where the gold's do, give or take a line, where the document begins below
// `lines_above` lines.
double Score(const nlohmann::json& gold, std::vector<Entry> entries, int lines_above = 0) {
  const double found = static_cast<double>(entries.size());
  double hits = 0;
  for (const auto& want : gold["entries"]) {
    const int start = want["start_line"].get<int>() + lines_above;
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

nlohmann::json GoldOf(const fs::path& path) { return nlohmann::json::parse(ReadFile(path)); }

std::string DocumentOf(const nlohmann::json& gold) { return ReadFile(kCorpus / gold["source"].get<std::string>()); }

double Score(const fs::path& gold_path) {
  const nlohmann::json gold = GoldOf(gold_path);
  return Score(gold, Import(DocumentOf(gold)));
}

TEST(Corpus, QuestionsAreFound) {
  double sum = 0;
  int count = 0;
  for (const auto& file : fs::directory_iterator(kCorpus)) {
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

// People join files: each document is to be read by its own habits still.
TEST(Corpus, JoinedDocumentsAreReadApart) {
  double lost = 0;
  int count = 0;
  for (const YAML::Node& row : YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/joined.yaml")) {
    std::string text;
    std::vector<int> above;
    std::vector<nlohmann::json> golds;
    for (const YAML::Node& number : row["documents"]) {
      const auto between = row["between"].as<std::string>();
      if (!golds.empty()) text += between;
      above.push_back(static_cast<int>(std::count(text.begin(), text.end(), '\n')));
      golds.push_back(GoldOf(kCorpus / (number.as<std::string>() + ".json")));
      std::string document = DocumentOf(golds.back());
      if (document.starts_with("\xEF\xBB\xBF")) document.erase(0, 3);
      text += document;
      if (!text.ends_with('\n')) text += '\n';
    }
    const std::vector<Entry> entries = Import(text);
    for (size_t i = 0; i < golds.size(); ++i) {
      const int end = i + 1 < golds.size() ? above[i + 1] : std::numeric_limits<int>::max();
      std::vector<Entry> own;
      std::copy_if(entries.begin(), entries.end(), std::back_inserter(own),
                   [&](const Entry& entry) { return entry.lines.first > above[i] && entry.lines.first <= end; });
      const double alone = Score(golds[i], Import(DocumentOf(golds[i])));
      const double joined = Score(golds[i], own, above[i]);
      if (joined < alone)
        std::printf("%s: %.2f alone, %.2f joined\n", golds[i]["source"].get<std::string>().c_str(), alone, joined);
      lost += alone - joined;
      ++count;
    }
  }
  ASSERT_GE(count, 50);
  std::printf("%d documents in joined files, mean F1 lost %.4f\n", count, lost / count);
  EXPECT_LE(lost / count, kMostLost);
}

}  // namespace
}  // namespace emend
