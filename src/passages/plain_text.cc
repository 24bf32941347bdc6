#include "passages/plain_text.h"

#include <algorithm>

#include "base/byte_set.h"
#include "base/line_index.h"
#include "base/span.h"
#include "passages/inline_text.h"

namespace emend {
namespace {

constexpr ByteSet kLineEnds("\r\n");
constexpr ByteSet kSpaces(" \t\r\n");

// Adds the bytes of `part`, with each stretch of white space that holds a line end as one space.
void AddJoined(std::string_view text, Span part, Passage& passage) {
  size_t at = part.begin;
  while (at < part.end) {
    const size_t end = kLineEnds.Find(text, at, part.end);
    size_t ink = end;
    while (end < part.end && ink > at && (text[ink - 1] == ' ' || text[ink - 1] == '\t')) --ink;
    passage.map.Copy(at, ink - at);
    passage.text += text.substr(at, ink - at);
    if (end == part.end) return;
    at = kSpaces.Skip(text, end, part.end);
    passage.map.Replace({ink, at}, 1);
    passage.text += ' ';
  }
}

}  // namespace

std::vector<Passage> ReadPlainText(std::string_view text, size_t from) {
  std::vector<Passage> passages;
  const LineIndex lines(text.substr(from));
  Span open = {0, 0};
  const auto close = [&] {
    if (open.empty()) return;
    Passage& passage = passages.emplace_back();
    passage.source = open;
    AddJoined(text, open, passage);
    MarkAddresses(passage);
    open = {0, 0};
  };
  for (int number = 1; number <= lines.line_count(); ++number) {
    const Span line = {from + lines.line(number).begin, from + lines.line(number).end};
    const std::string_view bytes = text.substr(line.begin, line.size());
    const size_t first = bytes.find_first_not_of(" \t\v\f");
    if (first == kNowhere) {
      close();
      continue;
    }
    if (open.empty()) open.begin = line.begin + first;
    open.end = line.begin + bytes.find_last_not_of(" \t\v\f") + 1;
  }
  close();
  return passages;
}

Passage ReadPlainField(std::string_view text) {
  Passage passage;
  passage.kind = PassageKind::kPlain;
  passage.source = {0, text.size()};
  const size_t size = text.find_last_not_of(" \t\r\n") + 1;
  size_t begin = std::min(text.find_first_not_of(" \t\r\n"), size);
  for (size_t at = begin; at < size;) {
    const size_t tick = std::min(text.find('`', at), size);
    if (tick == size) break;
    const size_t run = std::min(text.find_first_not_of('`', tick), size) - tick;
    size_t close = tick + run;
    size_t close_run = 0;
    while ((close = text.find('`', close)) < size) {
      close_run = std::min(text.find_first_not_of('`', close), size) - close;
      if (close_run == run) break;
      close += close_run;
    }
    if (close >= size) {
      at = tick + run;
      continue;
    }
    AddJoined(text, {begin, tick}, passage);
    Span code = {tick + run, close};
    if (code.size() > 2 && text[code.begin] == ' ' && text[code.end - 1] == ' ') ++code.begin, --code.end;
    const size_t mark = passage.text.size();
    AddJoined(text, code, passage);
    passage.marks.push_back({{mark, passage.text.size()}, InlineKind::kCode});
    begin = at = close + run;
  }
  AddJoined(text, {begin, size}, passage);
  MarkAddresses(passage);
  return passage;
}

}  // namespace emend
