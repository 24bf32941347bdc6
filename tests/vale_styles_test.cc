// Styles in Vale's format (tests/cases/vale/<Style>/<Rule>.yml), which use each key of its kinds, over input.md. What
// is found stands in expected, a line each: place, level, rule, message; below it the rules that are not run.
// UPDATE_EXPECTED=1 rewrites it; read the difference before you commit it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <utility>

#include "check/runner.h"
#include "cli/rules_folder.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

const std::string kFolder = EMEND_SOURCE_DIR "/tests/cases/vale";

TEST(ValeStyles, FindWhatIsExpected) {
  LoadedRules loaded = LoadRules({kFolder}, 2);
  std::string found;
  const Runner runner(std::move(loaded.rules));
  const auto file = ReadCheckedFile(ReadBytes(kFolder + "/input.md"), "input.md", FileFormat::kMarkdown);
  ASSERT_TRUE(file.ok()) << file.error().ToString();
  for (const Finding& finding : runner.Run(file.value())) {
    found += std::to_string(finding.begin.line) + ":" + std::to_string(finding.begin.column) + " " +
             std::string(ToString(finding.severity)) + " " + finding.rule->name + " " + finding.message + "\n";
  }
  for (const Error& error : loaded.errors) found += error.ToString().substr(kFolder.size() + 1) + "\n";
  if (std::getenv("UPDATE_EXPECTED") != nullptr) WriteBytes(kFolder + "/expected", found);
  EXPECT_EQ(found, ReadBytes(kFolder + "/expected"));
}

}  // namespace
}  // namespace emend
