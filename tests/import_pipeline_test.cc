// What must hold for the whole import, whatever the export: nothing is lost, nothing is said twice, nothing crashes.
#include "cli/import_pipeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "notes/merge.h"
#include "notes/yaml.h"
#include "render/ledger.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// Our own exports, of many layouts.
std::vector<fs::path> Samples() {
  std::vector<fs::path> paths;
  for (const char* folder : {"/content/inbox", "/tests/cases/corpus"}) {
    for (const auto& file : fs::directory_iterator(EMEND_SOURCE_DIR + std::string(folder))) {
      const fs::path& path = file.path();
      if (path.extension() != ".json" && path.filename() != "README.md" && path.filename() != ".gitattributes")
        paths.push_back(path);
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// Imports the bytes and checks the account; false if the import refused them.
bool Import(const std::string& bytes) {
  auto imported = ImportBytes(bytes, "export.txt");
  if (!imported.ok()) return false;
  const Collection& collection = imported.value().collection;
  std::vector<std::string> ids;
  for (const Section& section : collection.sections) {
    for (size_t i = 0; i < section.entries.size(); ++i) ids.push_back("note-" + std::to_string(ids.size()));
  }
  for (const LedgerFault& fault : CheckLedger(MakeLedger(collection, ids), imported.value().filled)) {
    ADD_FAILURE() << "line " << fault.line << ": " << fault.message;
  }
  return true;
}

TEST(ImportPipeline, AccountsForEveryLineOfEverySample) {
  const std::vector<fs::path> paths = Samples();
  ASSERT_GE(paths.size(), 30u);
  for (const fs::path& path : paths) {
    SCOPED_TRACE(path.filename());
    EXPECT_TRUE(Import(ReadFile(path)));
  }
}

TEST(ImportPipeline, AccountsForEveryLineWhereverASampleIsCut) {
  int cuts = 0;
  for (const fs::path& path : Samples()) {
    const std::string bytes = ReadFile(path);
    for (size_t end = 50; end < bytes.size(); end += 50, ++cuts) {
      SCOPED_TRACE(path.filename().string() + " cut at byte " + std::to_string(end));
      Import(bytes.substr(0, end));
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(cuts, 1000);
}

// Lines of the samples in any order, and bytes flipped: layouts that nobody would write.
TEST(ImportPipeline, AccountsForEveryLineOfShuffledSamples) {
  std::mt19937 random(11);
  std::vector<std::string> lines;
  for (const fs::path& path : Samples()) {
    std::istringstream text(ReadFile(path));
    for (std::string line; std::getline(text, line);) lines.push_back(line);
  }
  for (int round = 0; round < 400; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    std::string bytes;
    for (auto n = 1 + random() % 60; n > 0; --n)
      bytes += lines[random() % lines.size()] + (random() % 4 == 0 ? "\n\n" : "\n");
    for (auto n = random() % 3; n > 0 && round % 2 == 1; --n)
      bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
    Import(bytes);
    if (HasFailure()) return;
  }
}

TEST(ImportPipeline, ImportsTheSameTwice) {
  for (const fs::path& path : Samples()) {
    SCOPED_TRACE(path.filename());
    Notebook notebook;
    for (int round = 0; round < 2; ++round) {
      auto imported = ImportBytes(ReadFile(path), path.filename());
      ASSERT_TRUE(imported.ok());
      std::vector<Collection> collections;
      collections.push_back(std::move(imported.value().collection));
      std::map<std::string, std::string> before;
      for (const auto& [name, file] : notebook) before[name] = WriteNotes(file);
      AddToNotebook(collections, notebook);
      if (round == 0) continue;
      ASSERT_EQ(before.size(), notebook.size());
      for (const auto& [name, file] : notebook) EXPECT_EQ(before[name], WriteNotes(file)) << name;
    }
  }
}

}  // namespace
}  // namespace emend
