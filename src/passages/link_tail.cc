#include "passages/link_tail.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"

namespace emend {
namespace {

constexpr size_t kLongestLabel = 1000;
constexpr int kDeepestParentheses = 32;

bool IsMarkdownSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\v' || c == '\f' || c == '\r'; }
bool Escapes(std::string_view text, size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && IsAsciiPunctuation(text[at + 1]);
}

size_t SkipSpace(std::string_view text, size_t at) {
  while (at < text.size() && IsMarkdownSpace(text[at])) ++at;
  return at;
}

std::optional<size_t> DestinationEnd(std::string_view text, size_t at) {
  if (at < text.size() && text[at] == '<') {
    for (++at; at < text.size(); ++at) {
      if (text[at] == '>') return at + 1;
      if (text[at] == '\n' || text[at] == '<') return std::nullopt;
      if (text[at] == '\\') ++at;
    }
    return std::nullopt;
  }
  int depth = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (Escapes(text, at)) {
      ++at;
    } else if (c == '(') {
      if (++depth > kDeepestParentheses) return std::nullopt;
    } else if (c == ')') {
      if (depth == 0) break;
      --depth;
    } else if (IsMarkdownSpace(c)) {
      break;  // brackets may be open
    }
  }
  return at < text.size() ? std::optional(at) : std::nullopt;
}

// Behind the title at `at`; `at` if none stands there. A sign behind a backslash may close it too, if nothing else
// does.
size_t TitleEnd(std::string_view text, size_t at) {
  if (at >= text.size()) return at;
  const char open = text[at];
  if (open != '"' && open != '\'' && open != '(') return at;
  const char close = open == '(' ? ')' : open;
  size_t end = at;
  for (size_t i = at + 1; i < text.size(); ++i) {
    const bool escaped = text[i - 1] == '\\' && i - 1 > at;
    if (text[i] == close) {
      end = i + 1;
      if (!escaped) break;
    } else if (text[i] == open && !escaped) {
      break;
    }
  }
  return end;
}

std::optional<size_t> InlineTailEnd(std::string_view text, size_t at) {
  if (at >= text.size() || text[at] != '(') return std::nullopt;
  const auto destination = DestinationEnd(text, SkipSpace(text, at + 1));
  if (!destination) return std::nullopt;
  size_t end = SkipSpace(text, *destination);
  if (end > *destination) end = TitleEnd(text, end);
  end = SkipSpace(text, end);
  if (end >= text.size() || text[end] != ')') return std::nullopt;
  return end + 1;
}

}  // namespace

size_t LinkTailEnd(std::string_view text, size_t at) {
  if (const auto end = InlineTailEnd(text, at)) return *end;
  if (at >= text.size() || text[at] != '[') return at;
  for (size_t i = at + 1; i < text.size() && i - at <= kLongestLabel + 1; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == ']') {
      return i + 1;
    } else if (text[i] == '[') {
      return at;
    }
  }
  return at;
}

}  // namespace emend
