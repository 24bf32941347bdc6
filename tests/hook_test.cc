// The hooks of .pre-commit-hooks.yaml, by the real pre-commit in repositories made for the test, without a network.
// A case is a script under tests/cases/hook that follows tests/hook/prelude.sh and succeeds.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/run_program.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> CaseNames() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(EMEND_SOURCE_DIR "/tests/cases/hook")) {
    names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool PreCommitIsMissing() {
  const char* ci = std::getenv("CI");
  return !(ci != nullptr && std::string_view(ci) == "true") && std::system("pre-commit --version >/dev/null 2>&1") != 0;
}

class HookCase : public testing::TestWithParam<std::string> {};

TEST_P(HookCase, DoesWhatItSays) {
  if (PreCommitIsMissing()) GTEST_SKIP() << "pre-commit is not installed; scripts/setup --tests installs it";
  const TemporaryFolder work;
  Invocation call;
  call.words = {"bash",
                "-c",
                ". \"$1\" && . \"$2\"",
                "case",
                EMEND_SOURCE_DIR "/tests/hook/prelude.sh",
                EMEND_SOURCE_DIR "/tests/cases/hook/" + GetParam() + ".sh"};
  call.folder = work.path();
  call.variables = {{"EMEND_SOURCE_DIR", EMEND_SOURCE_DIR}, {"EMEND_BINARY", EMEND_BINARY}};
  const Outcome outcome = RunProgram(call);
  EXPECT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
}

INSTANTIATE_TEST_SUITE_P(All, HookCase, testing::ValuesIn(CaseNames()), [](const auto& entry) { return entry.param; });

TEST(HookCases, AreFound) { EXPECT_FALSE(CaseNames().empty()); }

}  // namespace
}  // namespace emend
