// Fixes, as rows of tests/cases/fixes/*.yaml:
//
//   name, format (md | notes | text), text
//   rules: [{find, put, safety, encode}]    see support/planted_findings.h
//   want      the text in the end; left out where nothing changes
//   unsafe    true: unsafe fixes are made too
//   dropped   how many fixes would have broken the file
//   settled   false where fixes undo each other
#include "check/fixes.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <random>

#include "base/line_diff.h"
#include "base/mapped_text.h"
#include "support/planted_findings.h"

namespace emend {
namespace {

struct Row {
  std::string name;
  FileFormat format = FileFormat::kMarkdown;
  std::string text;
  std::vector<PlantedRule> rules;
  std::string want;
  FixSafety least = FixSafety::kSafe;
  size_t dropped = 0;
  bool settled = true;
};

std::vector<Row> Rows() {
  std::vector<Row> rows;
  for (const auto& entry : std::filesystem::directory_iterator(EMEND_SOURCE_DIR "/tests/cases/fixes")) {
    for (const auto& node : YAML::LoadFile(entry.path().string())) {
      Row row;
      row.name = node["name"].as<std::string>();
      const auto format = node["format"] ? node["format"].as<std::string>() : "md";
      row.format = format == "notes" ? FileFormat::kNotes : format == "md" ? FileFormat::kMarkdown : FileFormat::kText;
      row.text = node["text"].as<std::string>();
      for (const auto& rule : node["rules"]) row.rules.push_back(ReadPlantedRule(rule));
      row.want = node["want"] ? node["want"].as<std::string>() : row.text;
      if (node["unsafe"]) row.least = FixSafety::kUnsafe;
      if (node["dropped"]) row.dropped = node["dropped"].as<size_t>();
      if (node["settled"]) row.settled = node["settled"].as<bool>();
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

FixedFile Fix(const Row& row, const std::string& text) {
  Result<CheckedFile> file = ReadCheckedFile(text, "a", row.format);
  EXPECT_TRUE(file.ok()) << row.name << ": " << file.error().ToString();
  return FixFile(std::move(file).value(), row.least,
                 [&](const CheckedFile& one) { return FindPlanted(one, row.rules); });
}

TEST(Fixes, EndAsExpected) {
  ASSERT_FALSE(Rows().empty());
  for (const Row& row : Rows()) {
    const FixedFile fixed = Fix(row, row.text);
    EXPECT_EQ(fixed.file.bytes, row.want) << row.name;
    EXPECT_EQ(fixed.dropped, row.dropped) << row.name;
    EXPECT_EQ(fixed.settled, row.settled) << row.name;
  }
}

TEST(Fixes, Settle) {
  for (const Row& row : Rows()) {
    if (!row.settled) continue;
    const std::string once = Fix(row, row.text).file.bytes;
    EXPECT_EQ(Fix(row, once).file.bytes, once) << row.name;
  }
}

// Fixes chosen together change only the bytes of their findings: what stands between them is copied.
TEST(Fixes, ChangeOnlyTheBytesOfTheirFindings) {
  std::mt19937 random(7);
  const auto number = [&](size_t below) { return static_cast<size_t>(random() % below); };
  int made = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (size_t i = 5 + number(40); i > 0; --i) text += static_cast<char>('a' + number(26));
    std::vector<Finding> findings;
    for (size_t i = number(8); i > 0; --i) {
      Finding finding;
      finding.safety = FixSafety::kSafe;
      for (size_t j = 1 + number(2); j > 0; --j) {
        const size_t begin = number(text.size()), end = begin + number(std::min<size_t>(6, text.size() - begin + 1));
        finding.edits.push_back({{begin, end}, std::string(number(4), 'X')});
      }
      std::sort(finding.edits.begin(), finding.edits.end(),
                [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
      finding.span = {finding.edits.front().span.begin, finding.edits.back().span.end};
      findings.push_back(std::move(finding));
    }
    std::sort(findings.begin(), findings.end(),
              [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
    std::vector<size_t> chosen;
    const std::vector<Edit> edits = ChooseEdits(findings, FixSafety::kSafe, chosen);
    size_t wanted = 0;
    for (const size_t index : chosen) wanted += findings[index].edits.size();
    ASSERT_EQ(edits.size(), wanted) << "a finding's edits are made all or none";
    std::string expected;
    size_t at = 0;
    for (const Edit& edit : edits) {
      ASSERT_GE(edit.span.begin, at) << "edits overlap";
      expected += text.substr(at, edit.span.begin - at) + edit.replacement;
      at = edit.span.end;
    }
    expected += text.substr(at);
    ASSERT_EQ(ApplyEdits(text, edits), expected);
    made += static_cast<int>(edits.size());
  }
  EXPECT_GT(made, 2000);
}

}  // namespace
}  // namespace emend
