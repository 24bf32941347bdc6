// What passages a file has (tests/cases/passages/*.yaml), and that each byte of them is found again in the file.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "passages/checked_file.h"
#include "passages/markdown.h"
#include "support/passage_dump.h"
#include "support/passage_faults.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = EMEND_SOURCE_DIR "/tests/cases/passages";

std::string PathOf(const std::string& format) { return "case." + format; }

TEST(Passages, Cases) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(kCases)) {
    const std::string stem = entry.path().stem().string();
    if (stem == "sentences" || stem == "masked") continue;
    for (const YAML::Node& row : YAML::LoadFile(entry.path().string())) {
      const std::string name = stem + ": " + row["name"].as<std::string>();
      const std::string path = PathOf(row["format"] ? row["format"].as<std::string>() : "md");
      const auto read = ReadCheckedFile(row["input"].as<std::string>(), path, FormatOf(path));
      ASSERT_TRUE(read.ok()) << name << ": " << read.error().ToString();
      const auto want = row["passages"].as<std::string>();
      std::string found;
      for (const Passage& passage : read.value().passages) found += DumpPassage(passage) + '\n';
      EXPECT_EQ(found, want) << name;
      for (size_t i = 0; row["directives"] && i < std::max(row["directives"].size(), read.value().directives.size());
           ++i) {
        ASSERT_LT(i, read.value().directives.size()) << name;
        ASSERT_LT(i, row["directives"].size()) << name << ": " << read.value().directives[i].text;
        EXPECT_EQ(read.value().directives[i].text, row["directives"][i].as<std::string>()) << name;
      }
      EXPECT_EQ(FindPassageFault(read.value()), "") << name;
      ++count;
    }
  }
  EXPECT_GT(count, 10);
}

TEST(Passages, Sentences) {
  int count = 0;
  for (const YAML::Node& row : YAML::LoadFile((kCases / "sentences.yaml").string())) {
    const std::string text = row["text"].as<std::string>();
    const auto read = ReadCheckedFile(text, "case.md", FileFormat::kMarkdown);
    ASSERT_TRUE(read.ok() && read.value().passages.size() == 1u) << text;
    const Passage& passage = read.value().passages[0];
    std::string want;
    std::string found;
    for (const YAML::Node& sentence : row["sentences"]) want += sentence.as<std::string>() + '\n';
    for (const Span& span : SplitSentences(passage)) found += passage.text.substr(span.begin, span.size()) + '\n';
    EXPECT_EQ(found, want);
    ++count;
  }
  EXPECT_GT(count, 10);
}

TEST(Passages, InlineCodeAndAddressesAreMasked) {
  int count = 0;
  for (const YAML::Node& row : YAML::LoadFile((kCases / "masked.yaml").string())) {
    const std::string text = row["text"].as<std::string>();
    const auto read = ReadCheckedFile(text, "case.md", FileFormat::kMarkdown);
    ASSERT_TRUE(read.ok() && read.value().passages.size() == 1u) << text;
    EXPECT_EQ(Visible(MaskInline(read.value().passages[0])), row["masked"].as<std::string>()) << text;
    ++count;
  }
  EXPECT_GT(count, 3);
}

std::string Repeat(const std::string& part, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

// Texts that take the parser alone minutes or all the memory there is.
TEST(Passages, HostileFilesAreRead) {
  constexpr size_t kBytes = size_t{1} << 20;
  const std::string wide = "|" + Repeat("a|", kBytes / 4) + "\n|" + Repeat("-|", kBytes / 4) + "\n|x|\n|y|\n";
  const std::string sparse = "|" + Repeat("a|", 1800) + "\n|" + Repeat("-|", 1800) + "\n" + Repeat("a\n", kBytes);
  const std::string address = "[a]: " + std::string(50'000, 'b') + "\n\n" + Repeat("[a]", kBytes);
  for (const std::string& text :
       {Repeat("a <?", kBytes), Repeat("a <!A ", kBytes), Repeat("a <![CDATA[", kBytes), wide, sparse, address,
        Repeat("`a` http://b.c ", kBytes), Repeat("a://", kBytes), Repeat("> ", kBytes), Repeat("*a **b ", kBytes)}) {
    const auto read = ReadCheckedFile(text, "case.md", FileFormat::kMarkdown);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(FindPassageFault(read.value()), "") << text.substr(0, 40);
  }
}

TEST(Passages, WhatWasDisarmedReadsAsItWas) {
  const std::string text = Repeat("a <? b <!X c ", 10'000);
  const auto read = ReadCheckedFile(text, "case.md", FileFormat::kMarkdown);
  ASSERT_TRUE(read.ok() && read.value().passages.size() == 1u);
  EXPECT_EQ(read.value().passages[0].text + " ", text);
}

TEST(Passages, FilesThatAreNoTextAreRefused) {
  const auto message = [](std::string bytes, FileFormat format) {
    const auto read = ReadCheckedFile(std::move(bytes), "a", format);
    return read.ok() ? "" : read.error().ToString();
  };
  EXPECT_EQ(message(std::string("ab\n\0c", 5), FileFormat::kText),
            "a:2:1: a NUL byte stands here: this is no text file, or it was damaged");
  EXPECT_EQ(message("ab\xFF", FileFormat::kMarkdown), "a:1:3: the byte 0xFF is no UTF-8: save the file as UTF-8");
  EXPECT_EQ(message("x\n" + std::string(5 << 20, 'a'), FileFormat::kText), "a:2:1: a line longer than 4 MiB: break it");
  EXPECT_EQ(message("a: [", FileFormat::kNotes),
            "a:1:5: a bracket is not closed, or a comma is missing: close it, or quote the text");
}

// Notes that break the format are checked as far as they can be read.
TEST(Passages, ABrokenNotesFileHasItsPassages) {
  const std::string text =
      "format: emend/1\ntopic: T\nnotes:\n- id: Not An Id\n  question: One?\n  answer: text\n  wrong: x\n- 5\n"
      "- id: c\n  question: [x]\n  answer: |\n    last\n";
  const auto read = ReadCheckedFile(text, "a.yaml", FileFormat::kNotes);
  ASSERT_TRUE(read.ok()) << read.error().ToString();
  const CheckedFile& file = read.value();
  ASSERT_TRUE(file.fault.has_value());
  EXPECT_EQ(text.substr(file.fault->offset, 9), "Not An Id");
  std::string found;
  for (const Passage& passage : file.passages) found += DumpPassage(passage) + "\n";
  EXPECT_EQ(
      found,
      "plain topic | T\nplain note0 question | One?\nparagraph note0 answer | text\nparagraph note2 answer | last\n");
  ASSERT_EQ(file.notes.notes.size(), 3u);
  EXPECT_EQ(file.notes.notes[2].answer, "last\n");
  ASSERT_EQ(file.note_spans.size(), 3u);
  EXPECT_EQ(text.substr(file.note_spans[1].begin, file.note_spans[1].size()), "- 5");
}

TEST(Passages, TheFormatGoesByTheName) {
  EXPECT_EQ(FormatOf("a/b.YAML"), FileFormat::kNotes);
  EXPECT_EQ(FormatOf("b.yml"), FileFormat::kNotes);
  EXPECT_EQ(FormatOf("README.md"), FileFormat::kMarkdown);
  EXPECT_EQ(FormatOf("a.markdown"), FileFormat::kMarkdown);
  EXPECT_EQ(FormatOf("a.mdx"), FileFormat::kMarkdown);
  EXPECT_EQ(FormatOf("md"), FileFormat::kText);
  EXPECT_EQ(FormatOf("notes.txt"), FileFormat::kText);
}

// Every document of the import's corpus and every notes file of the project, and each document once more as text.
TEST(Passages, CorpusDocumentsKnowTheirPlaces) {
  int count = 0;
  size_t searched = 0;
  size_t passages = 0;
  for (const char* folder : {"/tests/cases/corpus", "/content/notes", "/content/inbox", "/tests/fuzz/corpus/markup"}) {
    for (const auto& entry : fs::directory_iterator(std::string(EMEND_SOURCE_DIR) + folder)) {
      std::ifstream in(entry.path(), std::ios::binary);
      std::stringstream bytes;
      bytes << in.rdbuf();
      const bool notes = entry.path().extension() == ".yaml";
      for (const FileFormat format : {notes ? FileFormat::kNotes : FileFormat::kMarkdown, FileFormat::kText}) {
        const auto read = ReadCheckedFile(bytes.str(), entry.path().filename().string(), format);
        if (!read.ok()) continue;  // some are of another encoding
        EXPECT_EQ(FindPassageFault(read.value()), "") << entry.path();
        ++count;
        passages += read.value().passages.size();
        if (format == FileFormat::kMarkdown) searched += static_cast<size_t>(ReadMarkdown(bytes.str()).searched);
      }
    }
  }
  std::printf("%d files, %zu passages, %zu of Markdown found by search\n", count, passages, searched);
  EXPECT_GT(count, 60);
  EXPECT_EQ(searched, 0u);
}

}  // namespace
}  // namespace emend
