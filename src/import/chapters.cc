// Headings of scripts without capitals, known by the number and the word of a part that they open with.
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"
#include "import/passes.h"

namespace emend {
namespace {

// "第3章　…", "■第二部分 …": with a word for a part behind its number; not in a table of contents.
bool IsChapter(std::string_view text) {
  constexpr size_t kLongest = 120;  // bytes
  const size_t sign = text.find("第");
  if (sign == text.npos || sign > 6 || text.size() > kLongest || text.find("…") != text.npos) return false;
  for (size_t i = 0; i < sign;) {
    const CodePoint c = DecodeUtf8(text, i);
    if (IsLetter(c.value) || IsDigit(c.value)) return false;
    i += c.length;
  }
  size_t at = sign + 3;
  const size_t number = at;
  for (CodePoint c = DecodeUtf8(text, at);
       IsDigit(c.value) || std::u32string_view(U"一二三四五六七八九十").find(c.value) != std::u32string_view::npos;
       c = DecodeUtf8(text, at))
    at += c.length;
  if (at == number) return false;
  for (const std::string_view part : {"章", "节", "節", "部", "篇", "編", "回", "単元", "单元"})
    if (text.substr(at).starts_with(part)) return !text.ends_with("。") && !text.ends_with("？");
  return false;
}

}  // namespace

void ReadChapters(Document& document) {
  for (Line& line : document.lines) {
    if ((line.kind != LineKind::kText && line.kind != LineKind::kItem) || !IsChapter(Trim(line.text))) continue;
    line.kind = LineKind::kHeading;
    line.level = 2;
    line.marker = {};
    line.content = Trim(line.text);
    line.content.remove_prefix(line.content.find("第"));
  }
}

}  // namespace emend
