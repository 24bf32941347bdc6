// Checkstyle's XML, which many editors and CI servers read.
#include <fmt/format.h>

#include "render/check_report.h"
#include "render/xml.h"

namespace emend {
namespace {

std::string_view CheckstyleLevel(Severity severity) {
  return severity == Severity::kSuggestion ? "info" : ToString(severity);
}

std::string RenderCheckstyle(const CheckReport& report, const Appearance&) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const auto findings : ByFile(report.findings)) {
    out += fmt::format("  <file name=\"{}\">\n", XmlText(findings.front().path));
    for (const Finding& finding : findings) {
      out += fmt::format("    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"emend.{}\"/>\n",
                         finding.begin.line, finding.begin.column, CheckstyleLevel(finding.severity),
                         XmlText(OneLine(finding.message)), XmlText(finding.rule->name));
    }
    out += "  </file>\n";
  }
  for (const Error& error : report.errors) {
    out += fmt::format(
        "  <file name=\"{}\">\n    <error line=\"{}\" column=\"{}\" severity=\"error\" message=\"{}\" "
        "source=\"emend\"/>\n  </file>\n",
        error.path.empty() ? "emend" : XmlText(error.path), error.line, error.column, XmlText(OneLine(error.message)));
  }
  return out + "</checkstyle>\n";
}

}  // namespace

extern const Format checkstyle_format = {
    .name = "checkstyle",
    .summary = "XML as Checkstyle writes it",
    .render = RenderCheckstyle,
};

}  // namespace emend
