// Findings: how many of each rule and in each file, then each of them in its line, with the fix if one is known.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "render/findings_by_rule.h"
#include "render/html_page.h"
#include "render/report_parts.h"

namespace emend {
namespace {

constexpr size_t kMostOfARule = 50;
constexpr size_t kContextBytes = 90;  // on each side of what was found

std::string SeverityTag(Severity severity) {
  return fmt::format("<span class=\"tag {0}\">{0}</span>", ToString(severity));
}

// The name as HTML that may break behind its style.
std::string BreakableName(std::string_view rule) {
  const size_t dot = rule.find('.');
  if (dot == std::string_view::npos) return HtmlText(rule);
  return HtmlText(rule.substr(0, dot + 1)) + "<wbr>" + HtmlText(rule.substr(dot + 1));
}

// A rule's name may hold signs that an id may not.
std::string RuleId(size_t number) { return fmt::format("rule-{}-", number + 1); }

// Not beyond a line end or far away, nor inside a code point.
Span ContextOf(std::string_view source, Span found) {
  Span context = found;
  while (context.begin > 0 && source[context.begin - 1] != '\n' && found.begin - context.begin < kContextBytes)
    --context.begin;
  while (context.end < source.size() && source[context.end] != '\n' && context.end - found.end < kContextBytes)
    ++context.end;
  const auto inside = [&](size_t at) {
    return at < source.size() && (static_cast<unsigned char>(source[at]) & 0xC0) == 0x80;
  };
  while (context.begin < found.begin && inside(context.begin)) ++context.begin;
  while (context.end > found.end && inside(context.end)) --context.end;
  return context;
}

// The line with what was found marked; where there is a fix, with what goes struck out and what comes underlined.
std::string InContext(const Finding& finding, std::string_view source) {
  Span found = finding.span;
  if (found.end > source.size()) return "";
  const size_t line_end = std::min(source.find('\n', found.begin), source.size());
  const bool goes_on = found.end > line_end;
  if (goes_on) found.end = std::max(line_end, found.begin);
  const auto text = [&](size_t begin, size_t end) { return HtmlText(source.substr(begin, end - begin)); };
  const bool fits = !goes_on && finding.safety != FixSafety::kNone &&
                    std::all_of(finding.edits.begin(), finding.edits.end(), [&](const Edit& edit) {
                      const Span context = ContextOf(source, found);
                      return edit.span.begin >= context.begin && edit.span.end <= context.end;
                    });
  const Span context = ContextOf(source, found);
  std::string out = context.begin > 0 && source[context.begin - 1] != '\n' ? "…" : "";
  if (fits && !finding.edits.empty()) {
    size_t at = context.begin;
    for (const Edit& edit : finding.edits) {
      out += text(at, edit.span.begin);
      if (edit.span.size() > 0) out += fmt::format("<del>{}</del>", text(edit.span.begin, edit.span.end));
      if (!edit.replacement.empty()) out += fmt::format("<ins>{}</ins>", HtmlText(edit.replacement));
      at = edit.span.end;
    }
    out += text(at, context.end);
  } else {
    out += fmt::format("{}<mark>{}</mark>{}", text(context.begin, found.begin), text(found.begin, found.end),
                       text(found.end, context.end));
  }
  return out + (goes_on || (context.end < source.size() && source[context.end] != '\n') ? "…" : "");
}

void AppendRuleTable(const std::vector<RuleFindings>& rules, std::string& out) {
  out +=
      "<h3>By rule</h3>\n<table class=\"places\">\n<thead><tr><th>Rule</th><th>Severity</th><th>Found</th>"
      "<th>Fixable</th><th>Files</th></tr></thead>\n<tbody>\n";
  for (size_t i = 0; i < rules.size(); ++i) {
    const RuleFindings& own = rules[i];
    out += fmt::format(
        "<tr><td><a href=\"#{}\">{}</a></td><td>{}</td><td class=\"count\">{}</td><td class=\"count\">{}</td>"
        "<td class=\"count\">{}</td></tr>\n",
        RuleId(i), BreakableName(own.rule->name), SeverityTag(own.severity), WithCommas(own.findings.size()),
        WithCommas(own.fixable), own.paths.size());
  }
  out += "</tbody>\n</table>\n";
}

void AppendFileTable(const CheckReport& check, std::string& out) {
  out +=
      "<h3>By file</h3>\n<table class=\"places\">\n<thead><tr><th>File</th><th>Errors</th><th>Warnings</th>"
      "<th>Suggestions</th></tr></thead>\n<tbody>\n";
  std::vector<std::span<const Finding>> files = ByFile(check.findings);
  std::stable_sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  for (const std::span<const Finding> file : files) {
    const FindingCounts counts = CountFindings(file);
    out += fmt::format("<tr><td class=\"path\">{}</td>", HtmlText(file.front().path));
    for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kSuggestion})
      out += fmt::format("<td class=\"count\">{}</td>", WithCommas(counts.of[static_cast<size_t>(severity)]));
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n";
}

void AppendCitations(const RuleFacts& rule, std::string& out) {
  for (const Citation& citation : rule.cite) {
    const bool web = citation.url.starts_with("https://") || citation.url.starts_with("http://");
    std::string text = HtmlText(citation.title);
    if (!citation.section.empty()) text += ", " + HtmlText(citation.section);
    out += web ? fmt::format("<p class=\"soft\">See <a href=\"{}\">{}</a></p>\n", HtmlText(citation.url), text)
               : fmt::format("<p class=\"soft\">See {}</p>\n", text);
  }
}

void AppendRule(const RuleFindings& own, size_t number, const CheckReport& check, std::string& out) {
  out += fmt::format(
      "<details class=\"group rule\" id=\"{}\"{}><summary>{} <strong>{}</strong> <span class=\"count\">{}"
      "</span></summary>\n",
      RuleId(number), own.severity == Severity::kError ? " open" : "", SeverityTag(own.severity),
      HtmlText(own.rule->name), WithCommas(own.findings.size()));
  if (!own.rule->description.empty()) out += fmt::format("<p>{}</p>\n", HtmlText(own.rule->description));
  AppendCitations(*own.rule, out);
  out += "<ul class=\"findings\">\n";
  for (size_t i = 0; i < std::min(own.findings.size(), kMostOfARule); ++i) {
    const Finding& finding = *own.findings[i];
    const std::string context = InContext(finding, SourceOf(check, finding.path));
    out += fmt::format("<li class=\"find\"><span class=\"path\">{}:{}:{}</span> {}{}</li>\n", HtmlText(finding.path),
                       finding.begin.line, finding.begin.column, HtmlText(finding.message),
                       context.empty() ? "" : fmt::format("\n<pre>{}</pre>", context));
  }
  out += "</ul>\n";
  if (own.findings.size() > kMostOfARule) {
    out += fmt::format("<p class=\"soft\">{} more; emend check --select {} lists all.</p>\n",
                       WithCommas(own.findings.size() - kMostOfARule), HtmlText(own.rule->name));
  }
  out += "</details>\n";
}

}  // namespace

void AppendReportFindings(const RunReport& report, std::string& out) {
  const CheckReport& check = report.check;
  if (check.findings.empty()) return;
  const std::vector<RuleFindings> rules = FindingsByRule(check.findings);
  out += fmt::format("<section id=\"findings-\">\n<h2>Findings</h2>\n<p>{}</p>\n<div class=\"tables\">\n<div>\n",
                     HtmlText(SummaryLine(check)));
  AppendRuleTable(rules, out);
  out += "</div>\n<div>\n";
  AppendFileTable(check, out);
  out += "</div>\n</div>\n";
  for (size_t i = 0; i < rules.size(); ++i) AppendRule(rules[i], i, check, out);
  out += "</section>\n";
}

}  // namespace emend
