// Each export: what it held, what became of its lines, what was dropped and why, what a person must look at.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "render/html_page.h"
#include "render/report_parts.h"

namespace emend {
namespace {

constexpr size_t kMostRangesOfAReason = 150;
constexpr size_t kMostLinesOfARange = 12;

// How many lines that are not blank met each fate.
std::array<size_t, 3> CountFates(const ReportedExport& of) {
  const LineIndex lines(of.text);
  std::array<size_t, 3> counts{};
  for (const LedgerLine& range : of.ledger) {
    for (int line = range.lines.first; line <= std::min(range.lines.last, lines.line_count()); ++line)
      counts[static_cast<size_t>(range.fate)] += Trim(LineOf(lines, of.text, line)).empty() ? 0 : 1;
  }
  return counts;
}

void AppendFates(const ReportedExport& of, std::string& out) {
  struct Row {
    std::string_view style, label;
  };
  constexpr std::array<Row, 3> kRows = {{{"note", "in notes"}, {"heading", "of headings"}, {"dropped", "dropped"}}};
  const std::array<size_t, 3> counts = CountFates(of);
  const size_t all = std::max<size_t>(1, counts[0] + counts[1] + counts[2]);
  out += "<div class=\"bar\" aria-hidden=\"true\">";
  for (size_t i = 0; i < kRows.size(); ++i) {
    if (counts[i] > 0) out += fmt::format("<span class=\"{}\" style=\"flex: {}\"></span>", kRows[i].style, counts[i]);
  }
  out += "</div>\n<ul class=\"legend\">\n";
  for (size_t i = 0; i < kRows.size(); ++i) {
    const double percent = 100.0 * static_cast<double>(counts[i]) / static_cast<double>(all);
    out += fmt::format("<li><span class=\"{}\"></span>{} {} <span class=\"count\">{:.1f}%</span></li>\n",
                       kRows[i].style, CountedHtml(counts[i], "line", "lines"), kRows[i].label, percent);
  }
  out += "</ul>\n";
}

std::string HeadlineOf(const ExportSummary& summary) {
  std::vector<std::string> parts;
  const auto add = [&](EntryKind kind, std::string_view one, std::string_view many) {
    const auto found = summary.entries.find(kind);
    if (found != summary.entries.end() && found->second > 0)
      parts.push_back(CountedHtml(static_cast<size_t>(found->second), one, many));
  };
  add(EntryKind::kQuestion, "question", "questions");
  add(EntryKind::kScenario, "scenario", "scenarios");
  add(EntryKind::kReference, "reference", "references");
  if (parts.empty()) parts.emplace_back("no question found");
  const auto add_count = [&](int count, std::string_view one, std::string_view many) {
    if (count > 0) parts.push_back(CountedHtml(static_cast<size_t>(count), one, many));
  };
  add_count(summary.sections, "section", "sections");
  int blocks = 0;
  for (const auto& [language, count] : summary.markdown.languages) blocks += count;
  add_count(blocks, "code block", "code blocks");
  add_count(summary.markdown.tables, "table", "tables");
  int repairs = 0;
  for (const auto& [chain, count] : summary.repairs) repairs += count;
  add_count(repairs, "repair", "repairs");
  add_count(summary.merged, "entry merged into another note", "entries merged into other notes");
  for (const std::string& remark : summary.remarks) parts.push_back(HtmlText(remark));
  return fmt::format("{}", fmt::join(parts, " · "));
}

void AppendDroppedLines(const ReportedExport& of, const LineIndex& lines, LineRange range, std::string& out) {
  std::string text;
  size_t shown = 0, all = 0;
  for (int line = range.first; line <= std::min(range.last, lines.line_count()); ++line) {
    const std::string_view content = LineOf(lines, of.text, line);
    if (Trim(content).empty()) continue;
    if (++all > kMostLinesOfARange) continue;
    ++shown;
    text += fmt::format("{}{}", text.empty() ? "" : "\n", HtmlText(content));
  }
  if (shown < all) text += fmt::format("\n… {} more", all - shown);
  out += fmt::format("<tr class=\"find\"><td class=\"count\">{}</td><td><pre>{}</pre></td></tr>\n", LinesText(range),
                     text);
}

void AppendDropped(const ReportedExport& of, std::string& out) {
  if (of.summary.dropped.empty()) return;
  const LineIndex lines(of.text);
  std::vector<std::pair<DropReason, int>> reasons(of.summary.dropped.begin(), of.summary.dropped.end());
  std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [reason, count] : reasons) {
    out += fmt::format(
        "<details class=\"group\"><summary><span class=\"tag dropped\">{}</span> {} dropped</summary>\n"
        "<table class=\"places\">\n<thead><tr><th>Lines</th><th>Text</th></tr></thead>\n<tbody>\n",
        ToString(reason), CountedHtml(static_cast<size_t>(count), "line", "lines"));
    size_t ranges = 0;
    for (const Dropped& dropped : of.collection.dropped) {
      if (dropped.reason == reason && ++ranges <= kMostRangesOfAReason)
        AppendDroppedLines(of, lines, dropped.lines, out);
    }
    out += "</tbody>\n</table>\n";
    if (ranges > kMostRangesOfAReason) {
      out += fmt::format("<p class=\"soft\">{} more; emend import --ledger lists all.</p>\n",
                         CountedHtml(ranges - kMostRangesOfAReason, "place", "places"));
    }
    out += "</details>\n";
  }
}

void AppendReviews(const ReportedExport& of, std::string& out) {
  if (of.summary.reviews.empty()) return;
  out += fmt::format(
      "<details class=\"group\"><summary><span class=\"tag review\">review</span> {} a person should look "
      "at</summary>\n<table class=\"places\">\n<thead><tr><th>Line</th><th>Why</th><th>Question</th></tr>"
      "</thead>\n<tbody>\n",
      CountedHtml(of.summary.reviews.size(), "note", "notes"));
  for (const ReviewItem& item : of.summary.reviews) {
    std::string reasons;
    for (const Review reason : item.reasons)
      reasons += fmt::format("{}{}", reasons.empty() ? "" : ", ", ToString(reason));
    out += fmt::format("<tr class=\"find\"><td class=\"count\">{}</td><td>{}</td><td>{}</td></tr>\n", item.line,
                       reasons, QuestionHtml(item.question));
  }
  out += "</tbody>\n</table>\n</details>\n";
}

}  // namespace

void AppendReportExports(const RunReport& report, std::string& out) {
  if (report.exports.empty()) return;
  out += "<section id=\"exports-\">\n<h2>Exports</h2>\n";
  for (const ReportedExport& of : report.exports) {
    out += fmt::format("<article class=\"export\">\n<h3 class=\"path\">{}</h3>\n<p class=\"soft\">{}</p>\n",
                       HtmlText(of.summary.path), HeadlineOf(of.summary));
    AppendFates(of, out);
    AppendLinePicture(of, out);
    AppendDropped(of, out);
    AppendReviews(of, out);
    out += "</article>\n";
  }
  out += "</section>\n";
}

}  // namespace emend
