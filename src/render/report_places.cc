// Before and after: the entries of which repair and import changed the most, as the export has them and as the notes
// do.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "base/unicode.h"
#include "render/html_page.h"
#include "render/report_parts.h"

namespace emend {
namespace {

constexpr size_t kPlacesOfAnExport = 3;
constexpr size_t kMostPlaces = 15;
constexpr int kMostLines = 70;  // what is longer is no place to look at
constexpr size_t kMostRepairsCounted = 30;
constexpr double kReviewWeight = 3;

std::span<const ReportedRepair> RepairsIn(const ReportedExport& of, Span bytes) {
  const auto starts_before = [](const ReportedRepair& repair, size_t at) { return repair.span.begin < at; };
  const auto first = std::lower_bound(of.repairs.begin(), of.repairs.end(), bytes.begin, starts_before);
  return {first, std::lower_bound(first, of.repairs.end(), bytes.end, starts_before)};
}

// The lines of the answer that the export does not have like that: what was repaired, joined, cut or marked up.
size_t CountNewLines(const Entry& entry, std::string_view text, const LineIndex& lines) {
  std::set<std::string_view> old;
  for (int line = entry.lines.first; line <= entry.lines.last; ++line) old.insert(Trim(LineOf(lines, text, line)));
  const LineIndex answer(entry.answer);
  size_t count = 0;
  for (int line = 1; line <= answer.line_count(); ++line) {
    const std::string_view content = Trim(LineOf(answer, entry.answer, line));
    count += !content.empty() && !old.contains(content) ? 1 : 0;
  }
  return count;
}

Span BytesOf(const LineIndex& lines, LineRange range) {
  return {lines.line(range.first).begin, lines.line(range.last).end};
}

std::vector<ChangedPlace> PlacesOf(const ReportedExport& of) {
  const LineIndex lines(of.text);
  std::vector<ChangedPlace> places;
  for (const Section& section : of.collection.sections) {
    for (const Entry& entry : section.entries) {
      if (entry.lines.last > lines.line_count() || entry.lines.last - entry.lines.first >= kMostLines) continue;
      ChangedPlace place{&of, &entry, RepairsIn(of, BytesOf(lines, entry.lines)), 0};
      place.score = static_cast<double>(std::min(place.repairs.size(), kMostRepairsCounted)) +
                    static_cast<double>(CountNewLines(entry, of.text, lines)) +
                    kReviewWeight * static_cast<double>(entry.review.size());
      if (place.score > 0) places.push_back(place);
    }
  }
  return places;
}

// The lines as they were, with what was repaired marked, and struck out what was dropped.
std::string BeforeHtml(const ChangedPlace& place) {
  const ReportedExport& of = *place.of;
  const LineIndex lines(of.text);
  std::string out;
  auto repair = place.repairs.begin();
  for (int number = place.entry->lines.first; number <= place.entry->lines.last; ++number) {
    const Span line = lines.line(number);
    const bool dropped =
        std::any_of(of.collection.dropped.begin(), of.collection.dropped.end(),
                    [&](const Dropped& range) { return range.lines.first <= number && number <= range.lines.last; });
    if (dropped) out += "<del>";
    size_t at = line.begin;
    for (; repair != place.repairs.end() && repair->span.begin < line.end; ++repair) {
      const size_t begin = std::max(repair->span.begin, at), end = std::clamp(repair->span.end, begin, line.end);
      out += HtmlText(std::string_view(of.text).substr(at, begin - at));
      out += fmt::format("<mark>{}</mark>", HtmlText(std::string_view(of.text).substr(begin, end - begin)));
      at = end;
    }
    out += HtmlText(std::string_view(of.text).substr(at, line.end - at));
    if (dropped) out += "</del>";
    out += "\n";
  }
  return out;
}

std::string WhyHtml(const ChangedPlace& place) {
  std::string out;
  if (!place.repairs.empty()) out += CountedHtml(place.repairs.size(), "repair", "repairs");
  for (const Review review : place.entry->review)
    out += fmt::format("{}<span class=\"tag review\">{}</span>", out.empty() ? "" : " ", ToString(review));
  return out;
}

}  // namespace

std::vector<ChangedPlace> WorstPlaces(const RunReport& report) {
  const auto worse = [](const ChangedPlace& a, const ChangedPlace& b) { return a.score > b.score; };
  std::vector<ChangedPlace> all;
  for (const ReportedExport& of : report.exports) {
    std::vector<ChangedPlace> places = PlacesOf(of);
    std::stable_sort(places.begin(), places.end(), worse);
    places.resize(std::min(places.size(), kPlacesOfAnExport));
    all.insert(all.end(), places.begin(), places.end());
  }
  std::stable_sort(all.begin(), all.end(), worse);
  all.resize(std::min(all.size(), kMostPlaces));
  return all;
}

void AppendReportPlaces(const RunReport& report, std::string& out) {
  const std::vector<ChangedPlace> places = WorstPlaces(report);
  if (places.empty()) return;
  out +=
      "<section id=\"places-\">\n<h2>Before and after</h2>\n<p>Where the import changed the most: on the left the "
      "lines of "
      "the export, <mark>repaired</mark> and <del>dropped</del> text marked; on the right the entry.</p>\n";
  for (const ChangedPlace& place : places) {
    out += fmt::format(
        "<article class=\"find pair\">\n<h3><span class=\"path\">{}:{}</span> <span class=\"soft\">{}</span></h3>\n"
        "<div class=\"sides\">\n<pre class=\"raw\">{}</pre>\n<div class=\"card\">\n<p "
        "class=\"question\">{}</p>\n{}</div>\n"
        "</div>\n</article>\n",
        HtmlText(place.of->summary.path), LinesText(place.entry->lines), WhyHtml(place), BeforeHtml(place),
        QuestionHtml(place.entry->question), AnswerHtml(place.entry->answer));
  }
  out += "</section>\n";
}

}  // namespace emend
