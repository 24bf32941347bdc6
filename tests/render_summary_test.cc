#include "render/import_summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "render/markdown_counts.h"

namespace emend {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

TEST(CountMarkdown, CountsFencesAndTables) {
  MarkdownCounts counts;
  CountMarkdown(
      "Text with | a pipe and `code`.\n\n"
      "```python\nx = 1\n| not | a table |\n|---|---|\n```\n\n"
      "- item\n\n  ```bash\n  ls\n  ```\n\n"
      "~~~\n```\nstill inside\n~~~\n\n"
      "````markdown\n```sql\n```\n````\n\n"
      "| a | b |\n| --- | :-: |\n| 1 | 2 |\n\n> | c |\n> |---|\n",
      counts);
  EXPECT_THAT(counts.languages, ElementsAre(Pair("bash", 1), Pair("markdown", 1), Pair("python", 1), Pair("text", 1)));
  EXPECT_EQ(counts.tables, 2);
}

TEST(CountMarkdown, AFenceThatNeverEndsIsOne) {
  MarkdownCounts counts;
  CountMarkdown("```json\n{\n\n| a |\n|---|\n", counts);
  EXPECT_THAT(counts.languages, ElementsAre(Pair("json", 1)));
  EXPECT_EQ(counts.tables, 0);
}

ExportSummary Sample() {
  ExportSummary summary;
  summary.path = "in/chat.txt";
  summary.remarks = {"read as windows-1252, certainty 0.93"};
  summary.entries = {{EntryKind::kQuestion, 21}, {EntryKind::kScenario, 1}, {EntryKind::kReference, 2}};
  summary.sections = 3;
  summary.markdown = {{{"python", 2}, {"sql", 12}}, 1};
  summary.repairs = {{"mac-roman", 2}, {"windows-874", 21}};
  summary.uncertain_repairs = 1;
  summary.dropped = {{DropReason::kChatHeader, 4}, {DropReason::kReaction, 1}};
  summary.merged = 2;
  summary.reviews = {{4, {Review::kTruncated, Review::kDamagedCode}, "What is a \x1b[31mcursor?"},
                     {112, {Review::kMerged}, std::string(100, 'q')}};
  return summary;
}

TEST(ImportSummary, IsAlignedAndComplete) {
  ImportTotals totals;
  totals.added = 20, totals.variants = 1, totals.repeated = 1, totals.unchanged = 2;
  totals.files_written = 4, totals.files_unchanged = 1, totals.failed = 1;
  totals.folder = "notes";
  EXPECT_EQ(RenderImportSummary({Sample()}, totals, {}),
            "in/chat.txt: 21 questions, 1 scenario, 2 references in 3 sections\n"
            "  read as windows-1252, certainty 0.93\n"
            "  code     14 blocks: sql 12, python 2\n"
            "  tables   1\n"
            "  repairs  23: windows-874 21, mac-roman 2 (1 uncertain)\n"
            "  merged   2 entries into other notes\n"
            "  dropped  5 lines: chat-header 4, reaction 1\n"
            "  review   2 notes: truncated 1, damaged-code 1, merged 1\n"
            "    line   4  truncated, damaged-code  What is a \\x1b[31mcursor?\n"
            "    line 112  merged                   " +
                std::string(72, 'q') +
                "…\n"
                "\n"
                "1 export, 24 entries: 20 notes added, 1 variant of a known question, 1 repeated word for word, 2 "
                "imported before\n"
                "1 export could not be imported, for the reasons given\n"
                "notes: 4 files written, 1 unchanged\n"
                "Next: 2 notes need a person; find them with: grep -rn review: notes\n");
}

TEST(ImportSummary, ShowsAFewReviewsUnlessAskedForAll) {
  ExportSummary summary;
  summary.entries = {{EntryKind::kQuestion, 20}};
  for (int i = 1; i <= 20; ++i) summary.reviews.push_back({i, {Review::kUnanswered}, "Question " + std::to_string(i)});
  const std::string few = RenderImportSummary({summary}, {}, {});
  EXPECT_THAT(few, HasSubstr("Question 8\n    and 12 more; --verbose lists all\n"));
  EXPECT_THAT(few, Not(HasSubstr("Question 9")));
  EXPECT_THAT(RenderImportSummary({summary}, {}, {false, true}), HasSubstr("    line 20  unanswered  Question 20\n"));
}

TEST(ImportSummary, ColoursOnlyWhenAsked) {
  EXPECT_THAT(RenderImportSummary({Sample()}, {}, {}), Not(HasSubstr("\x1b")));
  EXPECT_THAT(RenderImportSummary({Sample()}, {}, {true, false}), HasSubstr("\x1b[1min/chat.txt\x1b[0m: 21 questions"));
}

}  // namespace
}  // namespace emend
