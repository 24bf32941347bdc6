#include "passages/chunk_lines.h"

#include <algorithm>

#include "base/byte_set.h"

namespace emend {
namespace {}  // namespace

ChunkLines::ChunkLines(std::string_view text, size_t from, size_t size)
    : text_(text), chunks_(DivideMarkdown(text, from, size)) {}

Span ChunkLines::EnterChunk(size_t number) {
  const bool last = number + 1 == chunk_count();
  first_line_ = chunks_.begins[number];
  end_line_ = last ? chunks_.lines.size() : chunks_.begins[number + 1];
  if (first_line_ == end_line_) return {0, 0};
  return {chunks_.lines[first_line_].begin, last ? text_.size() : chunks_.lines[end_line_].begin};
}

size_t ChunkLines::NextBegin(size_t end) const {
  if (text_.substr(end, 2) == "\r\n") return end + 2;
  return std::min(end + 1, text_.size());
}

Span ChunkLines::Strip(int number, int quotes) const {
  Span line = Line(number);
  for (int depth = 0;; ++depth) {
    line.begin = kBlanks.Skip(text_, line.begin, line.end);
    if (depth == quotes || line.begin == line.end || text_[line.begin] != '>') return line;
    ++line.begin;
  }
}

void ChunkLines::Take(BlockPlace place, int quotes, bool pipes, BlockText& block) const {
  block.Clear();
  const int last = std::min(place.last, count());
  for (int number = place.first; number <= last; ++number) {
    Span line = Line(number);
    if (number == place.first && place.column > 0) {
      line.begin = std::min(line.begin + static_cast<size_t>(place.column) - 1, line.end);
      line.begin = kBlanks.Skip(text_, line.begin, line.end);
    } else {
      line = Strip(number, quotes);
    }
    if (pipes) {
      AddLineWithPipes(line, block);
    } else {
      block.AddLine(line);
    }
  }
}

void AddLineWithPipes(Span line, BlockText& block) {
  const std::string_view text = block.source().substr(0, line.end);
  size_t at = std::min(text.find("\\|", line.begin), line.end);
  block.AddLine({line.begin, at});
  while (at < line.end) {
    block.AddReplaced({at, at + 2}, '|');
    const size_t begin = at + 2;
    at = std::min(text.find("\\|", begin), line.end);
    block.Add({begin, at});
  }
}

}  // namespace emend
