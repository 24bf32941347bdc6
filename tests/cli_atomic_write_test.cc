#include "cli/atomic_write.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "cli/files.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct stat StatusOf(const std::string& path) {
  struct stat status = {};
  EXPECT_EQ(lstat(path.c_str(), &status), 0) << path;
  return status;
}

std::vector<std::string> NamesIn(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string FaultOf(const Status& status) { return status.ok() ? "" : status.error().ToString(); }

TEST(FileSet, WritesNewFilesAndReplacesOldOnes) {
  const TemporaryFolder folder;
  WriteBytes(folder / "old.yaml", "old");
  FileSet files;
  ASSERT_EQ(FaultOf(files.Stage(folder / "old.yaml", folder.path(), "new")), "");
  ASSERT_EQ(FaultOf(files.Stage(folder / "more.yaml", folder.path(), "more")), "");
  EXPECT_EQ(files.staged(), 2);
  EXPECT_EQ(ReadBytes(folder / "old.yaml"), "old") << "nothing changes before Commit";
  EXPECT_FALSE(fs::exists(folder / "more.yaml"));
  ASSERT_EQ(FaultOf(files.Commit()), "");
  EXPECT_EQ(ReadBytes(folder / "old.yaml"), "new");
  EXPECT_EQ(ReadBytes(folder / "more.yaml"), "more");
  EXPECT_THAT(NamesIn(folder.path()), ElementsAre("more.yaml", "old.yaml"));
}

TEST(FileSet, KeepsModeAndOwner) {
  const TemporaryFolder folder;
  const std::string path = folder / "notes.yaml";
  WriteBytes(path, "old");
  ASSERT_EQ(chmod(path.c_str(), 0640), 0);
  const bool root = geteuid() == 0;
  if (root) {
    ASSERT_EQ(chown(path.c_str(), 65534, 65534), 0);
  }
  FileSet files;
  ASSERT_EQ(FaultOf(files.Stage(path, folder.path(), "new")), "");
  ASSERT_EQ(FaultOf(files.Commit()), "");
  EXPECT_EQ(StatusOf(path).st_mode & 07777, 0640u);
  if (root) {
    EXPECT_EQ(StatusOf(path).st_uid, 65534u);
  }
}

TEST(FileSet, NewFilesObeyTheUmask) {
  const TemporaryFolder folder;
  const mode_t before = umask(027);
  FileSet files;
  ASSERT_EQ(FaultOf(files.Stage(folder / "a", folder.path(), "x")), "");
  ASSERT_EQ(FaultOf(files.Commit()), "");
  umask(before);
  EXPECT_EQ(StatusOf(folder / "a").st_mode & 07777, 0640u);
}

TEST(FileSet, DoesNotTouchAFileThatHoldsTheBytesAlready) {
  const TemporaryFolder folder;
  WriteBytes(folder / "a", "same");
  const auto before = StatusOf(folder / "a");
  FileSet files;
  ASSERT_EQ(FaultOf(files.Stage(folder / "a", folder.path(), "same")), "");
  EXPECT_EQ(files.staged(), 0);
  ASSERT_EQ(FaultOf(files.Commit()), "");
  const auto after = StatusOf(folder / "a");
  EXPECT_EQ(before.st_ino, after.st_ino);
  EXPECT_EQ(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}

TEST(FileSet, LeavesNothingWhenItIsNotCommitted) {
  const TemporaryFolder folder;
  {
    FileSet files;
    ASSERT_EQ(FaultOf(files.Stage(folder / "a", folder.path(), "x")), "");
    EXPECT_EQ(NamesIn(folder.path()).size(), 1u) << "the temporary stands beside the target";
  }
  EXPECT_THAT(NamesIn(folder.path()), IsEmpty());
}

TEST(FileSet, WritesThroughALinkInsideTheRoot) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "sub");
  WriteBytes(folder / "sub/real", "old");
  fs::create_symlink("sub/real", folder / "link");
  FileSet files;
  ASSERT_EQ(FaultOf(files.Stage(folder / "link", folder.path(), "new")), "");
  ASSERT_EQ(FaultOf(files.Commit()), "");
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(ReadBytes(folder / "sub/real"), "new");
}

TEST(FileSet, RefusesLinksThatLeadOutOfTheRoot) {
  const TemporaryFolder outside;
  WriteBytes(outside / "victim", "untouched");
  const TemporaryFolder folder;
  fs::create_symlink(outside / "victim", folder / "file");
  fs::create_symlink(outside.path(), folder / "folder");
  fs::create_symlink("nowhere", folder / "dangling");
  fs::create_symlink("loop", folder / "loop");
  FileSet files;
  EXPECT_THAT(FaultOf(files.Stage(folder / "file", folder.path(), "x")), HasSubstr("outside of"));
  EXPECT_THAT(FaultOf(files.Stage(folder / "folder/victim", folder.path(), "x")), HasSubstr("outside of"));
  EXPECT_THAT(FaultOf(files.Stage(folder / "folder/new", folder.path(), "x")), HasSubstr("outside of"));
  EXPECT_THAT(FaultOf(files.Stage((folder / "..") + "/new", folder.path(), "x")), HasSubstr("outside of"));
  EXPECT_THAT(FaultOf(files.Stage(folder / "dangling", folder.path(), "x")), HasSubstr("is a link that leads nowhere"));
  EXPECT_THAT(FaultOf(files.Stage(folder / "loop", folder.path(), "x")), HasSubstr("mend the symbolic links"));
  EXPECT_EQ(ReadBytes(outside / "victim"), "untouched");
  EXPECT_THAT(NamesIn(outside.path()), ElementsAre("victim"));
}

TEST(FileSet, RefusesWhatIsNoRegularFile) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "a.yaml");
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  FileSet files;
  EXPECT_THAT(FaultOf(files.Stage(folder / "a.yaml", folder.path(), "x")), HasSubstr("not a regular file"));
  EXPECT_THAT(FaultOf(files.Stage(folder / "pipe", folder.path(), "x")), HasSubstr("not a regular file"));
}

TEST(FileSet, RefusesWhenTheFileChangedSinceItWasRead) {
  const TemporaryFolder folder;
  WriteBytes(folder / "a", "old");
  const Result<FileBytes> read = ReadFile(folder / "a", 100);
  ASSERT_TRUE(read.ok());
  WriteBytes(folder / "a", "other");
  FileSet files;
  EXPECT_THAT(FaultOf(files.Stage(folder / "a", folder.path(), "new", read.value().stamp)),
              HasSubstr("changed by another program"));
  EXPECT_EQ(ReadBytes(folder / "a"), "other");
}

TEST(FileSet, RefusesAllWhenOneFileChangedBeforeTheRename) {
  const TemporaryFolder folder;
  WriteBytes(folder / "a", "old");
  FileSet files;
  ASSERT_EQ(FaultOf(files.Stage(folder / "a", folder.path(), "new")), "");
  ASSERT_EQ(FaultOf(files.Stage(folder / "b", folder.path(), "new")), "");
  WriteBytes(folder / "b", "appeared");
  EXPECT_THAT(FaultOf(files.Commit()), HasSubstr("changed by another program"));
  EXPECT_EQ(ReadBytes(folder / "a"), "old");
  EXPECT_EQ(ReadBytes(folder / "b"), "appeared");
  EXPECT_THAT(NamesIn(folder.path()), ElementsAre("a", "b"));
}

TEST(FileSet, TakesNamesOfAnyLength) {
  const TemporaryFolder folder;
  const std::string longest(255, 'n');
  FileSet files;
  ASSERT_EQ(FaultOf(files.Stage(folder / longest, folder.path(), "x")), "");
  ASSERT_EQ(FaultOf(files.Commit()), "");
  EXPECT_EQ(ReadBytes(folder / longest), "x");
  EXPECT_THAT(FaultOf(files.Stage(folder / (longest + "n"), folder.path(), "x")), HasSubstr("choose a shorter name"));
}

TEST(FileSet, NamesTheFolderThatIsMissing) {
  const TemporaryFolder folder;
  FileSet files;
  EXPECT_THAT(FaultOf(files.Stage(folder / "no/such/a", folder.path(), "x")),
              HasSubstr("No such file or directory; check the name"));
}

// Readers beside many writers see one whole content or another, never a mixture and never nothing.
TEST(FileSet, IsNeverSeenHalfWritten) {
  const TemporaryFolder folder;
  const std::string path = folder / "shared";
  WriteBytes(path, std::string(300000, 'a'));
  std::atomic<bool> stop = false;
  int reads = 0;
  std::thread reader([&] {
    while (!stop) {
      const std::string seen = ReadBytes(path);
      ++reads;
      ASSERT_EQ(seen.size(), 300000u);
      ASSERT_EQ(seen.find_first_not_of(seen.front()), std::string::npos);
    }
  });
  std::vector<std::thread> writers;
  for (char c = 'b'; c < 'e'; ++c) {
    writers.emplace_back([&path, &folder, c] {
      for (int round = 0; round < 40; ++round) {
        FileSet files;
        // Another writer may have been quicker: that is an error of its own, and no change.
        if (files.Stage(path, folder.path(), std::string(300000, c)).ok()) (void)files.Commit();
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  stop = true;
  reader.join();
  EXPECT_THAT(NamesIn(folder.path()), ElementsAre("shared"));
  std::printf("120 writes, %d reads, 0 torn\n", reads);
}

TEST(SweepLeftovers, TakesOnlyOurTemporaries) {
  const TemporaryFolder folder;
  for (const char* name : {".a.yaml.emend-tmp-abc123", ".b.emend-tmp-zzzzzz", ".emend-tmp-abc123", "a.emend-tmp-abc123",
                           ".a.emend-tmp-abc12", ".a.emend-tmp-abc1234", "notes.yaml", ".hidden"}) {
    WriteBytes(folder / name, "x");
  }
  fs::create_directory(folder / ".d.emend-tmp-abc123");
  SweepLeftovers(folder.path());
  EXPECT_THAT(NamesIn(folder.path()), ElementsAre(".a.emend-tmp-abc12", ".a.emend-tmp-abc1234", ".d.emend-tmp-abc123",
                                                  ".emend-tmp-abc123", ".hidden", "a.emend-tmp-abc123", "notes.yaml"));
}

TEST(FolderLock, KeepsASecondOneOut) {
  const TemporaryFolder folder;
  {
    const Result<FolderLock> first = FolderLock::Take(folder.path(), 0);
    ASSERT_TRUE(first.ok());
    if (!first.value().held()) GTEST_SKIP() << "this file system has no locks";
    const Result<FolderLock> second = FolderLock::Take(folder.path(), 0);
    ASSERT_FALSE(second.ok());
    EXPECT_THAT(second.error().ToString(), HasSubstr("another emend is writing there"));
  }
  EXPECT_TRUE(FolderLock::Take(folder.path(), 0).ok()) << "free again";
}

TEST(MakeFolders, MakesWhatIsMissingAndSaysWhat) {
  const TemporaryFolder folder;
  const auto made = MakeFolders(folder / "a/b//c/");
  ASSERT_TRUE(made.ok());
  EXPECT_TRUE(fs::is_directory(folder / "a/b/c"));
  EXPECT_EQ(made.value().size(), 3u);
  EXPECT_THAT(MakeFolders(folder / "a/b").value(), IsEmpty());
  WriteBytes(folder / "file", "x");
  EXPECT_THAT(MakeFolders(folder / "file/sub").error().ToString(), HasSubstr("is not a folder"));
}

TEST(ReadFile, RefusesWhatIsNoRegularFile) {
  const TemporaryFolder folder;
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(ReadFile(folder / "pipe", 100).error().ToString(), HasSubstr("is a pipe"));
  EXPECT_THAT(ReadFile(folder.path(), 100).error().ToString(), HasSubstr("is a folder"));
  EXPECT_THAT(ReadFile("/dev/zero", 100).error().ToString(), HasSubstr("is a device"));
  EXPECT_THAT(ReadFile(folder / "none", 100).error().ToString(), HasSubstr("No such file"));
  EXPECT_THAT(ReadFile("", 100).error().ToString(), HasSubstr("name of a file is empty"));
}

TEST(ReadFile, KeepsToTheLimit) {
  const TemporaryFolder folder;
  WriteBytes(folder / "a", std::string(1 << 20, 'x'));
  EXPECT_TRUE(ReadFile(folder / "a", 1 << 20).ok());
  EXPECT_THAT(ReadFile(folder / "a", (1 << 20) - 1).error().ToString(), HasSubstr("is larger than 0 MiB; split it"));
  EXPECT_FALSE(ReadFile("/proc/self/maps", 10).ok()) << "also where the size is not known beforehand";
  EXPECT_TRUE(ReadFile("/proc/self/maps", 1 << 24).ok());
}

}  // namespace
}  // namespace emend
