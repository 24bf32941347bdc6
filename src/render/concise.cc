// One line a finding, as compilers write it: path:line:column: severity rule message.
#include <fmt/format.h>

#include "base/escape.h"
#include "render/check_report.h"

namespace emend {
namespace {

std::string RenderConcise(const CheckReport& report, const Appearance&) {
  std::string out;
  for (const Finding& finding : report.findings) out += ConciseLine(finding) + "\n";
  return out;
}

}  // namespace

std::string ConciseLine(const Finding& finding) {
  return fmt::format("{}:{}:{}: {} {} {}", ShownPath(finding.path), finding.begin.line, finding.begin.column, ToString(finding.severity),
                     EscapeForTerminal(finding.rule->name), EscapeForTerminal(OneLine(finding.message)));
}

extern const Format concise_format = {
    .name = "concise",
    .summary = "one line a finding",
    .render = RenderConcise,
};

}  // namespace emend
