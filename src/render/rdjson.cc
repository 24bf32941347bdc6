// The diagnostic format of reviewdog (proto/rdf/reviewdog.proto): columns count bytes of UTF-8 from 1.
#include <fmt/format.h>

#include "render/check_report.h"
#include "render/json.h"

namespace emend {
namespace {

std::string_view RdjsonLevel(Severity severity) {
  return severity == Severity::kError ? "ERROR" : severity == Severity::kWarning ? "WARNING" : "INFO";
}

std::string PlaceOf(size_t offset, const LineIndex& lines) {
  const int line = lines.PositionOf(offset).line;
  const size_t column = lines.line_count() == 0 ? 1 : offset - lines.line(line).begin + 1;
  return fmt::format(R"({{"line":{},"column":{}}})", line, column);
}

std::string RangeOf(Span span, const LineIndex& lines) {
  return fmt::format(R"({{"start":{},"end":{}}})", PlaceOf(span.begin, lines), PlaceOf(span.end, lines));
}

std::string Suggestions(const Finding& finding, const LineIndex& lines) {
  if (finding.safety == FixSafety::kNone || finding.edits.empty()) return "";
  std::string out;
  for (const Edit& edit : finding.edits) {
    out += fmt::format(R"({}{{"range":{},"text":{}}})", out.empty() ? "" : ",", RangeOf(edit.span, lines),
                       JsonString(edit.replacement));
  }
  return R"(,"suggestions":[)" + out + "]";
}

std::string Url(const RuleFacts& rule) {
  if (!rule.link.empty()) return rule.link;
  return rule.cite.empty() ? "" : rule.cite.front().url;
}

std::string RenderRdjson(const CheckReport& report, const Appearance&) {
  std::string out;
  for (const auto findings : ByFile(report.findings)) {
    const LineIndex lines(SourceOf(report, findings.front().path));
    for (const Finding& finding : findings) {
      const std::string url = Url(*finding.rule);
      out += fmt::format(
          R"({}{{"message":{},"location":{{"path":{},"range":{}}},"severity":"{}","code":{{"value":{}{}}}{}}})",
          out.empty() ? "\n" : ",\n", JsonString(OneLine(finding.message)), JsonString(finding.path),
          RangeOf(finding.span, lines), RdjsonLevel(finding.severity), JsonString(finding.rule->name),
          url.empty() ? "" : R"(,"url":)" + JsonString(url), Suggestions(finding, lines));
    }
  }
  return R"({"source":{"name":"emend"},"diagnostics":[)" + out + (out.empty() ? "]}\n" : "\n]}\n");
}

}  // namespace

extern const Format rdjson_format = {
    .name = "rdjson",
    .summary = "reviewdog's JSON",
    .render = RenderRdjson,
};

}  // namespace emend
