// Code whose brackets do not match.
#include <array>
#include <string>

#include "check/builtin.h"
#include "check/builtin/code_text.h"

namespace emend {
namespace {

// How a language writes what brackets do not count in.
struct Syntax {
  std::string_view language;
  std::string_view line_comment;
  bool block_comments;  // /* … */
  bool single_quotes;   // '…' is a string
  bool triple_quotes;   // """…"""
  bool backticks;       // `…` is a string
};

constexpr auto kSyntaxes = std::to_array<Syntax>({
    {"python", "#", false, true, true, false},
    {"javascript", "//", true, true, false, true},
    {"typescript", "//", true, true, false, true},
    {"java", "//", true, true, true, false},
    {"c", "//", true, true, false, false},
    {"cpp", "//", true, true, false, false},
    {"csharp", "//", true, true, false, false},
    {"go", "//", true, true, false, true},
    {"kotlin", "//", true, true, true, false},
    {"php", "//", true, true, false, false},
    {"swift", "//", true, false, true, false},
    {"scala", "//", true, false, true, false},
});

const Syntax* SyntaxOf(std::string_view language) {
  for (const Syntax& syntax : kSyntaxes) {
    if (syntax.language == language) return &syntax;
  }
  return nullptr;
}

// The first bracket that has no partner; npos if all have one, or if a string never ends, so that nothing is sure.
size_t FindLoneBracket(std::string_view code, const Syntax& syntax) {
  constexpr std::string_view kOpening = "([{";
  constexpr std::string_view kClosing = ")]}";
  std::vector<size_t> open;
  for (size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    const std::string_view rest = code.substr(i);
    if (rest.starts_with(syntax.line_comment)) {
      i = std::min(code.find('\n', i), code.size());
      continue;
    }
    if (syntax.block_comments && rest.starts_with("/*")) {
      const size_t end = code.find("*/", i + 2);
      if (end == std::string_view::npos) return end;
      i = end + 1;
      continue;
    }
    if (syntax.triple_quotes && (rest.starts_with("\"\"\"") || rest.starts_with("'''"))) {
      const size_t end = code.find(rest.substr(0, 3), i + 3);
      if (end == std::string_view::npos) return end;
      i = end + 2;
      continue;
    }
    if (c == '"' || (c == '\'' && syntax.single_quotes) || (c == '`' && syntax.backticks)) {
      size_t end = i + 1;
      while (end < code.size() && code[end] != c && (c == '`' || code[end] != '\n')) end += code[end] == '\\' ? 2 : 1;
      if (end >= code.size() || code[end] != c) return std::string_view::npos;
      i = end;
      continue;
    }
    if (c == '/' && syntax.backticks && i > 0 && std::string_view("=(,:").find(code[i - 1]) != std::string_view::npos)
      return std::string_view::npos;  // a regular expression, perhaps
    if (kOpening.find(c) != std::string_view::npos) open.push_back(i);
    const size_t kind = kClosing.find(c);
    if (kind == std::string_view::npos) continue;
    if (open.empty() || code[open.back()] != kOpening[kind]) return i;
    open.pop_back();
  }
  return open.empty() ? std::string_view::npos : open.back();
}

void FindCodeBrackets(const FileView& view, std::vector<Hit>& hits) {
  for (size_t i = 0; i < view.file().passages.size(); ++i) {
    const Passage& passage = view.passage(i);
    if (passage.kind != PassageKind::kCode || IsElided(passage.text)) continue;
    const Syntax* syntax = SyntaxOf(passage.language);
    if (syntax == nullptr) continue;
    if (passage.lead >= 0 && IsMeantWrong(view.passage(static_cast<size_t>(passage.lead)))) continue;
    const size_t at = FindLoneBracket(passage.text, *syntax);
    if (at != std::string_view::npos) hits.push_back(HitAt(i, {at, at + 1}));
  }
}

}  // namespace

extern const BuiltIn code_brackets_builtin;
const BuiltIn code_brackets_builtin = {
    .name = "Text.Brackets",
    .message = "\"%s\" has no partner in this code block",
    .description = "Code that was cut off or joined badly does not run.",
    .level = Severity::kWarning,
    .fix = FixSafety::kNone,
    .on_request = false,
    .find = FindCodeBrackets,
};

}  // namespace emend
