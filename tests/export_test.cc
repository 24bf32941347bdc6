// Exports, read as the tools that they are for read them, and compared with the notes.
#include <gtest/gtest.h>

#include <string>

#include "passages/markdown_html.h"
#include "support/other_readers.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

void ExpectExportsHold(const std::string& notes) {
  const TemporaryFolder out;
  for (const std::string form : {"anki", "gift", "jsonl", "markdown", "html"}) {
    const Outcome outcome = RunEmend({"export", "--to", form, "-o", out / form, notes}, out.path());
    ASSERT_EQ(outcome.exit, 0) << form << outcome.err;
  }
  const Outcome outcome =
      RunReader("check_exports.py", {notes, out / "anki", out / "gift", out / "jsonl", out / "markdown", out / "html"});
  if (IsMissing(outcome)) GTEST_SKIP() << "the readers are not installed; scripts/setup --tests installs them";
  EXPECT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
}

TEST(Export, HoldsTheNotesOfThisProject) { ExpectExportsHold(EMEND_SOURCE_DIR "/content/notes"); }

TEST(Export, HoldsNotesThatAreMadeToBreakIt) {
  ExpectExportsHold(EMEND_SOURCE_DIR "/tests/cases/cli/export_forms/in/content/notes");
}

struct HtmlRow {
  const char* markdown;
  const char* html;
};

TEST(MarkdownToHtml, LosesNothingAndRunsNothing) {
  const HtmlRow rows[] = {
      {"a <b> & c", "<p>a &lt;b&gt; &amp; c</p>\n"},
      {"<div>\nx\n</div>", "<pre><code>&lt;div&gt;\nx\n&lt;/div&gt;\n</code></pre>\n"},
      {"![](a.png)", "<p><a href=\"a.png\">a.png</a></p>\n"},
      {"[![seen](a.png)](b)", "<p><a href=\"b\">seen</a></p>\n"},
      {"![a *b* ![c](d)](e)", "<p><a href=\"e\">a <em>b</em> c</a></p>\n"},
      {"[x](javascript:x)", "<p><a href=\"\">x</a></p>\n"},
      {"~~a~~", "<p><del>a</del></p>\n"},
      {"", ""},
  };
  for (const HtmlRow& row : rows) EXPECT_EQ(MarkdownToHtml(row.markdown), row.html) << row.markdown;
}

TEST(MarkdownToHtml, ShowsHostileTextAsItIsWritten) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "<? ";
  EXPECT_TRUE(MarkdownToHtml(text).starts_with("<pre>&lt;? "));
}

TEST(QuestionToHtml, KnowsOnlyCodeSpans) {
  EXPECT_EQ(QuestionToHtml("What is `a<b>` & *c*?"), "What is <code>a&lt;b&gt;</code> &amp; *c*?");
  EXPECT_EQ(QuestionToHtml("One ` only"), "One ` only");
}

}  // namespace
}  // namespace emend
