// Repairs of mojibake: by the code pages that a text went through, the most frequent first; uncertain ones one by one.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "render/html_page.h"
#include "render/report_parts.h"

namespace emend {
namespace {

constexpr size_t kMostKinds = 60;
constexpr size_t kMostUncertain = 60;

struct RepairKind {
  std::string_view damaged, repaired, chain;
  size_t count = 0;
  std::string place;  // of the first
};

std::string_view DamagedText(const ReportedExport& of, const ReportedRepair& repair) {
  return std::string_view(of.text).substr(repair.span.begin, repair.span.size());
}

std::string PlaceOf(const ReportedExport& of, const LineIndex& lines, const ReportedRepair& repair) {
  return fmt::format("{}:{}", of.summary.path, lines.PositionOf(repair.span.begin).line);
}

std::vector<RepairKind> KindsOf(const RunReport& report) {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, RepairKind> kinds;
  for (const ReportedExport& of : report.exports) {
    const LineIndex lines(of.text);
    for (const ReportedRepair& repair : of.repairs) {
      const std::string_view damaged = DamagedText(of, repair);
      RepairKind& kind = kinds[{repair.chain, damaged, repair.repaired}];
      if (kind.count++ == 0) kind = {damaged, repair.repaired, repair.chain, 1, PlaceOf(of, lines, repair)};
    }
  }
  std::vector<RepairKind> sorted;
  for (auto& [key, kind] : kinds) sorted.push_back(std::move(kind));
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const RepairKind& a, const RepairKind& b) { return a.count > b.count; });
  return sorted;
}

void AppendUncertain(const RunReport& report, std::string& out) {
  std::string rows;
  size_t count = 0;
  for (const ReportedExport& of : report.exports) {
    const LineIndex lines(of.text);
    for (const ReportedRepair& repair : of.repairs) {
      if (repair.candidates.empty() || ++count > kMostUncertain) continue;
      std::string others;
      for (const std::string& other : repair.candidates)
        others += fmt::format("{}<code>{}</code>", others.empty() ? "" : " ", HtmlText(other));
      rows += fmt::format(
          "<tr class=\"find\"><td class=\"path\">{}</td><td><code class=\"before\">{}</code></td>"
          "<td><code class=\"after\">{}</code></td><td>{}</td></tr>\n",
          HtmlText(PlaceOf(of, lines, repair)), HtmlText(DamagedText(of, repair)), HtmlText(repair.repaired), others);
    }
  }
  if (count == 0) return;
  out += fmt::format(
      "<details class=\"group\" open><summary><span class=\"tag review\">uncertain</span> {} of which another reading "
      "fits "
      "too</summary>\n<table class=\"places\">\n<thead><tr><th>Place</th><th>Found</th><th>Taken</th><th>Would fit "
      "too</th>"
      "</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n{}</details>\n",
      CountedHtml(count, "repair", "repairs"), rows,
      count > kMostUncertain ? fmt::format("<p class=\"soft\">{} more.</p>\n", count - kMostUncertain) : "");
}

}  // namespace

size_t CountRepairs(const RunReport& report) {
  size_t count = 0;
  for (const ReportedExport& of : report.exports) count += of.repairs.size();
  return count;
}

void AppendReportRepairs(const RunReport& report, std::string& out) {
  const std::vector<RepairKind> kinds = KindsOf(report);
  if (kinds.empty()) return;
  out += fmt::format(
      "<section id=\"repairs-\">\n<h2>Repairs</h2>\n<p>{} of text that was read in the wrong code page, of {}.</p>\n",
      CountedHtml(CountRepairs(report), "repair", "repairs"), CountedHtml(kinds.size(), "kind", "kinds"));
  AppendUncertain(report, out);
  out +=
      "<table class=\"places\">\n<thead><tr><th>Times</th><th>Found</th><th>Repaired</th><th>Read as</th><th>First "
      "at</th>"
      "</tr></thead>\n<tbody>\n";
  for (size_t i = 0; i < std::min(kinds.size(), kMostKinds); ++i) {
    const RepairKind& kind = kinds[i];
    out += fmt::format(
        "<tr class=\"find\"><td class=\"count\">{}</td><td><code class=\"before\">{}</code></td>"
        "<td><code class=\"after\">{}</code></td><td>{}</td><td class=\"path\">{}</td></tr>\n",
        WithCommas(kind.count), HtmlText(kind.damaged), HtmlText(kind.repaired), HtmlText(kind.chain),
        HtmlText(kind.place));
  }
  out += "</tbody>\n</table>\n";
  if (kinds.size() > kMostKinds) {
    out += fmt::format("<p class=\"soft\">{} more; emend repair --explain lists every repair.</p>\n",
                       CountedHtml(kinds.size() - kMostKinds, "kind", "kinds"));
  }
  out += "</section>\n";
}

}  // namespace emend
