// JUnit's XML: each file is a suite, each finding a failed test of it; a file without findings is a passed one.
#include <fmt/format.h>

#include <map>

#include "render/check_report.h"
#include "render/xml.h"

namespace emend {
namespace {

std::string Suite(const std::string& path, size_t tests, size_t failures, size_t errors, const std::string& body) {
  return fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}  </testsuite>\n",
                     XmlText(path), tests, failures, errors, body);
}

std::string FailedCase(const Finding& finding) {
  const std::string place = fmt::format("{}:{}", finding.begin.line, finding.begin.column);
  const std::string message = XmlText(OneLine(finding.message));
  return fmt::format(
      "    <testcase classname=\"{0}\" name=\"{1} at {2}\">\n"
      "      <failure type=\"{3}\" message=\"{4}\">{0}:{2}: {4}</failure>\n"
      "    </testcase>\n",
      XmlText(finding.path), XmlText(finding.rule->name), place, ToString(finding.severity), message);
}

std::string BrokenCase(const Error& error) {
  return fmt::format(
      "    <testcase classname=\"{0}\" name=\"can be checked\">\n"
      "      <error type=\"error\" message=\"{1}\">{2}</error>\n"
      "    </testcase>\n",
      error.path.empty() ? "emend" : XmlText(error.path), XmlText(OneLine(error.message)), XmlText(error.ToString()));
}

std::string RenderJunit(const CheckReport& report, const Appearance&) {
  std::string suites;
  std::map<std::string_view, std::span<const Finding>> found;
  for (const auto findings : ByFile(report.findings)) found[findings.front().path] = findings;
  size_t tests = 0;
  for (const std::string& path : report.paths) {
    std::string body;
    const auto findings = found.find(path);
    const size_t failures = findings == found.end() ? 0 : findings->second.size();
    if (failures == 0) {
      body = fmt::format("    <testcase classname=\"{}\" name=\"no findings\"/>\n", XmlText(path));
    } else {
      for (const Finding& finding : findings->second) body += FailedCase(finding);
    }
    tests += std::max<size_t>(failures, 1);
    suites += Suite(path, std::max<size_t>(failures, 1), failures, 0, body);
  }
  for (const Error& error : report.errors)
    suites += Suite(error.path.empty() ? "emend" : error.path, 1, 0, 1, BrokenCase(error));
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"emend\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}</testsuites>\n",
      tests + report.errors.size(), report.findings.size(), report.errors.size(), suites);
}

}  // namespace

extern const Format junit_format = {
    .name = "junit",
    .summary = "XML as JUnit writes it: a finding is a failed test",
    .render = RenderJunit,
};

}  // namespace emend
