// Annotations of GitHub Actions, as workflow commands. A step may set ten errors, ten warnings and ten notices; what is
// beyond is listed as plain lines of the log.
//
// Escapes: % CR LF in messages, : and , in properties too (actions/toolkit, packages/core/src/command.ts).
#include <fmt/format.h>

#include <array>

#include "base/escape.h"
#include "base/utf8.h"
#include "render/check_report.h"

namespace emend {
namespace {

constexpr size_t kMostOfALevel = 10;

struct Level {
  Severity severity;
  std::string_view command;
};

constexpr std::array<Level, 3> kLevels = {
    {{Severity::kError, "error"}, {Severity::kWarning, "warning"}, {Severity::kSuggestion, "notice"}}};

// The names of files must come through: a line end is encoded, not shown.
std::string EscapeProperty(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const size_t length = DecodeUtf8(text, i).length;
    switch (text[i]) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += "%3A";
        break;
      case ',':
        out += "%2C";
        break;
      default:
        out += EscapeForTerminal(text.substr(i, length));
    }
    i += length;
  }
  return out;
}

std::string EscapeMessage(std::string_view text) {
  std::string out;
  for (const char c : EscapeForTerminal(OneLine(text))) c == '%' ? out += "%25" : out += c;
  return out;
}

// A line that no runner takes for a command: old ones look for `##[` anywhere.
std::string LogLine(std::string_view text) {
  std::string out = "  ";
  for (size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text.substr(i, 3) == "##[") out += ' ';
  }
  return out + "\n";
}

std::string Annotation(std::string_view command, const Finding& finding) {
  // The end is left out where it lies on another line: columns are then not allowed.
  std::string place = fmt::format("file={},line={}", EscapeProperty(finding.path), finding.begin.line);
  if (finding.end.line == finding.begin.line) {
    place += fmt::format(",col={},endColumn={}", finding.begin.column, finding.end.column);
  } else {
    place += fmt::format(",endLine={}", finding.end.line);
  }
  return fmt::format("::{} {},title={}::{}\n", command, place, EscapeProperty(finding.rule->name),
                     EscapeMessage(finding.message));
}

std::string RenderGithub(const CheckReport& report, const Appearance&) {
  std::string annotations, rest;
  size_t beyond = 0;
  for (const Level& level : kLevels) {
    size_t count = 0;
    for (const Finding& finding : report.findings) {
      if (finding.severity != level.severity) continue;
      if (++count <= kMostOfALevel) {
        annotations += Annotation(level.command, finding);
      } else {
        rest += LogLine(ConciseLine(finding));
        ++beyond;
      }
    }
  }
  if (beyond == 0) return annotations;
  return fmt::format("{}{} more, beyond the {} annotations of a level that a step may set:\n{}", annotations, beyond,
                     kMostOfALevel, rest);
}

}  // namespace

extern const Format github_format = {
    .name = "github",
    .summary = "annotations of GitHub Actions, errors first",
    .render = RenderGithub,
};

}  // namespace emend
