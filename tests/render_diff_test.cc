#include "render/diff.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "support/run_program.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

TEST(UnifiedDiff, OfEqualTextsIsEmpty) { EXPECT_EQ(UnifiedDiff("a\nb", "a\nb", "x", "y"), ""); }

TEST(UnifiedDiff, OfANewFile) {
  EXPECT_EQ(UnifiedDiff("", "a\nb\n", "/dev/null", "new"), "--- /dev/null\n+++ new\n@@ -0,0 +1,2 @@\n+a\n+b\n");
}

TEST(UnifiedDiff, ShowsThreeLinesAroundAChange) {
  EXPECT_EQ(UnifiedDiff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", "a", "b"),
            "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, JoinsChangesThatAreNear) {
  EXPECT_EQ(UnifiedDiff("1\n2\n3\n4\n5\n6\n7\n8\n", "x\n2\n3\n4\n5\n6\n7\ny\n", "a", "b"),
            "--- a\n+++ b\n@@ -1,8 +1,8 @@\n-1\n+x\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+y\n");
}

TEST(UnifiedDiff, TellsWhereTheLastLineEndMisses) {
  EXPECT_EQ(UnifiedDiff("a\nb", "a\nb\n", "a", "b"),
            "--- a\n+++ b\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
}

TEST(UnifiedDiff, InsertsABlockAsOne) {
  EXPECT_EQ(UnifiedDiff("- id: a\n  q\n\n- id: c\n  q\n", "- id: a\n  q\n\n- id: b\n  q\n\n- id: c\n  q\n", "a", "b"),
            "--- a\n+++ b\n@@ -1,5 +1,8 @@\n - id: a\n   q\n \n+- id: b\n+  q\n+\n - id: c\n   q\n");
}

// patch(1) is the oracle: it must make the new text of the old one.
TEST(UnifiedDiff, IsWhatPatchUnderstands) {
  if (RunShell("patch --version", "/").exit != 0) GTEST_SKIP() << "patch is not installed";
  std::mt19937 random(11);
  const TemporaryFolder folder;
  for (int round = 0; round < 60; ++round) {
    const auto text = [&](size_t lines, unsigned letters) {
      std::string out;
      for (size_t i = 0; i < lines; ++i) out += std::string(1, static_cast<char>('a' + random() % letters)) + "\n";
      if (!out.empty() && random() % 4 == 0) out.pop_back();
      return out;
    };
    const unsigned letters = round % 2 == 0 ? 3 : 26;
    const std::string before = text(1 + random() % 40, letters);
    const std::string after = text(1 + random() % 40, letters);
    WriteBytes(folder / "file", before);
    WriteBytes(folder / "change.diff", UnifiedDiff(before, after, "file", "file"));
    if (before == after) continue;
    const Outcome outcome = RunShell("patch -s -p0 < change.diff", folder.path());
    ASSERT_EQ(outcome.exit, 0) << outcome.out << outcome.err << ReadBytes(folder / "change.diff");
    ASSERT_EQ(ReadBytes(folder / "file"), after);
  }
}

TEST(UnifiedDiff, OfLargeTextsTakesNoLongTime) {
  std::string before, after;
  for (int i = 0; i < 60000; ++i)
    before += "line " + std::to_string(i % 97) + "\n", after += "row " + std::to_string(i % 89) + "\n";
  EXPECT_GT(UnifiedDiff(before, after, "a", "b").size(), before.size());
}

}  // namespace
}  // namespace emend
