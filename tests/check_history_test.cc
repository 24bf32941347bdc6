// `--changed-since` and baselines on real git histories, as rows of tests/cases/history/*.yaml:
//
//   name
//   script    what is done in an empty folder, as a shell runs it; `commit MESSAGE` commits all
//   args      the words after `emend check --output-format concise`
//   want      the findings, `path:line:column rule`
//   err       what stderr must hold; exit: the status (default: 1 where findings are wanted, else 0)
//
// The rules are those of tests/cases/history/rules: House.Names finds `queu`, House.Todo finds TODO.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "support/other_readers.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

// No settings of whoever runs the tests may count.
constexpr const char* kPrelude =
    "set -e\n"
    "export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES=$(dirname \"$PWD\")\n"
    "export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org\n"
    "export GIT_AUTHOR_DATE='2030-01-01T00:00:00Z' GIT_COMMITTER_DATE='2030-01-01T00:00:00Z'\n"
    "unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE\n"
    "RULES='" EMEND_SOURCE_DIR
    "/tests/cases/history/rules'\n"
    "init() { git init -q -b main \"$@\"; }\n"
    "commit() { git add -A && git commit -q --allow-empty -m \"$1\"; }\n";

std::string Text(const YAML::Node& node, const char* key) { return node[key] ? node[key].as<std::string>() : ""; }

void CheckRow(const YAML::Node& row) {
  SCOPED_TRACE(Text(row, "name"));
  const TemporaryFolder work;
  const std::string folder = work / "repository";
  fs::create_directory(folder);
  const std::string script =
      kPrelude + Text(row, "script") + "\nset +e\nemend check --output-format concise --rules \"$RULES\" " +
      std::string(Text(row, "args").find("--select") == std::string::npos ? "--select House " : "") + Text(row, "args");
  const Outcome outcome = RunShell(script, folder);
  std::vector<std::string> found, want;
  std::istringstream lines(outcome.out);
  for (std::string line; std::getline(lines, line);) {
    const size_t level = line.find(": warning ");
    if (level == std::string::npos) continue;
    const size_t rule = level + 10;
    found.push_back(line.substr(0, level) + line.substr(rule - 1, line.find(' ', rule) - rule + 1));
  }
  for (const auto& one : row["want"]) want.push_back(one.as<std::string>());
  EXPECT_EQ(found, want) << outcome.out << outcome.err;
  EXPECT_EQ(outcome.exit, row["exit"] ? row["exit"].as<int>() : want.empty() ? 0 : 1) << outcome.err;
  EXPECT_NE(outcome.err.find(Text(row, "err")), std::string::npos) << outcome.err;
}

TEST(History, TellsNewFindingsFromOld) {
  int rows = 0;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(EMEND_SOURCE_DIR "/tests/cases/history")) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  for (const fs::path& file : files) {
    for (const auto& row : YAML::LoadFile(file.string())) CheckRow(row), ++rows;
  }
  EXPECT_GT(rows, 20);
}

// EMEND_HISTORIES in the environment says how many.
TEST(History, TellsNewFindingsFromOldOnRandomOnes) {
  const char* count = std::getenv("EMEND_HISTORIES");
  const TemporaryFolder work(MemoryFolder());
  const Outcome outcome = RunReader("random_histories.py", {EMEND_BINARY, EMEND_SOURCE_DIR "/tests/cases/history/rules",
                                                            work.path(), count == nullptr ? "10" : count});
  if (IsMissing(outcome)) GTEST_SKIP() << "Python is not installed; scripts/setup --tests installs it";
  EXPECT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
  std::fputs(outcome.out.c_str(), stdout);
}

}  // namespace
}  // namespace emend
