// Whole runs of the tool, as folders under tests/cases/cli:
//
//   args    each line is one run: the words after `emend`, as a shell reads them
//   in/     what the working directory holds before the first run
//   stdout, stderr, exit    of all runs, one after the other; a missing file stands for nothing, a missing exit for 0
//   out/    what the folder `out` of the working directory holds after the last run
//
// UPDATE_EXPECTED=1 rewrites what is expected; read the difference before you commit it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/run_program.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = EMEND_SOURCE_DIR "/tests/cases/cli";

std::vector<std::string> CaseNames() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kCases)) {
    if (fs::exists(entry.path() / "args")) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

void Expect(const fs::path& file, const std::string& actual) {
  if (std::getenv("UPDATE_EXPECTED") != nullptr) {
    fs::remove(file);
    if (!actual.empty()) WriteBytes(file, actual);
  }
  EXPECT_EQ(actual, ReadBytes(file)) << file;
}

class CliCase : public testing::TestWithParam<std::string> {};

TEST_P(CliCase, DoesWhatIsExpected) {
  const fs::path folder = kCases / GetParam();
  const TemporaryFolder work;
  if (fs::exists(folder / "in")) {
    fs::copy(folder / "in", work.path(), fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  }
  std::string out, err, exits;
  std::istringstream runs(ReadBytes(folder / "args"));
  for (std::string line; std::getline(runs, line);) {
    const Outcome outcome = RunShell("emend " + line, work.path());
    ASSERT_EQ(outcome.signal, 0) << line;
    out += outcome.out;
    err += outcome.err;
    exits += std::to_string(outcome.exit) + "\n";
  }
  ASSERT_NE(exits, "") << "no run in " << folder / "args";
  if (exits == "0\n") exits.clear();
  Expect(folder / "stdout", out);
  Expect(folder / "stderr", err);
  Expect(folder / "exit", exits);

  const auto written = ReadTree(work / "out");
  if (std::getenv("UPDATE_EXPECTED") != nullptr) {
    fs::remove_all(folder / "out");
    for (const auto& [name, bytes] : written) WriteBytes(folder / "out" / name, bytes);
  }
  EXPECT_EQ(written, ReadTree(folder / "out"));
}

INSTANTIATE_TEST_SUITE_P(All, CliCase, testing::ValuesIn(CaseNames()), [](const auto& entry) {
  std::string name = entry.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
});

TEST(CliCases, AreFound) { EXPECT_FALSE(CaseNames().empty()); }

}  // namespace
}  // namespace emend
