// The pages that emend makes, read by an HTML validator and shown by a browser. Cases are folders under
// tests/cases/pages:
//
//   args           the words after `emend`, as a shell reads them; $SOURCE is the source tree, the page is page.html
//   in/            what the working directory holds
//   expected.json  what the browser must show (tests/readers/check_pages.mjs)
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "support/other_readers.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = EMEND_SOURCE_DIR "/tests/cases/pages";

class HtmlPages : public testing::Test {
 protected:
  void SetUp() override {
    for (const auto& entry : fs::directory_iterator(kCases)) names_.push_back(entry.path().filename().string());
    std::sort(names_.begin(), names_.end());
    ASSERT_FALSE(names_.empty());
    for (const std::string& name : names_) Make(name);
  }

  std::string PageOf(const std::string& name) const { return work_ / name + "/page.html"; }

  std::vector<std::string> names_;

 private:
  void Make(const std::string& name) {
    const std::string folder = work_ / name;
    fs::create_directory(folder);
    if (fs::exists(kCases / name / "in")) fs::copy(kCases / name / "in", folder, fs::copy_options::recursive);
    const Outcome outcome =
        RunShell("SOURCE='" EMEND_SOURCE_DIR "'; emend " + ReadBytes(kCases / name / "args"), folder);
    ASSERT_EQ(outcome.exit, 0) << name << outcome.err;
    ASSERT_TRUE(fs::exists(PageOf(name))) << name;
  }

  const TemporaryFolder work_;
};

TEST_F(HtmlPages, AreValid) {
  std::vector<std::string> words;
  for (const std::string& name : names_) words.push_back(PageOf(name));
  const Outcome outcome = RunReader("check_html.mjs", words);
  if (IsMissing(outcome)) GTEST_SKIP() << "the validator is not installed; scripts/setup --tests installs it";
  EXPECT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
}

TEST_F(HtmlPages, ShowWhatTheyMustInABrowser) {
  std::vector<std::string> words;
  for (const std::string& name : names_)
    words.insert(words.end(), {PageOf(name), (kCases / name / "expected.json").string()});
  const Outcome outcome = RunReader("check_pages.mjs", words);
  if (IsMissing(outcome)) GTEST_SKIP() << "Chromium is not installed; scripts/setup --tests installs it";
  EXPECT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
}

}  // namespace
}  // namespace emend
