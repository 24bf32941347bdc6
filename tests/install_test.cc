// `cmake --install` into a folder of its own: what is installed works there, without the source tree.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>
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

#ifdef EMEND_STATIC_BINARY

TEST(StaticProgram, NeedsNothingButTheCLibrary) {
  if (*EMEND_SHARED != '\0') GTEST_SKIP() << "no archives here: " << EMEND_SHARED;
  Invocation call;
  call.words = {"readelf", "--dynamic", "--wide", EMEND_STATIC_BINARY};
  const Outcome outcome = RunProgram(call);
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  int libraries = 0;
  std::istringstream lines(outcome.out);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("(NEEDED)") == std::string::npos) continue;
    ++libraries;
    EXPECT_THAT(line, testing::ContainsRegex("\\[(libc|libm|ld-linux[a-z0-9-]*)\\.so\\."))
        << "a library that may not be there";
  }
  EXPECT_GT(libraries, 0);
}

TEST(StaticProgram, DoesWhatTheOtherDoes) {
  const TemporaryFolder work;
  for (const char* words : {"--version", "check --output-format json $SOURCE/content/notes $SOURCE/README.md",
                            "import -v -o notes $SOURCE/content/inbox/* && cat notes/*",
                            "export --to html -o page.html notes && cat page.html", "rules show Text.Spelling"}) {
    Outcome outcomes[2];
    for (const bool is_static : {false, true}) {
      Invocation call;
      call.words = {"bash", "-c", std::string(is_static ? EMEND_STATIC_BINARY : EMEND_BINARY) + " " + words};
      call.folder = work / (is_static ? "static" : "shared");
      call.variables = {{"SOURCE", EMEND_SOURCE_DIR}};
      fs::create_directory(call.folder);
      outcomes[is_static] = RunProgram(call);
    }
    EXPECT_LE(outcomes[0].exit, 1) << words << outcomes[0].err;
    EXPECT_EQ(outcomes[0].exit, outcomes[1].exit) << words;
    EXPECT_NE(outcomes[0].out, "") << words;
    EXPECT_EQ(outcomes[0].out, outcomes[1].out) << words;
  }
}

#endif

}  // namespace
}  // namespace emend
