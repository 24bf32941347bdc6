// Reports of findings in every format, as folders under tests/cases/render:
//
//   report.yaml   files: {path: text} · findings: [{rule, severity, message, path, match, ...}] · errors
//   <format>      what that format makes of it
//
// Each is also read by another reader of its format, and none may hold what acts on a terminal or on a CI runner.
// UPDATE_EXPECTED=1 rewrites what is expected; read the difference before you commit it.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "base/escape.h"
#include "base/utf8.h"
#include "render/check_report.h"
#include "render/step_summary.h"
#include "support/other_readers.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = EMEND_SOURCE_DIR "/tests/cases/render";

std::string Text(const YAML::Node& node, const char* key, const std::string& otherwise = "") {
  return node[key] ? node[key].as<std::string>() : otherwise;
}

Severity SeverityNamed(const std::string& name) {
  return name == "error" ? Severity::kError : name == "warning" ? Severity::kWarning : Severity::kSuggestion;
}

std::shared_ptr<const RuleFacts> RuleOf(const YAML::Node& node) {
  auto rule = std::make_shared<RuleFacts>();
  rule->name = Text(node, "rule", "House.Rule");
  rule->description = Text(node, "description");
  rule->link = Text(node, "link");
  for (const auto& cite : node["cite"])
    rule->cite.push_back({Text(cite, "title"), Text(cite, "section"), Text(cite, "url"), Text(cite, "accessed")});
  return rule;
}

// A finding stands where its `match` stands in the file, the `nth` time, from 0.
Finding FindingOf(const YAML::Node& node, const std::string& bytes, const std::string& path) {
  Finding finding;
  finding.rule = RuleOf(node);
  finding.severity = SeverityNamed(Text(node, "severity", "warning"));
  finding.message = Text(node, "message", "This is wrong.");
  finding.path = path;
  finding.match = Text(node, "match");
  size_t at = bytes.find(finding.match);
  for (int nth = node["nth"] ? node["nth"].as<int>() : 0; nth > 0; --nth) at = bytes.find(finding.match, at + 1);
  EXPECT_NE(at, std::string::npos) << finding.match;
  finding.span = {at, at + finding.match.size()};
  const LineIndex lines(bytes);
  finding.begin = lines.PositionOf(finding.span.begin);
  finding.end = lines.PositionOf(finding.span.end);
  finding.note = Text(node, "note");
  finding.field = Text(node, "field");
  finding.fingerprint = Text(node, "fingerprint", "00000000000000ff");
  if (node["fix"]) {
    finding.safety = Text(node, "safety", "safe") == "safe" ? FixSafety::kSafe : FixSafety::kUnsafe;
    finding.edits = {{finding.span, Text(node, "fix")}};
  }
  return finding;
}

CheckReport ReadReport(const fs::path& folder) {
  const YAML::Node root = YAML::LoadFile((folder / "report.yaml").string());
  CheckReport report;
  report.version = "1.2.3";
  for (const auto& file : root["files"]) {
    const auto path = file.first.as<std::string>();
    report.paths.push_back(path);
    report.sources[path] = file.second.as<std::string>();
  }
  std::sort(report.paths.begin(), report.paths.end());
  for (const auto& node : root["findings"]) {
    const auto path = Text(node, "path", report.paths.front());
    for (int i = node["repeat"] ? node["repeat"].as<int>() : 1; i > 0; --i)
      report.findings.push_back(FindingOf(node, report.sources[path], path));
  }
  std::stable_sort(report.findings.begin(), report.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.path < b.path; });
  for (const auto& node : root["errors"])
    report.errors.push_back({Text(node, "path"), node["line"] ? node["line"].as<int>() : 0, 0, Text(node, "message")});
  return report;
}

std::vector<fs::path> Cases() {
  std::vector<fs::path> cases;
  for (const auto& entry : fs::directory_iterator(kCases)) cases.push_back(entry.path());
  std::sort(cases.begin(), cases.end());
  return cases;
}

void Expect(const fs::path& file, const std::string& actual) {
  if (std::getenv("UPDATE_EXPECTED") != nullptr) WriteBytes(file, actual);
  EXPECT_EQ(actual, ReadBytes(file)) << file;
}

TEST(RenderFindings, EveryFormatAsExpected) {
  ASSERT_FALSE(Cases().empty());
  for (const fs::path& folder : Cases()) {
    const CheckReport report = ReadReport(folder);
    for (const Format* format : Formats()) Expect(folder / format->name, format->render(report, {}));
    Expect(folder / "summary", SummaryLine(report) + "\n" + RenderStatistics(report.findings));
    Expect(folder / "step-summary.md", RenderStepSummary(report));
  }
}

TEST(RenderFindings, NothingHiddenReachesTheTerminal) {
  for (const fs::path& folder : Cases()) {
    const CheckReport report = ReadReport(folder);
    for (const Format* format : Formats()) {
      const std::string out = format->render(report, {});
      for (size_t i = 0; i < out.size();) {
        const CodePoint c = DecodeUtf8(out, i);
        ASSERT_TRUE(c.valid && (c.value == '\n' || !IsHiddenOnTerminal(c.value)))
            << folder << " " << format->name << " at " << i << ": " << out.substr(i > 40 ? i - 40 : 0, 60);
        i += c.length;
      }
    }
  }
}

// Of a summary all but its title is HTML, so no line but the first can be Markdown, and a block ends where it should.
TEST(RenderFindings, NoContentIsMarkdownInAStepSummary) {
  for (const fs::path& folder : Cases()) {
    std::istringstream lines(RenderStepSummary(ReadReport(folder)));
    std::string line;
    std::getline(lines, line);
    EXPECT_EQ(line, "### emend check");
    while (std::getline(lines, line)) EXPECT_TRUE(line.empty() || line.starts_with('<')) << folder << ": " << line;
  }
}

// What is no annotation of ours must not look like one.
TEST(RenderFindings, NoContentSpeaksToTheRunner) {
  for (const fs::path& folder : Cases()) {
    const CheckReport report = ReadReport(folder);
    for (const Format* format : Formats()) {
      std::istringstream lines(format->render(report, {}));
      for (std::string line; std::getline(lines, line);) {
        const bool command = line.substr(std::min(line.find_first_not_of(' '), line.size())).starts_with("::");
        if (format->name != "github") {
          EXPECT_FALSE(command) << folder << " " << format->name << ": " << line;
          continue;
        }
        EXPECT_TRUE(command || line.find("##[") == std::string::npos) << line;
        if (!command) continue;
        const std::string head = line.substr(0, line.find("::", 2));
        for (const std::string_view name : {"file=", "line=", "title="})
          EXPECT_NE(head.find(name), std::string::npos) << "a property was cut: " << line;
      }
    }
  }
}

TEST(RenderFindings, ColourChangesNothingButColour) {
  for (const fs::path& folder : Cases()) {
    const CheckReport report = ReadReport(folder);
    std::string colored = FindFormat("text")->render(report, {true});
    if (!report.findings.empty()) {
      EXPECT_NE(colored.find('\x1b'), std::string::npos);
    }
    for (size_t at = colored.find('\x1b'); at != std::string::npos; at = colored.find('\x1b', at))
      colored.erase(at, colored.find('m', at) + 1 - at);
    EXPECT_EQ(colored, FindFormat("text")->render(report, {}));
  }
}

TEST(RenderFindings, JsonFormatsAreJson) {
  for (const fs::path& folder : Cases()) {
    const CheckReport report = ReadReport(folder);
    const size_t count = report.findings.size();
    const auto read = [&](std::string_view name) {
      return nlohmann::json::parse(FindFormat(name)->render(report, {}));
    };
    EXPECT_EQ(read("json").size(), count);
    EXPECT_EQ(read("rdjson").at("diagnostics").size(), count);
    EXPECT_EQ(read("sarif").at("runs").at(0).at("results").size(), count);
    std::set<std::string> fingerprints;
    for (const auto& issue : read("gitlab")) fingerprints.insert(issue.at("fingerprint").get<std::string>());
    EXPECT_EQ(fingerprints.size(), count) << "GitLab would join findings";
  }
}

TEST(RenderFindings, JsonFormatsFitTheirSchemas) {
  const TemporaryFolder folder;
  size_t count = 0;
  for (const fs::path& one : Cases()) {
    const CheckReport report = ReadReport(one);
    for (const std::string_view name : {"sarif", "gitlab", "rdjson", "json"})
      WriteBytes(folder / (std::to_string(count++) + "." + std::string(name)), FindFormat(name)->render(report, {}));
  }
  const Outcome outcome = RunReader("check_formats.mjs", {folder.path()});
  if (IsMissing(outcome)) GTEST_SKIP() << outcome.out;
  EXPECT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
  EXPECT_EQ(outcome.out, std::to_string(count) + " valid\n") << outcome.err;
}

TEST(RenderFindings, XmlFormatsAreXml) {
  const TemporaryFolder folder;
  size_t count = 0;
  for (const fs::path& one : Cases()) {
    const CheckReport report = ReadReport(one);
    for (const std::string_view name : {"junit", "checkstyle"})
      WriteBytes(folder / (std::to_string(count++) + "." + std::string(name)), FindFormat(name)->render(report, {}));
  }
  const Outcome outcome = RunReader("check_xml.py", {folder.path()});
  if (IsMissing(outcome)) GTEST_SKIP() << outcome.out;
  EXPECT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
  EXPECT_EQ(outcome.out, std::to_string(count) + " valid\n") << outcome.err;
}

}  // namespace
}  // namespace emend
