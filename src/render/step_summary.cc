// Nearly all of it is HTML in blocks without a blank line, in which nothing is Markdown: so content is shown as it is.
#include "render/step_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "render/findings_by_rule.h"
#include "render/html_page.h"

namespace emend {
namespace {

constexpr size_t kMostRules = 100;
constexpr size_t kMostFindings = 500;
constexpr size_t kMostErrors = 50;
constexpr size_t kMostBytes = 600'000;  // of findings; GitHub takes 1 MiB (docs.github.com, "Workflow commands")

std::string Cell(std::string_view text) { return HtmlText(OneLine(text)); }

void AppendUnchecked(const std::vector<Error>& errors, std::string& out) {
  if (errors.empty()) return;
  out += "<p>Not checked:</p>\n<ul>\n";
  for (size_t i = 0; i < std::min(errors.size(), kMostErrors); ++i)
    out += fmt::format("<li>{}</li>\n", Cell(errors[i].ToString()));
  if (errors.size() > kMostErrors) out += fmt::format("<li>and {} more</li>\n", errors.size() - kMostErrors);
  out += "</ul>\n\n";
}

void AppendRules(const CheckReport& report, std::string& out) {
  const std::vector<RuleFindings> rules = FindingsByRule(report.findings);
  out += "<table>\n<tr><th>Rule</th><th>Severity</th><th>Findings</th><th>Fixable</th><th>Files</th></tr>\n";
  for (size_t i = 0; i < std::min(rules.size(), kMostRules); ++i) {
    const RuleFindings& own = rules[i];
    out += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n", Cell(own.rule->name),
                       ToString(own.severity), own.findings.size(), own.fixable, own.paths.size());
  }
  if (rules.size() > kMostRules)
    out += fmt::format("<tr><td colspan=\"5\">and {} rules more</td></tr>\n", rules.size() - kMostRules);
  out += "</table>\n\n";
}

void AppendFindings(const CheckReport& report, std::string& out) {
  std::vector<const Finding*> findings;
  for (const Finding& finding : report.findings) findings.push_back(&finding);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding* a, const Finding* b) { return a->severity > b->severity; });
  out += "<details>\n<summary>All findings</summary>\n<ul>\n";
  const size_t begin = out.size();
  size_t shown = 0;
  for (; shown < std::min(findings.size(), kMostFindings); ++shown) {
    const Finding& finding = *findings[shown];
    const std::string line =
        fmt::format("<li><code>{}:{}:{}</code> {}: {} <em>{}</em></li>\n", Cell(finding.path), finding.begin.line,
                    finding.begin.column, ToString(finding.severity), Cell(finding.message), Cell(finding.rule->name));
    if (out.size() - begin + line.size() > kMostBytes) break;
    out += line;
  }
  if (shown < findings.size()) out += fmt::format("<li>and {} more, in the log</li>\n", findings.size() - shown);
  out += "</ul>\n</details>\n\n";
}

}  // namespace

std::string RenderStepSummary(const CheckReport& report) {
  std::string out = fmt::format("### emend check\n\n<p>{}</p>\n\n", Cell(SummaryLine(report)));
  AppendUnchecked(report.errors, out);
  if (report.findings.empty()) return out;
  AppendRules(report, out);
  AppendFindings(report, out);
  return out;
}

}  // namespace emend
