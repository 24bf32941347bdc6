// A fenced code block that does not say its language.
#include <string>
#include <vector>

#include "check/builtin.h"
#include "check/builtin/code_text.h"
#include "code/code.h"

namespace emend {
namespace {

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

void FindCodeFence(const FileView& view, std::vector<Hit>& hits) {
  const std::string_view bytes = view.file().bytes;
  for (size_t i = 0; i < view.file().passages.size(); ++i) {
    const Passage& passage = view.passage(i);
    if (passage.kind != PassageKind::kCode || !passage.language.empty()) continue;
    const size_t begin = bytes.find_first_not_of(" \t", passage.source.begin);
    if (begin >= passage.source.end || (bytes[begin] != '`' && bytes[begin] != '~')) continue;  // indented code
    const size_t end = std::min(bytes.find_first_not_of(bytes[begin], begin), bytes.size());
    if (end - begin < 3) continue;
    Hit hit;
    hit.file_span = Span{begin, end};
    hit.note = passage.note;
    hit.match = passage.text.substr(0, passage.text.find('\n'));
    const std::string_view language = IdentifyLanguage(LinesOf(passage.text), "");
    hit.arguments = {std::string(language)};
    hit.file_edits.push_back({{end, end}, std::string(language)});
    hits.push_back(std::move(hit));
  }
}

}  // namespace

extern const BuiltIn code_fence_builtin;
const BuiltIn code_fence_builtin = {
    .name = "Text.FenceLanguage",
    .message = "say the language behind the fence (it looks like %s)",
    .description = "Without it nothing is highlighted, and the rules for code do not know what they read.",
    .level = Severity::kSuggestion,
    .fix = FixSafety::kUnsafe,
    .on_request = false,
    .find = FindCodeFence,
};

}  // namespace emend
