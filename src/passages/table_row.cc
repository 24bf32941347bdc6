#include "passages/table_row.h"

#include <algorithm>

namespace emend {
namespace {

bool IsCellBlank(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }

Span TrimBlanks(std::string_view text, Span span) {
  while (span.begin < span.end && IsCellBlank(text[span.begin])) ++span.begin;
  while (span.begin < span.end && IsCellBlank(text[span.end - 1])) --span.end;
  return span;
}

}  // namespace

std::vector<Span> SplitTableRow(std::string_view text, Span line) {
  line = TrimBlanks(text, line);
  std::vector<Span> cells;
  size_t begin = line.begin;
  if (begin < line.end && text[begin] == '|') ++begin;
  for (size_t at = begin; at < line.end; ++at) {
    if (text[at] != '|' || (at > line.begin && text[at - 1] == '\\')) continue;
    cells.push_back(TrimBlanks(text, {begin, at}));
    begin = at + 1;
  }
  if (begin < line.end) cells.push_back(TrimBlanks(text, {begin, line.end}));
  return cells;
}

bool IsDelimiterRow(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find_first_not_of("|:- \t") == std::string_view::npos;
}

}  // namespace emend
