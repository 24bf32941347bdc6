#include "import/latex_macros.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"

namespace emend {
namespace {

constexpr int kDeepestMacro = 4;        // commands that stand for commands
constexpr size_t kMostArguments = 9;    // TeX has no more
constexpr size_t kLongestText = 20000;  // bytes that one line may become

size_t SkipSpaces(std::string_view text, size_t at) {
  while (at < text.size() && IsBlank(text[at])) ++at;
  return at;
}

}  // namespace

size_t ClosingBrace(std::string_view text, size_t at) {
  int depth = 0;
  for (size_t i = at; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '{')
      ++depth;
    else if (text[i] == '}' && --depth == 0)
      return i;
  }
  return std::string_view::npos;
}

std::string_view CommandName(std::string_view text) {
  size_t end = 1;
  while (end < text.size() && IsAsciiLetter(text[end])) ++end;
  return text.substr(1, end - 1);
}

void LatexMacros::Read(std::string_view line) {
  static constexpr std::array<std::string_view, 5> kDefiners = {"newcommand", "renewcommand", "providecommand",
                                                                "DeclareRobustCommand", "def"};
  line = Trim(line);
  if (!line.starts_with('\\')) return;
  const std::string_view definer = CommandName(line);
  if (std::find(kDefiners.begin(), kDefiners.end(), definer) == kDefiners.end()) return;
  size_t at = 1 + definer.size();
  if (at < line.size() && line[at] == '*') ++at;
  const bool braced = at < line.size() && line[at] == '{';
  at += braced;
  if (at >= line.size() || line[at] != '\\') return;
  const std::string_view name = CommandName(line.substr(at));
  at += 1 + name.size();
  if (braced && (at >= line.size() || line[at++] != '}')) return;
  Macro macro;
  if (at + 2 < line.size() && line[at] == '[' && IsAsciiDigit(line[at + 1]) && line[at + 2] == ']') {
    macro.arguments = static_cast<size_t>(line[at + 1] - '0');
    at += 3;
  }
  // An argument that may be left out is not worth reading: what it stands for is seldom text.
  if (at < line.size() && line[at] == '[') return;
  while (at + 1 < line.size() && line[at] == '#' && IsAsciiDigit(line[at + 1])) ++macro.arguments, at += 2;
  at = SkipSpaces(line, at);
  if (name.empty() || at >= line.size() || line[at] != '{' || macro.arguments > kMostArguments) return;
  const size_t close = ClosingBrace(line, at);
  if (close == line.npos) return;
  macro.body = line.substr(at + 1, close - at - 1);
  macros_.insert_or_assign(std::string(name), std::move(macro));
}

std::string LatexMacros::Expand(std::string_view text) const {
  std::string out(text);
  bool changed = !macros_.empty();
  for (int depth = 0; changed && depth < kDeepestMacro && out.size() < kLongestText; ++depth)
    out = ExpandOnce(out, changed);
  return out;
}

std::string LatexMacros::ExpandOnce(std::string_view text, bool& changed) const {
  changed = false;
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const std::string_view name = text[i] == '\\' ? CommandName(text.substr(i)) : std::string_view();
    const auto macro = name.empty() ? macros_.end() : macros_.find(name);
    if (macro == macros_.end()) {
      const size_t length = text[i] == '\\' ? std::min(std::max<size_t>(name.size(), 1) + 1, text.size() - i) : 1;
      out += text.substr(i, length);
      i += length - 1;
      continue;
    }
    size_t at = i + 1 + name.size();
    std::vector<std::string_view> arguments;
    while (arguments.size() < macro->second.arguments) {
      const size_t open = SkipSpaces(text, at);
      const size_t close = open < text.size() && text[open] == '{' ? ClosingBrace(text, open) : text.npos;
      if (close == text.npos) break;
      arguments.push_back(text.substr(open + 1, close - open - 1));
      at = close + 1;
    }
    if (arguments.size() < macro->second.arguments) {
      out += text.substr(i, 1 + name.size());
      i += name.size();
      continue;
    }
    const std::string& body = macro->second.body;
    for (size_t b = 0; b < body.size(); ++b) {
      const size_t number = body[b] == '#' && b + 1 < body.size() ? static_cast<size_t>(body[b + 1] - '0') : 0;
      if (number == 0 || number > arguments.size()) {
        out.push_back(body[b]);
      } else {
        out += arguments[number - 1];
        ++b;
      }
    }
    changed = true;
    i = at - 1;
  }
  return out;
}

}  // namespace emend
