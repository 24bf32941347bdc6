// `cmake --install` into a folder of its own: what is installed works there, without the source tree.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/run_program.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Install : public testing::Test {
 protected:
  void SetUp() override {
    Invocation call;
    call.words = {"cmake", "--install", EMEND_BUILD_DIR, "--prefix", prefix_.path()};
    const Outcome outcome = RunProgram(call);
    ASSERT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
  }

  Outcome Run(std::vector<std::string> words) {
    words.insert(words.begin(), prefix_ / "bin/emend");
    Invocation call;
    call.words = std::move(words);
    call.folder = prefix_.path();
    return RunProgram(call);
  }

  std::string Complete(const std::string& line) {
    Invocation call;
    call.words = {"bash", "-c",
                  ". share/bash-completion/completions/emend; COMP_WORDS=(" + line +
                      " \"$1\"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _emend; echo \"${COMPREPLY[*]}\"",
                  "bash", last_};
    call.folder = prefix_.path();
    const Outcome outcome = RunProgram(call);
    EXPECT_EQ(outcome.err, "");
    return outcome.out;
  }

  TemporaryFolder prefix_;
  std::string last_;  // the word that is completed
};

TEST_F(Install, ProgramFindsItsRules) {
  EXPECT_THAT(Run({"--version"}).out, testing::StartsWith("emend "));
  WriteBytes(prefix_ / "share/emend/rules/Installed/Here.yml",
             "extends: existence\nmessage: \"'%s' says nothing.\"\nlevel: warning\ntokens: [TODO]\n");
  const Outcome rules = Run({"rules"});
  EXPECT_EQ(rules.exit, 0) << rules.err;
  EXPECT_THAT(rules.out, HasSubstr("Installed.Here"));
  EXPECT_THAT(rules.out, HasSubstr("Facts."));
}

TEST_F(Install, ManualTellsOfAllCommandsAndOptions) {
  const std::string manual = ReadBytes(prefix_ / "share/man/man1/emend.1");
  for (const char* text : {".TH EMEND 1", ".SS \"emend check PATH...\"", "\\fB\\-\\-changed\\-since\\fR \\fIREV\\fR",
                           ".SH \"EXIT STATUS\"", "\\fB\\-j\\fR, \\fB\\-\\-jobs\\fR \\fIN\\fR"})
    EXPECT_THAT(manual, HasSubstr(text));
  Invocation call;  // troff says what it does not understand
  call.words = {"groff", "-man", "-ww", "-z", "-Tutf8", "-Kutf8", prefix_ / "share/man/man1/emend.1"};
  const Outcome outcome = RunProgram(call);
  if (outcome.exit != 127) {
    EXPECT_EQ(outcome.err, "");
  }
}

TEST_F(Install, BashCompletesCommandsOptionsAndValues) {
  last_ = "ch";
  EXPECT_EQ(Complete("emend"), "check\n");
  last_ = "--changed";
  EXPECT_EQ(Complete("emend check"), "--changed-since\n");
  EXPECT_EQ(Complete("emend import"), "\n");
  last_ = "g";
  EXPECT_EQ(Complete("emend -q check notes --output-format"), "github gitlab\n");
  EXPECT_EQ(Complete("emend export --to"), "gift\n");
  last_ = "al";
  EXPECT_EQ(Complete("emend check --color"), "always\n");
  last_ = "";
  EXPECT_EQ(Complete("emend check"), "\n") << "files, by bash itself";
}

}  // namespace
}  // namespace emend
