// The tool as a process: exit statuses, signals, streams that fail.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <ctime>
#include <filesystem>
#include <string>

#include "support/run_program.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

// Sends a signal to the tool while it waits for input.
Outcome Interrupt(int signal) {
  Invocation call;
  call.words = {EMEND_BINARY, "repair"};
  call.once_running = [signal](pid_t pid) {
    // Its handlers are set once it sleeps in read(2).
    for (int i = 0; i < 500; ++i) {
      const std::string state = ReadBytes("/proc/" + std::to_string(pid) + "/wchan");
      if (state.find("pipe") != std::string::npos) break;
      const timespec pause = {0, 2'000'000};
      nanosleep(&pause, nullptr);
    }
    kill(pid, signal);
  };
  return RunProgram(call);
}

TEST(Signals, ACrashIsNeverSuccess) {
#ifdef EMEND_SANITIZED
  GTEST_SKIP() << "the sanitizer's own handlers are in place";
#endif
  for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL}) {
    const Outcome outcome = Interrupt(signal);
    EXPECT_EQ(outcome.exit, 70) << strsignal(signal);
    EXPECT_THAT(outcome.err, HasSubstr("emend: internal error: ")) << strsignal(signal);
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1);
  }
}

TEST(Signals, StopsByTheSignalThatAskedForIt) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) EXPECT_EQ(Interrupt(signal).signal, signal);
}

TEST(Signals, WhatTheParentIgnoresStaysIgnored) {
  const TemporaryFolder folder;
  const Outcome outcome =
      RunShell("trap '' HUP; (sleep 0.2; kill -HUP $$) & sleep 0.4 | emend repair; echo $?", folder.path());
  EXPECT_EQ(outcome.out, "0\n");
}

TEST(Memory, RunningOutIsAnInternalErrorAndNoCrash) {
#ifdef EMEND_SANITIZED
  GTEST_SKIP() << "the sanitizer needs address space";
#endif
  const TemporaryFolder folder;
  const Outcome outcome = RunShell("truncate -s 300M big; ulimit -v 200000; emend repair big; echo $?", folder.path());
  EXPECT_EQ(outcome.out, "70\n");
  EXPECT_EQ(outcome.err, "emend: internal error: out of memory; please report it\n");
}

struct StreamCase {
  const char* name;
  const char* script;
  int exit;
  const char* message;
};

TEST(Streams, AResultThatCannotBeWrittenIsNoSuccess) {
  const StreamCase cases[] = {
      {"full stdout", "echo x | emend repair > /dev/full", 2,
       "standard output: cannot be written: No space left on device"},
      {"full stdout, large", "yes | head -c 3000000 | emend repair > /dev/full", 2, "No space left on device"},
      {"full stdout of help", "emend --help > /dev/full", 2, "No space left on device"},
      {"closed stdout", "echo x | emend repair >&-", 2, "standard output: cannot be written"},
      {"reader went away", "yes | head -c 3000000 | emend repair | head -c 1 > /dev/null; exit ${PIPESTATUS[2]}", 2,
       ""},
      {"closed stderr with a message", "emend repair missing 2>&-", 2, ""},
      {"full stderr with records",
       "printf 'it\\xc3\\xa2\\xe2\\x82\\xac\\xe2\\x84\\xa2s' | emend repair --explain 2> /dev/full", 2, ""},
      {"closed stdin", "emend repair <&-", 0, ""},
      {"all is well", "echo x | emend repair > /dev/null", 0, ""},
  };
  const TemporaryFolder folder;
  for (const StreamCase& row : cases) {
    const Outcome outcome = RunShell(row.script, folder.path());
    EXPECT_EQ(outcome.exit, row.exit) << row.name;
    EXPECT_THAT(outcome.err, HasSubstr(row.message)) << row.name;
    if (*row.message == '\0') {
      EXPECT_EQ(outcome.err, "") << row.name;
    }
  }
}

TEST(Streams, AFileIsNeverTakenForAStreamThatWasClosed) {
  const TemporaryFolder folder;
  WriteBytes(folder / "a", "it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s\n");
  const Outcome outcome = RunShell("emend repair -v --in-place a <&- >&- 2>&-", folder.path());
  EXPECT_EQ(ReadBytes(folder / "a"), "it\xE2\x80\x99s\n");
  EXPECT_EQ(outcome.exit, 2) << "the message could not be written";
}

TEST(Limits, FileSizeLimitIsAnErrorAndNoKill) {
  const TemporaryFolder folder;
  std::string damaged;
  for (int i = 0; i < 100000; ++i) damaged += "it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s\n";
  WriteBytes(folder / "a", damaged);
  const Outcome outcome = RunShell("ulimit -f 100; emend repair --in-place a", folder.path());
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("a: cannot be written: File too large; raise the limit on file size"));
  EXPECT_EQ(ReadTree(folder.path()).size(), 1u) << "no temporary is left";
  EXPECT_EQ(ReadBytes(folder / "a"), damaged);
}

TEST(Encodings, ALegacyEncodingIsNeverGuessedSilently) {
  const std::string german =
      "Die Gr\xF6\xDF"
      "e des Puffers wird beim \xD6"
      "ffnen gepr\xFC"
      "ft; sp\xE4ter nie mehr.\n";
  const Outcome outcome = RunEmend({"repair"}, ".", german);
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.out, "Die Größe des Puffers wird beim Öffnen geprüft; später nie mehr.\n");
  EXPECT_THAT(outcome.err, MatchesRegex("standard input: read as windows-1252, certainty [01]\\.[0-9][0-9]\n"));
  const Outcome explained = RunEmend({"repair", "--explain"}, ".", german);
  EXPECT_THAT(explained.err,
              MatchesRegex("\\{\"path\":\"-\",\"encoding\":\"windows-1252\",\"certainty\":[01]\\.[0-9][0-9]\\}\n"));
}

TEST(Color, IsThereWhereItIsWanted) {
  const TemporaryFolder folder;
  const auto colored = [&](const std::string& script) {
    return RunShell(script, folder.path()).err.find("\x1b[") != std::string::npos;
  };
  EXPECT_FALSE(colored("emend repair missing"));
  EXPECT_TRUE(colored("emend repair --color always missing"));
  EXPECT_TRUE(colored("export CLICOLOR_FORCE=1; emend repair missing"));
  EXPECT_FALSE(colored("export CLICOLOR_FORCE=0; emend repair missing"));
  EXPECT_FALSE(colored("export CLICOLOR_FORCE=1 NO_COLOR=1; emend repair missing"));
  EXPECT_TRUE(colored("export NO_COLOR=1; emend repair --color=always missing"));
  EXPECT_FALSE(colored("export CLICOLOR_FORCE=1; emend repair --color never missing"));
}

}  // namespace
}  // namespace emend
