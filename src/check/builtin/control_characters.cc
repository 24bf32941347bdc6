// Characters that show nothing: control characters, zero-width ones, direction marks, stray byte order marks.
#include <fmt/format.h>

#include "base/escape.h"
#include "base/utf8.h"
#include "check/builtin.h"

namespace emend {
namespace {

// Joiners that Indic and Arabic scripts and emoji need; the tool that imports notes tells them apart, a check is
// silent.
bool IsJoiner(char32_t c) { return c == U'\u200D' || c == U'\u200C'; }

void FindControlCharacters(const FileView& view, std::vector<Hit>& hits) {
  const std::string_view bytes = view.file().bytes;
  for (size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if ((byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\r' || byte == '\t') {
      ++at;
      continue;
    }
    const CodePoint c = DecodeUtf8(bytes, at);
    const bool mark = at == 0 && c.value == U'\uFEFF';
    if (!mark && IsHiddenOnTerminal(c.value) && !IsJoiner(c.value)) {
      Hit hit;
      hit.file_span = Span{at, at + c.length};
      hit.arguments = {fmt::format("U+{:04X}", static_cast<uint32_t>(c.value))};
      hit.match = hit.arguments.front();
      hit.file_edits.push_back({*hit.file_span, ""});
      hits.push_back(std::move(hit));
    }
    at += c.length;
  }
}

}  // namespace

extern const BuiltIn control_characters_builtin;
const BuiltIn control_characters_builtin = {
    .name = "Text.Invisible",
    .message = "an invisible character (%s) stands here",
    .description = "It breaks searches and copied code, and nobody sees why.",
    .level = Severity::kWarning,
    .fix = FixSafety::kSafe,
    .on_request = false,
    .find = FindControlCharacters,
};

}  // namespace emend
