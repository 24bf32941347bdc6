#include "passages/code_block.h"

#include <algorithm>
#include <string>

#include "base/byte_set.h"
#include "passages/parse_markdown.h"

namespace emend {
namespace {

// The first word behind a fence.
std::string LanguageOf(std::string_view info) {
  info.remove_prefix(kBlanks.Skip(info, 0, info.size()));
  constexpr ByteSet kEnds(" \t,{");
  std::string word(info.substr(0, kEnds.Find(info, 0, info.size())));
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return word;
}

bool IsFence(std::string_view line, char sign) {
  const size_t run = std::min(line.find_first_not_of(sign), line.size());
  return run >= 3 && kBlanks.Skip(line, run, line.size()) == line.size();
}

// The line ends as the literal does; what stands before is a mark, indentation or a tab that was cut in two.
void LayLine(const ChunkLines& lines, Span line, std::string_view literal, Passage& passage) {
  const std::string_view bytes = lines.Bytes(line);
  size_t same = 0;
  while (same < literal.size() && same < bytes.size() &&
         literal[literal.size() - 1 - same] == bytes[bytes.size() - 1 - same])
    ++same;
  const size_t begin = line.end - same;
  if (same < literal.size()) {
    const size_t tab = begin > line.begin ? begin - 1 : begin;
    passage.map.Replace({tab, begin}, literal.size() - same);
  }
  passage.map.Copy(begin, same);
  passage.text += literal;
}

void LayLineEnd(const ChunkLines& lines, Span line, Passage& passage) {
  const size_t next = lines.NextBegin(line.end);
  if (next == line.end + 1 && lines.text()[line.end] == '\n') {
    passage.map.Copy(line.end, 1);
  } else {
    passage.map.Replace({line.end, next}, 1);
  }
  passage.text += '\n';
}

}  // namespace

void LayCodeBlock(cmark_node* node, const ChunkLines& lines, int quotes, Passage& passage) {
  int length = 0;
  int offset = 0;
  char sign = 0;
  const bool fenced = cmark_node_get_fenced(node, &length, &offset, &sign) != 0;
  if (fenced) passage.language = LanguageOf(cmark_node_get_fence_info(node));
  const int first = std::min(std::max(cmark_node_get_start_line(node), 1), lines.count());
  const auto column = static_cast<size_t>(std::max(cmark_node_get_start_column(node), 1));
  const Span opening = lines.Line(first);
  passage.source = {std::min(opening.begin + column - 1, opening.end), opening.end};
  int number = first + (fenced ? 1 : 0);
  for (std::string_view literal = LiteralOf(node); !literal.empty() && number <= lines.count(); ++number) {
    const Span line = lines.Line(number);
    const size_t end = std::min(literal.find('\n'), literal.size());
    LayLine(lines, line, literal.substr(0, end), passage);
    if (end < literal.size()) LayLineEnd(lines, line, passage);
    passage.source.end = lines.NextBegin(line.end);
    literal.remove_prefix(std::min(end + 1, literal.size()));
  }
  if (fenced && number <= lines.count() && IsFence(lines.Bytes(lines.Strip(number, quotes)), sign))
    passage.source.end = lines.Line(number).end;
}

}  // namespace emend
