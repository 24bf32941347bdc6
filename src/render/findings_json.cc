// An array of findings, one a line: for scripts and for other tools.
#include <fmt/format.h>

#include "render/check_report.h"
#include "render/json.h"

namespace emend {
namespace {

std::string Cite(const std::vector<Citation>& citations) {
  std::string out = "[";
  for (const Citation& citation : citations) {
    out += fmt::format(R"({}{{"title":{},"section":{},"url":{},"accessed":{}}})", out.size() > 1 ? "," : "",
                       JsonString(citation.title), JsonString(citation.section), JsonString(citation.url),
                       JsonString(citation.accessed));
  }
  return out + "]";
}

std::string Fix(const Finding& finding, const LineIndex& lines) {
  if (finding.edits.empty() || finding.safety == FixSafety::kNone) return "null";
  std::string out = fmt::format(R"({{"safety":{},"edits":[)", JsonString(ToString(finding.safety)));
  bool first = true;
  for (const PlacedEdit& edit : PlaceEdits(finding, lines)) {
    out += fmt::format(R"({}{{"line":{},"column":{},"end_line":{},"end_column":{},"replacement":{}}})",
                       first ? "" : ",", edit.begin.line, edit.begin.column, edit.end.line, edit.end.column,
                       JsonString(edit.replacement));
    first = false;
  }
  return out + "]}";
}

std::string OneFinding(const Finding& finding, const LineIndex& lines) {
  return fmt::format(
      R"({{"rule":{},"severity":{},"message":{},"path":{},"line":{},"column":{},"end_line":{},"end_column":{},)"
      R"("note":{},"field":{},"fix":{},"cite":{},"fingerprint":{}}})",
      JsonString(finding.rule->name), JsonString(ToString(finding.severity)), JsonString(finding.message),
      JsonString(finding.path), finding.begin.line, finding.begin.column, finding.end.line, finding.end.column,
      finding.note.empty() ? "null" : JsonString(finding.note),
      finding.field.empty() ? "null" : JsonString(finding.field), Fix(finding, lines), Cite(finding.rule->cite),
      JsonString(finding.fingerprint));
}

std::string RenderJson(const CheckReport& report, const Appearance&) {
  std::string out;
  for (const auto findings : ByFile(report.findings)) {
    const LineIndex lines(SourceOf(report, findings.front().path));
    for (const Finding& finding : findings) out += (out.empty() ? "\n" : ",\n") + OneFinding(finding, lines);
  }
  return out.empty() ? "[]\n" : "[" + out + "\n]\n";
}

}  // namespace

extern const Format json_format = {
    .name = "json",
    .summary = "an array of findings, with places, fixes and fingerprints",
    .render = RenderJson,
};

}  // namespace emend
