// What passages a file has (tests/cases/passages/*.yaml), and that each byte of them is found again in the file.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "passages/checked_file.h"
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
      for (size_t i = 0; row["directives"] && i < std::max(row["directives"].size(), read.value().directives.size()); ++i) {
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

}  // namespace
}  // namespace emend
