// What a run of `emend check` has to tell, and the formats it can be told in.
//
// To add a format: src/render/x.cc that defines `x_format`, and a line FORMAT(x) in formats.def.
#ifndef EMEND_RENDER_CHECK_REPORT_H_
#define EMEND_RENDER_CHECK_REPORT_H_

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/finding.h"

namespace emend {

struct CheckReport {
  std::vector<Finding> findings;               // sorted by path, place, rule
  std::map<std::string, std::string> sources;  // by path: the bytes of each file that has findings
  std::vector<std::string> paths;              // of the files that were checked, sorted
  std::vector<Error> errors;                   // of what could not be checked
  std::string version;                         // of the tool
};

struct Appearance {
  bool color = false;
};

struct Format {
  std::string_view name;
  std::string_view summary;  // one line
  std::string (*render)(const CheckReport& report, const Appearance& appearance);
};

// All formats, in the order of formats.def.
std::span<const Format* const> Formats();

// The format of that name; null if there is none.
const Format* FindFormat(std::string_view name);

// The names of all formats, apart by `|`.
inline constexpr std::string_view kFormatNames = std::string_view(
#define FORMAT(name) "|" #name
#include "render/formats.def"
#undef FORMAT
                                                     )
                                                     .substr(1);

// The bytes of a file of the report; empty if they are not known.
std::string_view SourceOf(const CheckReport& report, const std::string& path);

// How many findings of each severity there are, and of how many a fix is known.
struct FindingCounts {
  size_t of[3] = {};  // by Severity
  size_t safe = 0;
  size_t unsafe = 0;

  size_t all() const { return of[0] + of[1] + of[2]; }
};

FindingCounts CountFindings(std::span<const Finding> findings);

// "3 errors, 1 warning and 2 suggestions in 2 of 40 files; 4 can be fixed with --fix, 1 more with --unsafe-fixes."
std::string SummaryLine(const CheckReport& report);

// How often each rule found something, most often first: for --statistics.
std::string RenderStatistics(std::span<const Finding> findings);

// The findings of each file, one stretch a file, in the order of the report.
std::vector<std::span<const Finding>> ByFile(std::span<const Finding> findings);

// A file's name as text: escaped, and never the begin of a line that a CI runner takes for a command.
std::string ShownPath(std::string_view path);

// `path:line:column: severity rule message`, escaped.
std::string ConciseLine(const Finding& finding);

// A text on one line: each run of line ends and tabs is one space.
std::string OneLine(std::string_view text);

// The lines and columns of a fix's edits, where the file's bytes are known.
struct PlacedEdit {
  Position begin;
  Position end;
  std::string_view replacement;
};
std::vector<PlacedEdit> PlaceEdits(const Finding& finding, const LineIndex& lines);

}  // namespace emend

#endif  // EMEND_RENDER_CHECK_REPORT_H_
