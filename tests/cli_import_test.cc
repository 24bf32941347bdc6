// emend import on input and places that are bad, and what must not change its result.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "support/run_program.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;

constexpr const char* kGood =
    "1. What is a page cache?\nMemory in which the kernel keeps pages of files that were read or written.\n\n"
    "2. What does fsync promise?\nThat the bytes written so far are on the disk when it returns.\n";

Outcome Import(const TemporaryFolder& folder, const std::string& arguments) {
  return RunShell("emend import " + arguments, folder.path());
}

// One line about `bad`, exit status 2, nothing left behind, and the good export imported all the same.
void ExpectRefused(const TemporaryFolder& folder, const std::string& bad, const std::string& fault) {
  WriteBytes(folder / "good.txt", kGood);
  fs::remove_all(folder / "out");
  const Outcome alone = Import(folder, "'" + bad + "' -o out");
  EXPECT_EQ(alone.exit, 2) << bad;
  EXPECT_EQ(alone.out, "") << bad;
  EXPECT_THAT(alone.err, HasSubstr(fault)) << bad;
  EXPECT_EQ(std::count(alone.err.begin(), alone.err.end(), '\n'), 1) << alone.err;
  EXPECT_FALSE(fs::exists(folder / "out")) << bad;
  const Outcome both = Import(folder, "'" + bad + "' good.txt -o out");
  EXPECT_EQ(both.exit, 2) << bad;
  EXPECT_EQ(both.err, alone.err) << bad;
  EXPECT_EQ(ReadTree(folder / "out").size(), 1u) << bad;
}

TEST(BadInput, IsRefusedWithOneClearLine) {
  const TemporaryFolder folder;
  WriteBytes(folder / "empty", "");
  WriteBytes(folder / "blank", " \r\n\t\n\n");
  std::string bytes;
  for (int i = 0; i < 5000; ++i) bytes += static_cast<char>(i * 7919 >> 3);
  WriteBytes(folder / "binary", bytes);
  std::string wide;
  for (const char* c = kGood; *c != '\0'; ++c) wide += *c, wide += '\0';
  WriteBytes(folder / "utf-16", wide);
  WriteBytes(folder / "sub/file", "x");
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  ASSERT_EQ(truncate((folder / "empty").c_str(), 0), 0);
  fs::create_symlink("nowhere", folder / "dangling");
  fs::create_symlink("loop", folder / "loop");
  ExpectRefused(folder, "missing", "missing: cannot be opened: No such file or directory; check the name");
  ExpectRefused(folder, "sub", "sub: is a folder; name the files in it");
  ExpectRefused(folder, "sub/file/x", "Not a directory; check the name: a part of it is no folder");
  ExpectRefused(folder, "empty", "empty: is empty; there is nothing to import");
  ExpectRefused(folder, "blank", "blank: holds nothing but white space; there is nothing to import");
  ExpectRefused(folder, "binary", "binary: this is a binary file, not text");
  ExpectRefused(folder, "utf-16", "utf-16: this looks like utf-16le without a byte order mark");
  ExpectRefused(folder, "pipe", "pipe: is a pipe; give - to read standard input");
  ExpectRefused(folder, "/dev/null", "/dev/null: is a device");
  ExpectRefused(folder, "dangling", "dangling: cannot be opened");
  ExpectRefused(folder, "loop", "mend the symbolic links");
  ExpectRefused(folder, std::string(300, 'n'), "choose a shorter name");
}

TEST(OddInput, LinesOfMegabytesAreImportedWhole) {
  const TemporaryFolder folder;
  for (const std::string_view piece : {"x", "and so on ", "**a** `b` <c> | d ", "\\\"", "一二三"}) {
    std::string line;
    while (line.size() < 2'000'000) line += piece;
    line.erase(line.find_last_not_of(' ') + 1);
    WriteBytes(folder / "one-line.txt", "1. What is it?\n\n" + line + "\n\n2. Why?\n\nIt was made so.\n");
    fs::remove_all(folder / "out");
    const Outcome first = Import(folder, "one-line.txt -o out");
    EXPECT_EQ(first.exit, 0) << piece << first.err;
    const auto notes = ReadTree(folder / "out");
    ASSERT_EQ(notes.size(), 1u) << piece;
    EXPECT_GT(notes.begin()->second.size(), line.size()) << piece;
    Import(folder, "one-line.txt -o out");
    EXPECT_TRUE(ReadTree(folder / "out") == notes) << piece;  // EXPECT_EQ would print them
  }
}

TEST(BadInput, AFileAboveTheLimitIsRefusedAtOnce) {
  const TemporaryFolder folder;
  const int fd = open((folder / "huge").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  ASSERT_EQ(ftruncate(fd, (off_t{1} << 30) + 1), 0);
  close(fd);
  ExpectRefused(folder, "huge", "huge: is larger than 1024 MiB; split it");
}

TEST(BadInput, AFileThatMayNotBeReadIsRefused) {
  const TemporaryFolder folder;
  WriteBytes(folder / "secret", kGood);
  ASSERT_EQ(chmod((folder / "secret").c_str(), 0), 0);
  ASSERT_EQ(chmod(folder.path().c_str(), 0777), 0);
  const std::string as_nobody = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
  const Outcome outcome = RunShell(as_nobody + "'" EMEND_BINARY "' import secret -o out", folder.path());
  if (outcome.exit == 126 || outcome.exit == 127) GTEST_SKIP() << "another user cannot run the program here";
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_EQ(outcome.err, "secret: cannot be opened: Permission denied; check the permissions\n");
  EXPECT_FALSE(fs::exists(folder / "out"));
}

TEST(BadOutput, AFolderThatMayNotBeWrittenIsNamed) {
  const TemporaryFolder folder;
  WriteBytes(folder / "good.txt", kGood);
  fs::create_directory(folder / "out");
  WriteBytes(folder / "out/kept.yaml", "format: emend/1\ntopic: Kept\nnotes: []\n");
  fs::permissions(folder / "out", fs::perms(0555));
  ASSERT_EQ(chmod(folder.path().c_str(), 0755), 0);
  const std::string as_nobody = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
  const Outcome outcome = RunShell(as_nobody + "'" EMEND_BINARY "' import good.txt -o out", folder.path());
  if (outcome.exit == 126 || outcome.exit == 127) GTEST_SKIP() << "another user cannot run the program here";
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_EQ(outcome.err, "out/good.yaml: cannot be written: Permission denied; check the permissions\n");
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(ReadTree(folder / "out").size(), 1u);
}

// A file system of 256 KiB, mounted for the test's lifetime.
class SmallDisk {
 public:
  explicit SmallDisk(std::string path) : path_(std::move(path)) {
    fs::create_directory(path_);
    mounted_ = mount("none", path_.c_str(), "tmpfs", 0, "size=256k") == 0;
  }
  ~SmallDisk() {
    if (mounted_) umount2(path_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool mounted() const { return mounted_; }

 private:
  std::string path_;
  bool mounted_;
};

std::string ManyQuestions(int count) {
  std::string text;
  for (int i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    text += number + ". What does case " + number + " of the table test?\n";
    text += "It tests row " + number + " with all that belongs to it, so that no row is forgotten.\n\n";
  }
  return text;
}

TEST(BadOutput, AFullDiskLeavesEverythingAsItWas) {
  const TemporaryFolder folder;
  const SmallDisk disk(folder / "disk");
  if (!disk.mounted()) GTEST_SKIP() << "file systems cannot be mounted here";
  WriteBytes(folder / "good.txt", kGood);
  WriteBytes(folder / "many.txt", ManyQuestions(3000));
  ASSERT_EQ(Import(folder, "good.txt -o disk/out").exit, 0);
  const auto before = ReadTree(folder / "disk");
  const Outcome outcome = Import(folder, "many.txt good.txt -o disk/out --ledger ledger.jsonl");
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_EQ(outcome.err,
            "disk/out/many.yaml: cannot be written: No space left on device; free some space, then run again\n");
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(ReadTree(folder / "disk"), before) << "nothing half-written, no temporary";
  EXPECT_FALSE(fs::exists(folder / "ledger.jsonl"));
}

TEST(BadOutput, ALinkOutOfTheFolderIsNotFollowed) {
  const TemporaryFolder folder;
  WriteBytes(folder / "good.txt", kGood);
  WriteBytes(folder / "victim.yaml", "format: emend/1\ntopic: Good\nnotes: []\n");
  fs::create_directory(folder / "out");
  fs::create_symlink("../victim.yaml", folder / "out/good.yaml");
  const Outcome outcome = Import(folder, "good.txt -o out");
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("victim.yaml, outside of"));
  EXPECT_EQ(ReadBytes(folder / "victim.yaml"), "format: emend/1\ntopic: Good\nnotes: []\n");
}

TEST(Import, TheSameAgainTouchesNothing) {
  const TemporaryFolder folder;
  WriteBytes(folder / "many.txt", ManyQuestions(30));
  WriteBytes(folder / "good.txt", kGood);
  ASSERT_EQ(Import(folder, "many.txt good.txt -o out").exit, 0);
  const auto before = ReadTree(folder / "out");
  std::map<std::string, std::pair<ino_t, long>> stamps;
  const auto stamp = [&](const std::string& name) {
    struct stat status = {};
    EXPECT_EQ(stat((folder / ("out/" + name)).c_str(), &status), 0);
    return std::pair(status.st_ino, status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec);
  };
  for (const auto& [name, bytes] : before) stamps[name] = stamp(name);
  ASSERT_EQ(Import(folder, "good.txt many.txt -o out").exit, 0);
  EXPECT_EQ(ReadTree(folder / "out"), before);
  for (const auto& [name, bytes] : before) EXPECT_EQ(stamp(name), stamps[name]) << name;
}

TEST(Import, DoesNotDependOnThreadsLocaleOrOrderOfFiles) {
  const TemporaryFolder folder;
  for (int i = 0; i < 12; ++i) {
    std::string text = kGood;
    text.replace(text.find("page cache"), 10, "page cache number " + std::to_string(i / 2));
    WriteBytes(folder / ("export-" + std::to_string(i) + ".txt"), text);
  }
  ASSERT_EQ(Import(folder, "--jobs 1 *.txt -o out --ledger one").exit, 0);
  const auto expected = ReadTree(folder / "out");
  const std::string expected_ledger = ReadBytes(folder / "one");
  const std::string summary = Import(folder, "--jobs 1 *.txt -o again").out;
  for (const char* variant : {"--jobs 2", "--jobs 8", "--jobs 64"}) {
    fs::remove_all(folder / "again");
    EXPECT_EQ(Import(folder, std::string(variant) + " *.txt -o again --ledger two").out, summary);
    EXPECT_EQ(ReadTree(folder / "again"), expected) << variant;
    EXPECT_EQ(ReadBytes(folder / "two"), expected_ledger) << variant;
  }
  for (const char* locale : {"C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"}) {
    fs::remove_all(folder / "again");
    ASSERT_EQ(RunShell(std::string("export LC_ALL=") + locale + "; emend import *.txt -o again", folder.path()).exit,
              0);
    EXPECT_EQ(ReadTree(folder / "again"), expected) << locale;
  }
  fs::remove_all(folder / "again");
  ASSERT_EQ(Import(folder, "$(ls -r *.txt) -o again").exit, 0);
  EXPECT_EQ(ReadTree(folder / "again"), expected) << "in reverse";
}

TEST(Import, SweepsWhatADeadRunLeft) {
  const TemporaryFolder folder;
  WriteBytes(folder / "good.txt", kGood);
  WriteBytes(folder / "out/.good.yaml.emend-tmp-abcdef", "half");
  ASSERT_EQ(Import(folder, "good.txt -o out").exit, 0);
  EXPECT_EQ(ReadTree(folder / "out").size(), 1u);
}

TEST(Import, TwoAtOnceLoseNothing) {
  const TemporaryFolder folder;
  for (int i = 0; i < 8; ++i) {
    std::string text = kGood;
    text.replace(text.find("page cache"), 10, "cache of kind " + std::to_string(i));
    WriteBytes(folder / (std::to_string(i) + ".txt"), text);
  }
  const Outcome outcome =
      RunShell("for i in 0 1 2 3 4 5 6 7; do emend import -q $i.txt -o out & done; wait", folder.path());
  EXPECT_EQ(outcome.err, "");
  std::string all;
  for (const auto& [name, bytes] : ReadTree(folder / "out")) all += bytes;
  for (int i = 0; i < 8; ++i) EXPECT_THAT(all, HasSubstr("cache of kind " + std::to_string(i)));
}

TEST(Import, ReadsStandardInput) {
  const TemporaryFolder folder;
  WriteBytes(folder / "good.txt", kGood);
  const Outcome outcome = Import(folder, "- -o out < good.txt");
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(ReadBytes(folder / "out/standard-input.yaml"), HasSubstr("{export: standard-input, lines: 1-2}"));
}

TEST(Import, StopsCleanlyWhenAskedTo) {
  const TemporaryFolder folder;
  for (int i = 0; i < 40; ++i) WriteBytes(folder / (std::to_string(i) + ".txt"), ManyQuestions(200));
  for (int round = 0; round < 12; ++round) {
    fs::remove_all(folder / "out");
    Invocation call;
    call.words = {"bash", "-c", "exec '" EMEND_BINARY "' import -q *.txt -o out"};
    call.folder = folder.path();
    call.once_running = [round](pid_t pid) {
      const timespec wait = {0, 10'000'000L + round * 25'000'000L};
      nanosleep(&wait, nullptr);
      kill(pid, round % 2 == 0 ? SIGTERM : SIGINT);
    };
    const Outcome outcome = RunProgram(call);
    EXPECT_TRUE(outcome.exit == 0 || outcome.signal == SIGTERM || outcome.signal == SIGINT);
    for (const auto& [name, bytes] : ReadTree(folder / "out")) {
      EXPECT_EQ(name.find(".emend-tmp-"), std::string::npos) << "a temporary is left";
    }
  }
}

// The tool on a terminal of its own; what it shows there.
std::string RunOnTerminal(const std::string& script, const std::string& folder) {
  int terminal = -1;
  const pid_t pid = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (pid == 0) {
    setenv("TERM", "xterm", 1);
    if (chdir(folder.c_str()) == 0) execlp("bash", "bash", "-c", script.c_str(), nullptr);
    _exit(127);
  }
  std::string shown;
  char bytes[4096];
  for (ssize_t count = 0; (count = read(terminal, bytes, sizeof bytes)) > 0;)
    shown.append(bytes, static_cast<size_t>(count));
  waitpid(pid, nullptr, 0);
  close(terminal);
  return shown;
}

TEST(Progress, ShowsABarOnATerminalForWorkThatTakesLonger) {
  const TemporaryFolder folder;
  WriteBytes(folder / "good.txt", kGood);
  const std::string slow = "(sleep 1.6; cat good.txt) | '" EMEND_BINARY "' import good.txt - -o out";
  EXPECT_THAT(RunOnTerminal(slow, folder.path()),
              HasSubstr("importing [###############...............] 1 of 2, 1 s\x1b[K"));
  const std::string stopped = "sleep 2 | timeout --foreground -s INT 1.5 '" EMEND_BINARY "' import - -o out; echo end";
  EXPECT_THAT(RunOnTerminal(stopped, folder.path()), HasSubstr("\x1b[K\r\x1b[Kend")) << "the bar is in the way";
  EXPECT_EQ(RunOnTerminal(slow + " 2>/dev/null", folder.path()).find("importing"), std::string::npos);
  EXPECT_EQ(RunOnTerminal(slow + " -q", folder.path()).find("importing"), std::string::npos);
  EXPECT_EQ(RunOnTerminal("'" EMEND_BINARY "' import good.txt -o out", folder.path()).find("importing"),
            std::string::npos);
}

TEST(Terminal, NeverGetsControlCharactersOfTheContent) {
  const TemporaryFolder folder;
  WriteBytes(folder / "a.txt", "Q: What does \x1b[31mthis\x07 do?\nA: Nothing \x1b]0;title\x07 at all.\n");
  for (const char* words :
       {"import --dry-run a.txt -o out", "import --diff a.txt -o out", "repair a.txt", "repair --explain a.txt"}) {
    const std::string shown = RunOnTerminal(std::string("'" EMEND_BINARY "' --color never ") + words, folder.path());
    EXPECT_NE(shown, "") << words;
    EXPECT_EQ(shown.find('\x1b'), std::string::npos) << words << ": " << shown;
    EXPECT_EQ(shown.find('\x07'), std::string::npos) << words;
  }
}

}  // namespace
}  // namespace emend
