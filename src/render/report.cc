#include "render/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "passages/markdown_html.h"
#include "render/code_html.h"
#include "render/html_page.h"
#include "render/report_parts.h"

namespace emend {
namespace {

constexpr std::string_view kReportStyles =
    R"(:root { --measure: 76rem; --note: #2a78c8; --heading: #8250c4; --dropped: #d98a1f; --bad: #c4302b; --warn: #9a6200; --good: #1a7f47;
  --ins: #d3f3df; --del: #fbdcda; }
@media screen and (prefers-color-scheme: dark) {
  :root { --note: #4c9be8; --heading: #b08cf0; --dropped: #e3a03c; --bad: #ff8079; --warn: #e5b04c; --good: #6fd39a; --ins: #17432a; --del: #57211f; }
}
h1 { margin: 0 0 .3rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(clamp(8.5rem, 22%, 16rem), 1fr)); gap: .8rem; margin: 1.2rem 0; padding: 0; list-style: none; }
.tiles li { border: 1px solid var(--line); border-radius: .6rem; background: var(--panel); padding: .7rem .9rem; }
.tiles strong { display: block; font-size: 1.75rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.export { border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.1rem; margin: 0 0 1.2rem; }
.export h3 { margin: 0; } .export h3 + p { margin: .2rem 0 .8rem; }
.path { font: .875rem/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
h3.path { font-size: 1.05rem; font-weight: 600; }
.bar { display: flex; height: .7rem; border-radius: .35rem; overflow: hidden; gap: 2px; }
.bar .note, .legend .note { background: var(--note); } .bar .heading, .legend .heading { background: var(--heading); }
.bar .dropped, .legend .dropped { background: var(--dropped); }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; list-style: none; margin: .5rem 0 .9rem; padding: 0; font-size: .9rem; }
.legend li > span:first-child { display: inline-block; width: .75rem; height: .75rem; border-radius: .2rem; margin-right: .4rem; }
.lines { display: block; width: 100%; height: auto; background: var(--panel); border-radius: .4rem; padding: .4rem .6rem; margin-bottom: .8rem; }
.lines path { stroke-width: 2.6; fill: none; } .lines text { font: 8px system-ui, sans-serif; fill: var(--soft); }
.lines .note { stroke: var(--note); } .lines .heading { stroke: var(--heading); } .lines .dropped { stroke: var(--dropped); }
.lines path:hover { stroke: var(--text); }
.tag { display: inline-block; border: 1px solid currentcolor; border-radius: 1rem; padding: 0 .55em; font-size: .78rem; line-height: 1.5; white-space: nowrap; }
.tag.error { color: var(--bad); } .tag.warning, .tag.review, .tag.dropped { color: var(--warn); } .tag.suggestion { color: var(--note); }
details { margin: .35rem 0; } summary { padding: .1rem 0; }
details.rule { border-top: 1px solid var(--line); padding-top: .35rem; }
.places { font-size: .92rem; margin: .4rem 0 .8rem; } .places td, .places th { padding: .2rem .6rem; }
.places pre { margin: 0; padding: 0; background: none; white-space: pre-wrap; overflow-wrap: anywhere; }
.places code { white-space: pre-wrap; overflow-wrap: anywhere; }
td.count { text-align: right; white-space: nowrap; }
mark { background: var(--mark); color: inherit; border-radius: .15rem; }
ins { background: var(--ins); text-decoration: underline; } del { background: var(--del); }
code.before { background: var(--del); } code.after { background: var(--ins); }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 1rem; align-items: start; }
.sides > * { min-width: 0; margin: 0; }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: .2rem 1rem .6rem; overflow-wrap: break-word; }
.card p.question { font-weight: 600; } .card :is(h1, h2, h3, h4, h5, h6) { font-size: .95rem; margin: .8rem 0 .4rem; }
.raw { white-space: pre-wrap; overflow-wrap: anywhere; }
.pair { margin-bottom: 1.6rem; } .pair h3 { margin: 0 0 .5rem; font-size: 1rem; } h3 .soft { font-weight: 400; margin-left: .4rem; }
.tables { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(27rem, 100%), 1fr)); gap: 0 2rem; }
.tables > div { min-width: 0; } .tables table { font-size: .86rem; max-height: 36rem; } .tables .path { font-size: .8rem; } .tables th, .tables td { padding: .2rem .45rem; } .tables td:first-child { overflow-wrap: anywhere; }
.tables th { position: sticky; top: 0; }
.findings { list-style: none; padding: 0; } .findings li { margin: .6rem 0; }
.findings pre { margin: .25rem 0 0; padding: .35rem .6rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.errors { border: 1px solid var(--bad); border-radius: .6rem; padding: .2rem 1rem; } .errors h2 { margin: .6rem 0; font-size: 1.1rem; }
@media print { .tables { display: block; } .tables table { max-height: none; } .sides { display: block; } .sides > * { margin-bottom: .5rem; } .bar, .legend span, .lines, mark, ins, del { print-color-adjust: exact; } }
)";

struct Tile {
  size_t count;
  std::string label;  // HTML
};

void AppendTiles(const std::vector<Tile>& tiles, std::string& out) {
  out += "<ul class=\"tiles\">\n";
  for (const Tile& tile : tiles)
    out += fmt::format("<li><strong>{}</strong> {}</li>\n", WithCommas(tile.count), tile.label);
  out += "</ul>\n";
}

std::string Plural(size_t count, std::string_view one, std::string_view many) {
  return std::string(count == 1 ? one : many);
}

size_t CountEntries(const RunReport& report) {
  size_t count = 0;
  for (const ReportedExport& of : report.exports) {
    for (const auto& [kind, entries] : of.summary.entries) count += static_cast<size_t>(entries);
  }
  return count;
}

void AppendUndone(const std::vector<Error>& errors, std::string& out) {
  if (errors.empty()) return;
  out += "<div class=\"errors\">\n<h2>Not done</h2>\n<ul>\n";
  for (const Error& error : errors) out += fmt::format("<li>{}</li>\n", HtmlText(error.ToString()));
  out += "</ul>\n</div>\n";
}

std::vector<HtmlContentsLine> Contents(const RunReport& report) {
  std::vector<HtmlContentsLine> lines = {{"overview-", "Overview", ""}};
  const auto add = [&](std::string target, std::string label, size_t count) {
    if (count > 0) lines.push_back({std::move(target), std::move(label), WithCommas(count)});
  };
  add("exports-", "Exports", report.exports.size());
  add("repairs-", "Repairs", CountRepairs(report));
  add("places-", "Before and after", WorstPlaces(report).size());
  add("merges-", "Merged questions", CountMergedNotes(report));
  add("findings-", "Findings", report.check.findings.size());
  return lines;
}

}  // namespace

std::string_view LineOf(const LineIndex& lines, std::string_view text, int number) {
  const Span line = lines.line(number);
  return text.substr(line.begin, line.size());
}

std::string WithCommas(size_t count) {
  std::string out = std::to_string(count);
  for (size_t at = out.size(); at > 3;) out.insert(at -= 3, ",");
  return out;
}

std::string CountedHtml(size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", WithCommas(count), count == 1 ? one : many);
}

std::string LinesText(LineRange lines) {
  return lines.first == lines.last ? std::to_string(lines.first) : fmt::format("{}–{}", lines.first, lines.last);
}

std::string AnswerHtml(std::string_view markdown) { return ColorCodeBlocks(MarkdownToHtml(ShowControls(markdown))); }

std::string QuestionHtml(std::string_view question) { return QuestionToHtml(ShowControls(question)); }

void AppendReportOverview(const RunReport& report, std::string& out) {
  size_t notes = 0, reviews = 0;
  for (const ReportedTopic& topic : report.topics) {
    notes += topic.file.notes.size();
    reviews += static_cast<size_t>(std::count_if(topic.file.notes.begin(), topic.file.notes.end(),
                                                 [](const Note& note) { return !note.review.empty(); }));
  }
  size_t lines = 0, dropped = 0;
  for (const ReportedExport& of : report.exports) {
    lines += static_cast<size_t>(LineIndex(of.text).line_count());
    for (const auto& [reason, count] : of.summary.dropped) dropped += static_cast<size_t>(count);
  }
  std::vector<Tile> tiles;
  if (!report.exports.empty()) {
    tiles.push_back({report.exports.size(),
                     Plural(report.exports.size(), "export", "exports") + ", " + CountedHtml(lines, "line", "lines")});
    tiles.push_back({CountEntries(report), Plural(CountEntries(report), "entry found", "entries found")});
    tiles.push_back({dropped, Plural(dropped, "line dropped, for a reason", "lines dropped, each for a reason")});
    tiles.push_back(
        {CountRepairs(report), Plural(CountRepairs(report), "repair of damaged text", "repairs of damaged text")});
  }
  tiles.push_back(
      {notes, Plural(notes, "note", "notes") + " in " + CountedHtml(report.topics.size(), "topic", "topics")});
  tiles.push_back(
      {CountMergedNotes(report), Plural(CountMergedNotes(report), "note", "notes") + " of several wordings"});
  tiles.push_back({reviews, Plural(reviews, "note", "notes") + " for a person to look at"});
  const FindingCounts counts = CountFindings(report.check.findings);
  const size_t errors = counts.of[static_cast<size_t>(Severity::kError)];
  tiles.push_back(
      {counts.all(), Plural(counts.all(), "finding", "findings") + ", " + CountedHtml(errors, "error", "errors")});
  out += fmt::format("<section id=\"overview-\">\n<h1>What emend did</h1>\n<p class=\"soft\">emend {}</p>\n",
                     HtmlText(report.check.version));
  AppendUndone(report.errors, out);
  AppendTiles(tiles, out);
  out += "</section>\n";
}

std::string RenderReport(const RunReport& report) {
  HtmlPage page{"emend report", "en", "Filter the report", kReportStyles, Contents(report), ""};
  AppendReportOverview(report, page.main);
  AppendReportExports(report, page.main);
  AppendReportRepairs(report, page.main);
  AppendReportPlaces(report, page.main);
  AppendReportMerges(report, page.main);
  AppendReportFindings(report, page.main);
  return RenderHtmlPage(page);
}

}  // namespace emend
