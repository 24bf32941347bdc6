// Code between fences. A fence that never closes ends where its message ends, or where prose surely goes on.
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "code/code.h"
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
  if (line.kind == LineKind::kDropped || line.kind == LineKind::kHeading) return {};
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

// Where the code of a fence that never closes ends: behind the last line before `end` that is code.
size_t EndOfOpenCode(const std::vector<Line>& lines, size_t begin, size_t end) {
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

}  // namespace

void ReadFences(Document& document) {
  std::vector<Line>& lines = document.lines;
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
      lines[k].kind = LineKind::kCode;
      lines[k].fenced = true;
      lines[k].marker = {};
      lines[k].bold = false;
      lines[k].content = lines[k].text;
    }
    if (closed) lines[end].kind = LineKind::kFence;
    i = closed ? end : end - 1;
  }
}

}  // namespace emend
