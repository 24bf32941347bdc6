// The sections of the report, in its order. Each adds HTML to `out`; one that has nothing to show adds nothing.
#ifndef EMEND_RENDER_REPORT_PARTS_H_
#define EMEND_RENDER_REPORT_PARTS_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/line_index.h"
#include "render/report.h"

namespace emend {

void AppendReportOverview(const RunReport& report, std::string& out);
void AppendReportExports(const RunReport& report, std::string& out);
void AppendReportRepairs(const RunReport& report, std::string& out);
void AppendReportPlaces(const RunReport& report, std::string& out);
void AppendReportMerges(const RunReport& report, std::string& out);
void AppendReportFindings(const RunReport& report, std::string& out);

// The lines of an export as a picture: each a stroke as long as the line, in the colour of its fate. SVG.
void AppendLinePicture(const ReportedExport& of, std::string& out);

// How many of them there are, for the table of contents.
size_t CountRepairs(const RunReport& report);
size_t CountMergedNotes(const RunReport& report);

// The places to look at first: entries of which repair and import changed the most.
struct ChangedPlace {
  const ReportedExport* of = nullptr;
  const Entry* entry = nullptr;
  std::span<const ReportedRepair> repairs;  // in its lines
  double score = 0;
};
std::vector<ChangedPlace> WorstPlaces(const RunReport& report);

// A line of a text, without its end.
std::string_view LineOf(const LineIndex& lines, std::string_view text, int number);

// "1 line", "1,204 lines"
std::string CountedHtml(size_t count, std::string_view one, std::string_view many);
std::string WithCommas(size_t count);

// "12" or "12–20"
std::string LinesText(LineRange lines);

// A note's Markdown as HTML with its code coloured.
std::string AnswerHtml(std::string_view markdown);

// A question as HTML within a line.
std::string QuestionHtml(std::string_view question);

}  // namespace emend

#endif  // EMEND_RENDER_REPORT_PARTS_H_
