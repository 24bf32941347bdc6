#include "render/check_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/escape.h"
#include "base/unicode.h"

namespace emend {

#define FORMAT(name) extern const Format name##_format;
#include "render/formats.def"
#undef FORMAT

namespace {

std::string Count(size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

// "a", "a and b", "a, b and c".
std::string List(const std::vector<std::string>& parts) {
  std::string out;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
    out += parts[i];
  }
  return out;
}

}  // namespace

std::span<const Format* const> Formats() {
  static constexpr const Format* kFormats[] = {
#define FORMAT(name) &name##_format,
#include "render/formats.def"
#undef FORMAT
  };
  return kFormats;
}

const Format* FindFormat(std::string_view name) {
  for (const Format* format : Formats()) {
    if (format->name == name) return format;
  }
  return nullptr;
}

std::string_view SourceOf(const CheckReport& report, const std::string& path) {
  const auto source = report.sources.find(path);
  return source == report.sources.end() ? std::string_view() : std::string_view(source->second);
}

FindingCounts CountFindings(std::span<const Finding> findings) {
  FindingCounts counts;
  for (const Finding& finding : findings) {
    ++counts.of[static_cast<size_t>(finding.severity)];
    if (finding.edits.empty()) continue;
    if (finding.safety == FixSafety::kSafe) ++counts.safe;
    if (finding.safety == FixSafety::kUnsafe) ++counts.unsafe;
  }
  return counts;
}

std::string SummaryLine(const CheckReport& report) {
  const std::string files = Count(report.paths.size(), "file");
  const FindingCounts counts = CountFindings(report.findings);
  if (report.paths.empty()) return report.errors.empty() ? "There are no files to check." : "Nothing was checked.";
  if (counts.all() == 0) return fmt::format("No findings in {}.", files);
  std::vector<std::string> parts;
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kSuggestion}) {
    if (const size_t count = counts.of[static_cast<size_t>(severity)]; count > 0)
      parts.push_back(Count(count, ToString(severity)));
  }
  const size_t with = ByFile(report.findings).size();
  std::string out = List(parts) + (with == report.paths.size() ? fmt::format(" in {}", files)
                                                               : fmt::format(" in {} of {}", with, files));
  if (counts.safe > 0) out += fmt::format("; {} can be fixed with --fix", counts.safe);
  if (counts.unsafe > 0) {
    out += fmt::format("{} {}with --unsafe-fixes",
                       counts.safe > 0 ? fmt::format(", {} more", counts.unsafe) : fmt::format("; {}", counts.unsafe),
                       counts.safe > 0 ? "" : "can be fixed ");
  }
  return out + ".";
}

std::string RenderStatistics(std::span<const Finding> findings) {
  std::map<std::string_view, size_t> counts;
  for (const Finding& finding : findings) ++counts[finding.rule->name];
  std::vector<std::pair<std::string_view, size_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  const size_t width = rows.empty() ? 0 : std::to_string(rows.front().second).size();
  std::string out;
  for (const auto& [rule, count] : rows) out += fmt::format("{:>{}}  {}\n", count, width, EscapeForTerminal(rule));
  return out;
}

std::vector<std::span<const Finding>> ByFile(std::span<const Finding> findings) {
  std::vector<std::span<const Finding>> files;
  for (size_t begin = 0, end = 0; begin < findings.size(); begin = end) {
    while (end < findings.size() && findings[end].path == findings[begin].path) ++end;
    files.push_back(findings.subspan(begin, end - begin));
  }
  return files;
}

std::string ShownPath(std::string_view path) {
  return (Trim(path).starts_with("::") ? "./" : "") + EscapeForTerminal(path);
}

std::string OneLine(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool space = text[i] == '\n' || text[i] == '\r' || text[i] == '\t';
    if (!space) {
      out += text[i];
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::vector<PlacedEdit> PlaceEdits(const Finding& finding, const LineIndex& lines) {
  std::vector<PlacedEdit> placed;
  for (const Edit& edit : finding.edits)
    placed.push_back({lines.PositionOf(edit.span.begin), lines.PositionOf(edit.span.end), edit.replacement});
  return placed;
}

}  // namespace emend
