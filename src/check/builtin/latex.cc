// LaTeX that GitHub-Flavored Markdown and most readers of notes show as it is.
#include <re2/re2.h>

#include "check/builtin.h"
#include "check/builtin/code_text.h"

namespace emend {
namespace {

// `$O(n)$`, `\frac{a}{b}`, `\( … \)`; not `$5 and $6`, `$HOME`. Made when it is first needed.
const RE2& Latex() {
  static const RE2 kLatex(
      R"((\$[A-Za-z0-9\\{][^$\n]{0,80}[\\^_{(=][^$\n]{0,80}[A-Za-z0-9)}]\$|\\(?:frac|times|cdot|leq|geq|sum|log|text|mathrm|mathbf|sqrt|begin|end|infty|approx)\b(?:\{[^}\n]*\})*|\\\([^\n]{1,80}?\\\)))");
  return kLatex;
}

void FindLatex(const FileView& view, std::vector<Hit>& hits) {
  for (size_t i = 0; i < view.file().passages.size(); ++i) {
    if (view.passage(i).kind == PassageKind::kCode) continue;
    const std::string_view masked = view.masked(i);
    if (masked.find_first_of("$\\") == std::string_view::npos) continue;
    re2::StringPiece rest(masked.data(), masked.size());
    re2::StringPiece found;
    while (RE2::FindAndConsume(&rest, Latex(), &found)) {
      const auto begin = static_cast<size_t>(found.data() - masked.data());
      hits.push_back(HitAt(i, {begin, begin + found.size()}));
    }
  }
}

}  // namespace

extern const BuiltIn latex_builtin;
const BuiltIn latex_builtin = {
    .name = "Text.Latex",
    .message = "\"%s\" is LaTeX; write it as text, such as O(n log n)",
    .description = "Markdown shows the commands and dollar signs instead of the formula.",
    .level = Severity::kWarning,
    .fix = FixSafety::kNone,
    .on_request = false,
    .find = FindLatex,
};

}  // namespace emend
