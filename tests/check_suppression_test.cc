// What editors accept, as rows of tests/cases/suppression/*.yaml:
//
//   name, format (md | notes), text
//   rules     [{rule, find}]: every place of `find` is a finding of `rule`
//   known     further rules that there are; ran: only these looked at the file (default: all)
//   today     default: 2030-06-15
//   want      what is left, `Rule@line:column`, and for findings of the suppression itself their message behind it
//   fixed     the text after all safe fixes; left out where nothing changes
#include "check/suppression.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <filesystem>

#include "check/fixes.h"
#include "support/planted_findings.h"

namespace emend {
namespace {

struct Row {
  std::string name;
  FileFormat format;
  std::string text;
  std::vector<PlantedRule> rules;
  SuppressionTerms terms;
  std::vector<std::string> want;
  std::string fixed;
};

Row ReadRow(const YAML::Node& node) {
  Row row;
  row.name = node["name"].as<std::string>();
  row.format = node["format"] ? FileFormat::kNotes : FileFormat::kMarkdown;
  row.text = node["text"].as<std::string>();
  row.terms.today = node["today"] ? node["today"].as<std::string>() : "2030-06-15";
  row.terms.known = {"Notes.Ignore", "Text.Directive"};
  for (const auto& rule : node["rules"]) {
    row.rules.push_back(ReadPlantedRule(rule));
    row.terms.known.insert(row.rules.back().name);
  }
  for (const auto& rule : node["known"]) row.terms.known.insert(rule.as<std::string>());
  row.terms.ran = row.terms.known;
  if (node["ran"]) row.terms.ran.clear();
  for (const auto& rule : node["ran"]) row.terms.ran.insert(rule.as<std::string>());
  for (const auto& want : node["want"]) row.want.push_back(want.as<std::string>());
  row.fixed = node["fixed"] ? node["fixed"].as<std::string>() : row.text;
  return row;
}

std::vector<Row> Rows() {
  std::vector<Row> rows;
  for (const auto& entry : std::filesystem::directory_iterator(EMEND_SOURCE_DIR "/tests/cases/suppression")) {
    for (const auto& node : YAML::LoadFile(entry.path().string())) rows.push_back(ReadRow(node));
  }
  return rows;
}

std::vector<Finding> Check(const CheckedFile& file, const Row& row) {
  return ApplySuppressions(file, FindPlanted(file, row.rules), row.terms);
}

CheckedFile Read(const Row& row) {
  Result<CheckedFile> file = ReadCheckedFile(row.text, "a", row.format);
  EXPECT_TRUE(file.ok()) << row.name << ": " << file.error().ToString();
  return std::move(file).value();
}

std::string Shown(const Finding& finding) {
  const std::string place = fmt::format("{}@{}:{}", finding.rule->name, finding.begin.line, finding.begin.column);
  return finding.message.empty() ? place : fmt::format("{} {}", place, finding.message);
}

TEST(Suppression, LeavesWhatIsExpected) {
  ASSERT_FALSE(Rows().empty());
  for (const Row& row : Rows()) {
    std::vector<std::string> left;
    for (const Finding& finding : Check(Read(row), row)) left.push_back(Shown(finding));
    EXPECT_EQ(left, row.want) << row.name;
  }
}

TEST(Suppression, FixesTakeOutWhatAcceptsNothing) {
  for (const Row& row : Rows()) {
    const FixedFile fixed =
        FixFile(Read(row), FixSafety::kSafe, [&](const CheckedFile& file) { return Check(file, row); });
    EXPECT_EQ(fixed.file.bytes, row.fixed) << row.name;
    EXPECT_TRUE(fixed.settled) << row.name;
  }
}

TEST(Suppression, FingerprintsTellAllFindingsApart) {
  for (const Row& row : Rows()) {
    std::set<std::string> seen;
    for (const Finding& finding : Check(Read(row), row))
      EXPECT_TRUE(seen.insert(finding.fingerprint).second) << row.name << ": " << Shown(finding);
  }
}

}  // namespace
}  // namespace emend
