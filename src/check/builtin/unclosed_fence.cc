// A code block that the text ends in.
#include "check/builtin.h"
#include "check/builtin/code_text.h"

namespace emend {
namespace {

// The length of a fence at the end of a block's bytes; 0 if there is none.
bool EndsInFence(std::string_view block, char mark) {
  const size_t last = block.find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos || block[last] != mark) return false;
  const size_t begin = block.find_last_of('\n', last);
  if (begin == std::string_view::npos) return false;
  const std::string_view line = block.substr(begin + 1, last - begin);
  const size_t first = line.find_first_not_of(" \t>");
  return first != std::string_view::npos && line.substr(first).size() >= 3 &&
         line.substr(first).find_first_not_of(mark) == std::string_view::npos;
}

void FindUnclosedFence(const FileView& view, std::vector<Hit>& hits) {
  const std::string_view bytes = view.file().bytes;
  for (const Passage& passage : view.file().passages) {
    if (passage.kind != PassageKind::kCode) continue;
    const size_t begin = bytes.find_first_not_of(" \t", passage.source.begin);
    if (begin >= passage.source.end || (bytes[begin] != '`' && bytes[begin] != '~')) continue;
    if (bytes.substr(begin, 3).find_first_not_of(bytes[begin]) != std::string_view::npos) continue;
    const size_t end = std::min(bytes.find('\n', passage.source.end), bytes.size());
    if (EndsInFence(bytes.substr(begin, end - begin), bytes[begin])) continue;
    Hit hit;
    hit.file_span = Span{begin, std::min(bytes.find_first_of("\r\n", begin), bytes.size())};
    hit.note = passage.note;
    hits.push_back(std::move(hit));
  }
}

}  // namespace

extern const BuiltIn unclosed_fence_builtin;
const BuiltIn unclosed_fence_builtin = {
    .name = "Text.UnclosedFence",
    .message = "this code block is never closed, so that all that follows is shown as code",
    .description = "A fence that is lost turns the rest of an answer into code.",
    .level = Severity::kWarning,
    .fix = FixSafety::kNone,
    .on_request = false,
    .find = FindUnclosedFence,
};

}  // namespace emend
