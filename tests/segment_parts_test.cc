// Which documents a text is read as (tests/cases/parts.yaml), and what becomes of their lines and titles.
#include "segment/parts.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <string>
#include <vector>

#include "import/file_header.h"
#include "import/regions.h"

namespace emend {
namespace {

Collection Whole(const std::vector<std::unique_ptr<TextPart>>& parts) {
  Collection whole;
  for (const auto& part : parts) AppendPart(*part, whole);
  return whole;
}

TEST(Parts, AreReadAsTheirCasesSay) {
  int count = 0;
  for (const YAML::Node& row : YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/parts.yaml")) {
    SCOPED_TRACE(row["name"].as<std::string>());
    const auto parts = SegmentText(row["text"].as<std::string>());
    std::vector<int> begins;
    for (const auto& part : parts) begins.push_back(part->lines_above + 1);
    if (row["begins"]) {
      EXPECT_EQ(begins, row["begins"].as<std::vector<int>>());
    }
    const Collection whole = Whole(parts);
    std::vector<std::string> questions;
    for (const Section& section : whole.sections) {
      for (const Entry& entry : section.entries) questions.push_back(entry.question);
    }
    EXPECT_EQ(questions, row["questions"].as<std::vector<std::string>>());
    std::vector<int> dropped;
    for (const Dropped& range : whole.dropped) {
      for (int line = range.lines.first; line <= range.lines.last; ++line) dropped.push_back(line);
    }
    if (row["dropped"]) {
      EXPECT_EQ(dropped, row["dropped"].as<std::vector<int>>());
    }
    ++count;
  }
  EXPECT_GE(count, 5);
}

TEST(Parts, LinesAreThoseOfTheText) {
  const auto parts = SegmentText(
      "==> a.md <==\n# Ropes\n\n## What is a hitch?\n\nA knot.\n==> b.md <==\n## What is a bend?\n\nTwo ropes.\n");
  const Collection whole = Whole(parts);
  ASSERT_EQ(whole.sections.size(), 2U);
  const Entry& bend = whole.sections[1].entries.at(0);
  EXPECT_EQ(bend.lines, (LineRange{8, 10}));
  ASSERT_FALSE(bend.body.empty());
  EXPECT_EQ(bend.body.back().number, 10);
}

TEST(Parts, ATextInALayoutThatIsNamedIsOneDocument) {
  const std::string text = "==> a.md <==\n# What is a hitch?\nA knot.\n==> b.md <==\n# What is a bend?\nTwo ropes.\n";
  EXPECT_EQ(SegmentText(text).size(), 2U);
  EXPECT_EQ(SegmentText(text, "markdown").size(), 1U);
}

TEST(Regions, CoverTheTextButForHeaders) {
  for (const std::string text : {"", "\n\n", "one\n", "==> a.txt <==", "==> a.txt <==\n==> b.txt <==\nx\n",
                                 "a\r\n--- file 2 ---\r\nb", "\n--- file 2 ---\n\n"}) {
    SCOPED_TRACE(text);
    const std::vector<Region> regions = FindRegions(text);
    ASSERT_FALSE(regions.empty());
    std::string covered = text.substr(0, regions[0].span.begin);
    for (size_t i = 0; i < regions.size(); ++i) {
      covered += text.substr(regions[i].span.begin, regions[i].span.size());
      const size_t end = i + 1 < regions.size() ? regions[i + 1].span.begin : text.size();
      const std::string header = text.substr(regions[i].span.end, end - regions[i].span.end);
      EXPECT_EQ(header.empty(), i + 1 == regions.size() || !regions[i + 1].named);
      covered += header;
    }
    EXPECT_EQ(covered, text);
  }
}

// Cards whose answers are pages of their own: HTML over many lines in quotes.
TEST(Regions, AQuotedFieldIsNoDocument) {
  std::string text = "#separator:tab\n#html:true\n#deck:Sails\n";
  for (int i = 0; i < 18; ++i) {
    const std::string number = std::to_string(i);
    text += "What is sail " + number + "?\t";
    text += i < 6 ? "A cloth that is set in one line.\n"
                  : "\"<p>A cloth of its own.</p>\n<ul>\n<li>part " + number +
                        "</li>\n<li>part two</li>\n</ul>\n<pre>let a = 1;\nrun(a);</pre>\"\n";
  }
  EXPECT_EQ(FindRegions(text).size(), 1U);
}

TEST(FileHeader, NamesAFileBetweenSigns) {
  for (const char* line :
       {"==> notes.md <==", "--- file 2 ---", "===== FILE: chat export.txt =====", "*** Document 3 of 4 ***",
        "#### Datei: fragen.txt ####", "<!-- page.html -->", "---------- 文件: 笔记.md ----------"}) {
    EXPECT_TRUE(IsFileHeader(line)) << line;
  }
  for (const char* line :
       {"", "---", "--- Page 2 ---", "--- a/notes.c", "==> main.py <==", "notes.md", "# File: a.txt",
        "## What is a file?", "*** file ***", "- file 2 -", "| file 2 | size |", "**File 2**: a list"}) {
    EXPECT_FALSE(IsFileHeader(line)) << line;
  }
}

}  // namespace
}  // namespace emend
