// Python that lost its indentation: a line that must open a block is not followed by a deeper one.
#include <string>

#include "base/unicode.h"
#include "check/builtin.h"
#include "check/builtin/code_text.h"

namespace emend {
namespace {

size_t IndentOf(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

bool OpensBlock(std::string_view line) {
  const std::string_view text = Trim(line);
  if (!text.ends_with(':')) return false;
  for (const std::string_view word : {"def ", "class ", "if ", "elif ", "else:", "for ", "while ", "try:", "except",
                                      "finally:", "with ", "async def ", "async with ", "async for "}) {
    if (text.starts_with(word)) return true;
  }
  return false;
}

void FindCodeIndentation(const FileView& view, std::vector<Hit>& hits) {
  for (size_t i = 0; i < view.file().passages.size(); ++i) {
    const Passage& passage = view.passage(i);
    if (passage.kind != PassageKind::kCode || passage.language != "python") continue;
    if (passage.lead >= 0 && IsMeantWrong(view.passage(static_cast<size_t>(passage.lead)))) continue;
    const std::string_view code = passage.text;
    if (code.find("\"\"\"") != std::string_view::npos || code.find("'''") != std::string_view::npos) continue;
    size_t opener = std::string_view::npos;  // begin of a line that opens a block
    for (size_t at = 0; at < code.size();) {
      const size_t end = std::min(code.find('\n', at), code.size());
      const std::string_view line = code.substr(at, end - at);
      const std::string_view text = Trim(line);
      if (!text.empty() && text[0] != '#') {
        if (opener != std::string_view::npos) {
          const size_t needed = IndentOf(code.substr(opener));
          if (IndentOf(line) <= needed && !text.starts_with("...") && !text.starts_with("…"))
            hits.push_back(HitAt(i, {at + IndentOf(line), end}));
        }
        opener = OpensBlock(line) ? at : std::string_view::npos;
      }
      at = end + 1;
    }
  }
}

}  // namespace

extern const BuiltIn code_indentation_builtin;
const BuiltIn code_indentation_builtin = {
    .name = "Text.Indentation",
    .message = "the line above opens a block, so this one must be indented",
    .description = "Python's indentation is its grammar; exports often lose it.",
    .level = Severity::kWarning,
    .fix = FixSafety::kNone,
    .on_request = false,
    .find = FindCodeIndentation,
};

}  // namespace emend
