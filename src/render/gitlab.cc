// GitLab's Code Quality report.
#include <fmt/format.h>

#include <map>

#include "render/check_report.h"
#include "render/json.h"

namespace emend {
namespace {

std::string_view GitlabLevel(Severity severity) {
  return severity == Severity::kError ? "major" : severity == Severity::kWarning ? "minor" : "info";
}

std::string RenderGitlab(const CheckReport& report, const Appearance&) {
  std::map<std::string, int> seen;  // two findings of one fingerprint would be shown as one
  std::string out;
  for (const Finding& finding : report.findings) {
    const int twin = seen[finding.fingerprint]++;
    const std::string fingerprint = twin == 0 ? finding.fingerprint : fmt::format("{}-{}", finding.fingerprint, twin);
    out += fmt::format(
        R"({}{{"description":{},"check_name":{},"fingerprint":{},"severity":"{}",)"
        R"("location":{{"path":{},"positions":{{"begin":{{"line":{},"column":{}}},"end":{{"line":{},"column":{}}}}},)"
        R"("lines":{{"begin":{},"end":{}}}}}}})",
        out.empty() ? "\n" : ",\n", JsonString(OneLine(finding.message)), JsonString(finding.rule->name),
        JsonString(fingerprint), GitlabLevel(finding.severity), JsonString(finding.path), finding.begin.line,
        finding.begin.column, finding.end.line, finding.end.column, finding.begin.line, finding.end.line);
  }
  return out.empty() ? "[]\n" : "[" + out + "\n]\n";
}

}  // namespace

extern const Format gitlab_format = {
    .name = "gitlab",
    .summary = "GitLab's Code Quality report",
    .render = RenderGitlab,
};

}  // namespace emend
