// Code that lost its fences. The decision is that of src/code for each stretch between lines that surely are none.
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "code/code.h"
#include "code/language_names.h"
#include "import/passes.h"

namespace emend {
namespace {

// -1 = surely no code; 0 = open.
int Fixed(const Line& line) {
  using Kind = Marker::Kind;
  // One `#` begins a comment in many languages.
  if (line.kind == LineKind::kTableRow || (line.kind == LineKind::kHeading && line.level > 1)) return -1;
  if (line.marker.kind == Kind::kQuestion || line.marker.kind == Kind::kAnswer) return -1;
  if (line.bold || line.quote_depth > 0) return -1;
  // "… **Label:** …" within a sentence, and what ends like one behind mathematics.
  if (line.content.find(":** ") != line.content.npos ||
      (line.content.find("$O(") != line.content.npos && line.content.ends_with('.')))
    return -1;
  if (line.content.starts_with("**") || (line.kind == LineKind::kRule && line.text != "---")) return -1;
  if (line.kind == LineKind::kItem && line.marker.style != '-' && line.marker.style != '*' && line.marker.style != '#')
    return -1;
  return 0;
}

bool MayBeCode(const Line& line) {
  return line.kind == LineKind::kText || line.kind == LineKind::kItem || line.kind == LineKind::kBlank ||
         line.kind == LineKind::kTableRow || line.kind == LineKind::kHeading || line.kind == LineKind::kRule;
}

// The name of its language on a line of its own right above code, as pages print it: the name is the fence that opens.
void ReadLanguageNames(std::vector<Line>& lines) {
  constexpr size_t kLongest = 14;  // bytes
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    Line& name = lines[i];
    const std::string_view word = Trim(name.text);
    const bool text = name.kind == LineKind::kText;
    // The reader of code may have taken it for the first line.
    const bool code = name.kind == LineKind::kCode && !name.fenced && i > 0 && lines[i - 1].kind != LineKind::kCode;
    if ((!text && !code) || word.size() > kLongest || word.size() < 3 || word.find(' ') != word.npos ||
        lines[i + 1].kind != LineKind::kCode || lines[i + 1].fenced || word == "make" || !IsLanguageName(word))
      continue;
    name.kind = LineKind::kFence;
    name.opens = true;
    name.language = word;
    size_t end = i + 1;
    for (size_t k = i + 1; k < lines.size() && lines[k].part == name.part; ++k) {
      if (lines[k].kind == LineKind::kCode && !lines[k].fenced)
        end = k + 1;
      else if (lines[k].kind != LineKind::kBlank)
        break;
    }
    for (size_t k = i + 1; k < end; ++k) {
      if (lines[k].kind == LineKind::kCode) lines[k].fenced = true;
    }
  }
}

}  // namespace

void ReadCode(Document& document) {
  std::vector<Line>& lines = document.lines;
  std::vector<std::string_view> texts;
  std::vector<int> fixed;
  for (size_t begin = 0; begin < lines.size();) {
    if (!MayBeCode(lines[begin])) {
      ++begin;
      continue;
    }
    size_t end = begin;
    texts.clear();
    fixed.clear();
    for (; end < lines.size() && MayBeCode(lines[end]) && lines[end].part == lines[begin].part; ++end) {
      texts.push_back(lines[end].kind == LineKind::kBlank ? std::string_view() : lines[end].text);
      fixed.push_back(lines[end].kind == LineKind::kBlank ? 0 : Fixed(lines[end]));
    }
    const std::vector<bool> code = FindCode(texts, fixed);
    for (size_t i = begin; i < end; ++i) {
      if (!code[i - begin] || fixed[i - begin] < 0) continue;
      Line& line = lines[i];
      line.kind = LineKind::kCode;
      line.marker = {};
      line.content = line.text;
    }
    begin = end;
  }
  ReadLanguageNames(lines);
}

}  // namespace emend
