// Code between fences. A fence that never closes ends where its message ends, or where prose surely goes on.
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "code/code.h"
#include "code/language_names.h"
#include "import/passes.h"

namespace emend {
namespace {

struct Fence {
  char mark = 0;
  size_t length = 0;
  std::string_view info;
};

// The fence on the line, behind list and quote marks; mark 0 if there is none.
Fence ReadFence(const Line& line) {
  if (line.kind != LineKind::kText && line.kind != LineKind::kItem && line.kind != LineKind::kCode) return {};
  const std::string_view text = line.content;
  if (text.size() < 3 || (text[0] != '`' && text[0] != '~')) return {};
  const size_t length = std::min(text.find_first_not_of(text[0]), text.size());
  if (length < 3) return {};
  const std::string_view info = Trim(text.substr(length));
  if (text[0] == '`' && info.find('`') != info.npos) return {};
  return {text[0], length, info};
}

std::string_view FirstWord(std::string_view text) {
  size_t begin = text.find_first_not_of(" {.");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_first_of(" ,}{:", begin) - begin);
}

// The button that web pages put above code, when the page is pasted as text: "Copy code". The line above names the
// language.
bool IsCopyButton(std::string_view text) {
  static constexpr std::array<std::string_view, 16> kButtons = {
      "Copy code", "Copy",           "Copy Code",          "Edit",         "Copy to clipboard", "Code kopieren",
      "Kopieren",  "Copier le code", "Copiar código",      "Copia codice", "Копировать код",    "Копировать",
      "复制代码",  "复制",           "コードをコピーする", "코드 복사"};
  return std::find(kButtons.begin(), kButtons.end(), Trim(text)) != kButtons.end();
}

bool IsLanguageWord(std::string_view text) {
  text = Trim(text);
  if (text.empty() || text.size() > 14 || text.find(' ') != text.npos) return false;
  return !LanguageOfHint(text).empty() && LanguageOfHint(text) != kPlainText;
}

void MarkFenced(Line& line) {
  line.kind = LineKind::kCode;
  line.fenced = true;
  line.marker = {};
  line.bold = false;
  line.content = line.text;
}

// Where the code of a fence that never closes ends: behind the last line before `end` that is code.
size_t EndOfOpenCode(const std::vector<Line>& lines, size_t begin, size_t end) {
  constexpr size_t kMostLines = 400;  // no snippet in notes is longer
  end = std::min(end, begin + kMostLines);
  std::vector<std::string_view> texts;
  std::vector<int> fixed;
  for (size_t i = begin; i < end; ++i) {
    texts.push_back(lines[i].text);
    fixed.push_back(i == begin ? 1 : lines[i].kind == LineKind::kHeading && lines[i].level > 1 ? -1 : 0);
  }
  const std::vector<bool> code = FindCode(texts, fixed);
  size_t stop = begin;
  for (size_t i = begin; i < end; ++i) {
    if (lines[i].kind == LineKind::kBlank) continue;
    if (!code[i - begin]) break;
    stop = i + 1;
  }
  return stop;
}

// A language's name, a button, code: the name is the fence that opens.
void ReadCopyButtons(std::vector<Line>& lines) {
  for (size_t i = 1; i + 1 < lines.size(); ++i) {
    if (lines[i].kind != LineKind::kText || !IsCopyButton(lines[i].text)) continue;
    size_t begin = i;
    while (begin + 1 < lines.size() && (lines[begin].kind == LineKind::kBlank || IsCopyButton(lines[begin].text)))
      ++begin;
    size_t end = begin;
    while (end < lines.size() && lines[end].part == lines[i].part && lines[end].kind != LineKind::kDropped &&
           !IsCopyButton(lines[end].text))
      ++end;
    const size_t stop = EndOfOpenCode(lines, begin, end);
    if (stop == begin) continue;
    size_t name = i - 1;
    while (name > 0 && lines[name].kind == LineKind::kBlank) --name;
    const bool named = lines[name].kind == LineKind::kText && IsLanguageWord(lines[name].text);
    for (size_t k = i; k < begin; ++k) {
      if (lines[k].kind == LineKind::kBlank) continue;
      lines[k].kind = LineKind::kDropped;
      lines[k].drop = DropReason::kPageFurniture;
    }
    Line& open = lines[named ? name : i];
    open.kind = LineKind::kFence;
    open.opens = true;
    open.drop = DropReason::kNone;
    open.language = named ? Trim(open.text) : std::string_view();
    for (size_t k = begin; k < stop; ++k) MarkFenced(lines[k]);
    i = stop - 1;
  }
}

}  // namespace

void ReadFences(Document& document) {
  std::vector<Line>& lines = document.lines;
  ReadCopyButtons(lines);
  for (size_t i = 0; i < lines.size(); ++i) {
    const Fence open = ReadFence(lines[i]);
    if (open.mark == 0) continue;
    // The closing fence: the same mark, at least as long, no word behind it, in the same message. A fence with a word
    // behind it opens a block of its own: the one before it was never closed.
    size_t end = i + 1;
    bool closed = false;
    bool broken = false;
    for (; end < lines.size() && lines[end].part == lines[i].part; ++end) {
      if (lines[end].kind == LineKind::kDropped && lines[end].drop == DropReason::kChatHeader) break;
      const Fence fence = ReadFence(lines[end]);
      if (fence.mark != open.mark || fence.length < open.length) continue;
      closed = fence.info.empty();
      broken = !closed && lines[end].indent <= lines[i].indent;
      if (closed || broken) break;
    }
    if (!closed) end = i + 1 < end ? EndOfOpenCode(lines, i + 1, end) : end;
    Line& first = lines[i];
    first.kind = LineKind::kFence;
    first.opens = true;
    first.language = FirstWord(open.info);
    for (size_t k = i + 1; k < end; ++k) {
      if (lines[k].kind == LineKind::kDropped) continue;
      MarkFenced(lines[k]);
    }
    if (closed) lines[end].kind = LineKind::kFence;
    i = closed ? end : end - 1;
  }
}

}  // namespace emend
