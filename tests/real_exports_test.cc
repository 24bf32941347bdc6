// The tool on real exports, which lie beside the project: ../shared/exports, with gold made by hand in ../shared/eval.
// Where they are not, the tests are skipped; in CI they must be there.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/other_readers.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

const fs::path kShared = fs::path(EMEND_SOURCE_DIR).parent_path() / "shared";

class RealExports : public testing::Test {
 protected:
  void SetUp() override {
    if (fs::exists(kShared / "exports")) return;
    const char* ci = std::getenv("CI");
    ASSERT_FALSE(ci != nullptr && std::string_view(ci) == "true") << "../shared/exports is missing in CI";
    GTEST_SKIP() << "../shared/exports is not here";
  }

  static std::vector<std::string> Exports() {
    std::vector<std::string> paths;
    for (const auto& entry : fs::directory_iterator(kShared / "exports")) paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  static Outcome Run(std::vector<std::string> words) {
    Invocation call;
    call.words = std::move(words);
    return RunProgram(call);
  }

  // Imports all exports into `folder`; the ledger goes beside it.
  static void Import(const fs::path& folder) {
    std::vector<std::string> words = {EMEND_BINARY,    "import",   "-o",
                                      folder.string(), "--ledger", folder.string() + ".jsonl"};
    const std::vector<std::string> exports = Exports();
    words.insert(words.end(), exports.begin(), exports.end());
    const Outcome outcome = Run(std::move(words));
    ASSERT_EQ(outcome.exit, 0) << outcome.err;
  }

  const TemporaryFolder folder_;
  const fs::path notes_ = fs::path(folder_.path()) / "notes";
};

// What the scorer prints: a name, two spaces, the figures of 001 and 003.
std::map<std::string, std::pair<double, double>> Figures(const std::string& printed) {
  std::map<std::string, std::pair<double, double>> figures;
  std::istringstream lines(printed);
  for (std::string line; std::getline(lines, line);) {
    const size_t end = line.find("  ");
    if (end == 0 || end == std::string::npos) continue;
    std::istringstream values(line.substr(end));
    double first = 0, second = 0;
    if (values >> first >> second) figures[line.substr(0, end)] = {first, second};
  }
  return figures;
}

TEST_F(RealExports, BecomeTheNotesOfTheGold) {
  struct Bound {
    std::string name;
    double least_of_001;
    double least_of_003;
  };
  const std::vector<Bound> bounds = {
      {"entry F1", 0.99, 0.96},
      {"question exact", 0.97, 0.94},
      {"extent exact", 0.97, 0.90},
      {"answer start", 0.97, 0.93},
      {"words kept", 0.998, 0.998},
      {"words not invented", 0.99, 0.99},
      {"code F1", 0.97, 0.92},
      {"code exact", 0.97, 0.92},
      {"code language", 0.95, 0.95},
      {"list items F1", 0.95, 0.88},
      {"tables", 1, 1},
      {"truncated F1", 1, 1},
  };
  Import(notes_);
  const Outcome score =
      Run({"/usr/bin/python3", kShared / "eval/score_import.py", notes_, kShared / "eval/gold", kShared / "exports"});
  if (IsMissing(score)) GTEST_SKIP() << score.err;
  ASSERT_EQ(score.exit, 0) << score.err;
  const auto figures = Figures(score.out);
  for (const Bound& bound : bounds) {
    ASSERT_TRUE(figures.contains(bound.name)) << bound.name << " is not in\n" << score.out;
    EXPECT_GE(figures.at(bound.name).first, bound.least_of_001) << bound.name << " of 001";
    EXPECT_GE(figures.at(bound.name).second, bound.least_of_003) << bound.name << " of 003";
  }
  for (const std::string none : {"noise leaked (count)", "unsourced notes (count)"}) {
    ASSERT_TRUE(figures.contains(none)) << none << " is not in\n" << score.out;
    EXPECT_EQ(figures.at(none), (std::pair<double, double>{0, 0})) << none;
  }
}

TEST_F(RealExports, AreJoinedWhereTheyAskTheSameAndNowhereElse) {
  Import(notes_);
  const Outcome score = RunReader("score_duplicates.py", {notes_, kShared / "eval/gold"});
  if (IsMissing(score)) GTEST_SKIP() << score.err;
  EXPECT_EQ(score.exit, 0) << score.out << score.err;
}

TEST_F(RealExports, AreRepairedAsTheGoldSays) {
  const Outcome check = RunReader("check_repairs.py", {EMEND_BINARY, kShared / "exports", kShared / "eval/gold"});
  EXPECT_EQ(check.exit, 0) << check.out << check.err;
}

// Each line that is not blank is in the ledger once.
TEST_F(RealExports, LoseNoLine) {
  Import(notes_);
  std::map<std::string, std::map<int, int>> fates;  // export -> line -> how often
  std::istringstream ledger(ReadBytes(notes_.string() + ".jsonl"));
  for (std::string line; std::getline(ledger, line);) {
    const auto row = nlohmann::json::parse(line);
    const std::string lines = row["lines"].is_string() ? row["lines"].get<std::string>() : row["lines"].dump();
    const size_t dash = lines.find('-');
    const int first = std::stoi(lines), last = dash == std::string::npos ? first : std::stoi(lines.substr(dash + 1));
    for (int n = first; n <= last; ++n) ++fates[row["export"].get<std::string>()][n];
  }
  for (const std::string& path : Exports()) {
    auto& counts = fates[fs::path(path).filename().string()];
    std::istringstream text(ReadBytes(path));
    int n = 0;
    for (std::string line; std::getline(text, line);) {
      ++n;
      if (line.find_first_not_of(" \t\r\v\f") == std::string::npos) continue;
      EXPECT_EQ(counts[n], 1) << path << ":" << n;
    }
    EXPECT_GT(n, 0) << path;
  }
}

// What facts.yaml asks for, some rule of ours says that it covers.
TEST_F(RealExports, HaveTheirFactsCovered) {
  const auto words_after = [](const std::string& text, const std::string& mark) {
    std::set<std::string> words;
    for (size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
      const size_t begin = at + mark.size();
      words.insert(text.substr(begin, text.find_first_of(" \n,}", begin) - begin));
    }
    return words;
  };
  const std::set<std::string> wanted = words_after(ReadBytes(kShared / "eval/facts/facts.yaml"), "- id: ");
  EXPECT_GT(wanted.size(), 50u);
  std::string covered;
  for (const auto& rule : fs::directory_iterator(EMEND_SOURCE_DIR "/rules/Facts")) {
    const std::string text = ReadBytes(rule.path().string());
    const size_t at = text.find("\ncovers:");
    if (at != std::string::npos) covered += text.substr(at, text.find("\n", text.find(']', at)) - at) + " ";
  }
  for (const std::string& fact : wanted)
    EXPECT_NE(covered.find(fact), std::string::npos) << "no rule of rules/Facts covers " << fact;
}

}  // namespace
}  // namespace emend
