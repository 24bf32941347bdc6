// Notes that hold several wordings of one question, side by side.
#include <fmt/format.h>

#include <vector>

#include "render/html_page.h"
#include "render/report_parts.h"

namespace emend {
namespace {

constexpr size_t kMostGroups = 200;

std::string SourcesHtml(const std::vector<Source>& sources) {
  std::string out;
  for (const Source& source : sources)
    out += fmt::format("{}{}:{}", out.empty() ? "" : ", ", HtmlText(source.export_name), LinesText(source.lines));
  return out;
}

void AppendWording(const std::string& question, const std::vector<Source>& sources, const std::string& answer,
                   std::string& out) {
  out += fmt::format("<div class=\"card\">\n<p class=\"question\">{}</p>\n<p class=\"soft path\">{}</p>\n{}</div>\n",
                     QuestionHtml(question), SourcesHtml(sources), answer);
}

void AppendGroup(const ReportedTopic& topic, const Note& note, std::string& out) {
  out += fmt::format(
      "<article class=\"find pair\">\n<h3>{} <span class=\"soft\">{} · {}</span></h3>\n<div class=\"sides\">\n",
      HtmlText(note.id), HtmlText(topic.file.topic), CountedHtml(note.variants.size() + 1, "wording", "wordings"));
  AppendWording(note.question, note.sources, AnswerHtml(note.answer), out);
  for (const Variant& variant : note.variants) {
    AppendWording(
        variant.question, variant.sources,
        variant.answer.has_value() ? AnswerHtml(*variant.answer) : "<p class=\"soft\">The answer is the same.</p>\n",
        out);
  }
  out += "</div>\n</article>\n";
}

}  // namespace

size_t CountMergedNotes(const RunReport& report) {
  size_t count = 0;
  for (const ReportedTopic& topic : report.topics) {
    for (const Note& note : topic.file.notes) count += note.variants.empty() ? 0 : 1;
  }
  return count;
}

void AppendReportMerges(const RunReport& report, std::string& out) {
  const size_t all = CountMergedNotes(report);
  if (all == 0) return;
  out += fmt::format("<section id=\"merges-\">\n<h2>Merged questions</h2>\n<p>{} in more than one wording.</p>\n",
                     CountedHtml(all, "note holds a question", "notes hold a question"));
  size_t shown = 0;
  for (const ReportedTopic& topic : report.topics) {
    for (const Note& note : topic.file.notes) {
      if (!note.variants.empty() && ++shown <= kMostGroups) AppendGroup(topic, note, out);
    }
  }
  if (shown > kMostGroups) out += fmt::format("<p class=\"soft\">{} more.</p>\n", shown - kMostGroups);
  out += "</section>\n";
}

}  // namespace emend
