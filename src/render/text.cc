// Findings for a person: grouped by file, each with its line of the file and a caret under the columns it means.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/escape.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "render/check_report.h"

namespace emend {
namespace {

constexpr int kTab = 4;                // columns from one tab stop to the next
constexpr int kMostTextColumns = 110;  // of a line that is shown; of a longer one, what stands around the finding
constexpr int kLead = 30;              // columns shown before the finding in that case
constexpr size_t kLongestFix = 60;     // bytes of a replacement that is shown

struct Paint {
  std::string_view bold, dim, error, warning, suggestion, caret, off;

  std::string_view Of(Severity severity) const {
    return severity == Severity::kError ? error : severity == Severity::kWarning ? warning : suggestion;
  }
};

constexpr Paint kNoPaint = {"", "", "", "", "", "", ""};
constexpr Paint kColors = {"\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[36m", "\x1b[1;32m", "\x1b[0m"};

// A line as a terminal shows it, and the columns, 0-based, of the part that is marked.
struct ShownLine {
  std::string text;
  int begin = 0;
  int end = 0;
};

int WidthOf(std::string_view text) {
  int width = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    width += DisplayWidth(c.value);
    i += c.length;
  }
  return width;
}

// Adds `part` at `column`; returns the column behind it.
int Append(std::string_view part, int column, std::string& out) {
  for (size_t i = 0; i < part.size();) {
    const CodePoint c = DecodeUtf8(part, i);
    if (c.value == '\t') {
      const int spaces = kTab - column % kTab;
      out.append(static_cast<size_t>(spaces), ' ');
      column += spaces;
    } else {
      const std::string shown = EscapeForTerminal(part.substr(i, c.length));
      column += WidthOf(shown);
      out += shown;
    }
    i += c.length;
  }
  return column;
}

// The bytes around `mark` that fit, from and to whole code points.
Span Window(std::string_view line, Span mark) {
  if (WidthOf(line) <= kMostTextColumns) return {0, line.size()};
  size_t begin = mark.begin;
  for (int width = 0; begin > 0 && width < kLead;) {
    --begin;
    while (begin > 0 && (static_cast<unsigned char>(line[begin]) & 0xC0) == 0x80) --begin;
    width += std::max(1, DisplayWidth(DecodeUtf8(line, begin).value));
  }
  size_t end = begin;
  for (int width = 0; end < line.size() && width < kMostTextColumns;) {
    const CodePoint c = DecodeUtf8(line, end);
    width += std::max(1, DisplayWidth(c.value));
    end += c.length;
  }
  return {begin, end};
}

ShownLine Show(std::string_view line, Span mark) {
  const Span window = Window(line, mark);
  mark.end = std::min(mark.end, window.end);
  ShownLine shown;
  int column = 0;
  if (window.begin > 0) shown.text = "…", column = 1;
  shown.begin = column = Append(line.substr(window.begin, mark.begin - window.begin), column, shown.text);
  shown.end = column = Append(line.substr(mark.begin, mark.end - mark.begin), column, shown.text);
  Append(line.substr(mark.end, window.end - mark.end), column, shown.text);
  if (window.end < line.size()) shown.text += "…";
  return shown;
}

std::string Cite(const Citation& citation) {
  std::string out = citation.title;
  for (const std::string& part : {citation.section, citation.url}) {
    if (!part.empty()) out += (out.empty() ? "" : ", ") + part;
  }
  return citation.accessed.empty() ? out : fmt::format("{} (read {})", out, citation.accessed);
}

// What the fix of a finding does, in few words.
std::string FixHint(const Finding& finding) {
  const std::string_view option = finding.safety == FixSafety::kSafe ? "--fix" : "--unsafe-fixes";
  if (finding.edits.size() != 1) return fmt::format("{} mends it", option);
  const std::string& replacement = finding.edits.front().replacement;
  if (replacement.empty()) return fmt::format("{} takes it out", option);
  if (replacement.size() > kLongestFix || replacement.find('\n') != std::string::npos)
    return fmt::format("{} mends it", option);
  return fmt::format("{} writes \"{}\"", option, EscapeForTerminal(replacement));
}

class TextWriter {
 public:
  TextWriter(const CheckReport& report, bool color) : report_(report), paint_(color ? kColors : kNoPaint) {}

  std::string Write() {
    for (const auto findings : ByFile(report_.findings)) WriteFile(findings);
    return std::move(out_);
  }

 private:
  void WriteFile(std::span<const Finding> findings) {
    const std::string& path = findings.front().path;
    const std::string_view bytes = SourceOf(report_, path);
    const LineIndex lines(bytes);
    int last = 1;
    for (const Finding& finding : findings) last = std::max(last, finding.begin.line);
    gutter_ = std::to_string(last).size();
    out_ += fmt::format("{}{}{}\n", paint_.bold, ShownPath(path), paint_.off);
    explained_.clear();
    for (const Finding& finding : findings) WriteFinding(finding, bytes, lines);
  }

  void WriteFinding(const Finding& finding, std::string_view bytes, const LineIndex& lines) {
    out_ += fmt::format("  {}:{}: {}{}{}: {}  {}[{}]{}\n", finding.begin.line, finding.begin.column,
                        paint_.Of(finding.severity), ToString(finding.severity), paint_.off,
                        EscapeForTerminal(OneLine(finding.message)), paint_.dim, EscapeForTerminal(finding.rule->name),
                        paint_.off);
    if (finding.begin.line <= lines.line_count()) WriteLine(finding, bytes, lines);
    const RuleFacts& rule = *finding.rule;
    if (explained_.insert(rule.name).second) {
      if (!rule.description.empty()) WriteRemark("why", OneLine(rule.description));
      for (const Citation& citation : rule.cite) WriteRemark("see", OneLine(Cite(citation)));
      if (rule.cite.empty() && !rule.link.empty()) WriteRemark("see", rule.link);
    }
    if (!finding.edits.empty() && finding.safety != FixSafety::kNone) {
      out_ += fmt::format("  {:>{}} {}= fix:{} {}\n", "", gutter_, paint_.dim, paint_.off, FixHint(finding));
    }
    out_ += '\n';
  }

  void WriteRemark(std::string_view label, const std::string& text) {
    out_ += fmt::format("  {:>{}} {}= {}:{} {}\n", "", gutter_, paint_.dim, label, paint_.off, EscapeForTerminal(text));
  }

  void WriteLine(const Finding& finding, std::string_view bytes, const LineIndex& lines) {
    const Span line = lines.line(finding.begin.line);
    const Span mark = {std::clamp(finding.span.begin, line.begin, line.end) - line.begin,
                       std::clamp(finding.span.end, line.begin, line.end) - line.begin};
    const ShownLine shown = Show(bytes.substr(line.begin, line.size()), mark);
    out_ += fmt::format("  {}{:>{}} |{} {}\n", paint_.dim, finding.begin.line, gutter_, paint_.off, shown.text);
    out_ +=
        fmt::format("  {}{:>{}} |{} {:>{}}{}{}{}\n", paint_.dim, "", gutter_, paint_.off, "", shown.begin, paint_.caret,
                    std::string(static_cast<size_t>(std::max(1, shown.end - shown.begin)), '^'), paint_.off);
  }

  const CheckReport& report_;
  const Paint paint_;
  std::string out_;
  size_t gutter_ = 1;
  std::set<std::string_view> explained_;  // rules whose why the file's findings told already
};

std::string RenderText(const CheckReport& report, const Appearance& appearance) {
  return TextWriter(report, appearance.color).Write();
}

}  // namespace

extern const Format text_format = {
    .name = "text",
    .summary = "for people: the line, the place in it, why, and what --fix would do",
    .render = RenderText,
};

}  // namespace emend
