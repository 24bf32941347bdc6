#include "markup/line_start.h"

#include <algorithm>

namespace emend {
namespace {

constexpr size_t kNone = std::string_view::npos;

bool Only(std::string_view line, std::string_view bytes) { return line.find_first_not_of(bytes) == kNone; }

bool EndsOrSpaced(std::string_view line, size_t at) { return at >= line.size() || line[at] == ' ' || line[at] == '\t'; }

size_t OrderedMark(std::string_view line) {
  const size_t end = line.find_first_not_of("0123456789");
  if (end == 0 || end > 9 || end == kNone || (line[end] != '.' && line[end] != ')')) return kNone;
  return EndsOrSpaced(line, end + 1) ? end : kNone;
}

bool IsDelimiterRow(std::string_view line) {
  return Only(line, "|:- \t") && line.find('-') != kNone && line.find_first_of("|:") != kNone;
}

// Offset of the mark inside `line`.
size_t MarkOf(std::string_view line) {
  switch (line.front()) {
    case '#': {
      const size_t end = std::min(line.find_first_not_of('#'), line.size());
      return end <= 6 && EndsOrSpaced(line, end) ? 0 : kNone;
    }
    case '>':
      return 0;
    case '-':
      return EndsOrSpaced(line, 1) || Only(line, "- \t") || IsDelimiterRow(line) ? 0 : kNone;
    case '+':
      return EndsOrSpaced(line, 1) ? 0 : kNone;
    case '*':
      return EndsOrSpaced(line, 1) || (Only(line, "* \t") && line.size() > 2) ? 0 : kNone;
    case '_':
      return Only(line, "_ \t") && line.size() > 2 ? 0 : kNone;
    case '=':
      return Only(line, "= \t") ? 0 : kNone;
    case '~':
      return line.starts_with("~~~") ? 0 : kNone;
    case '|':
    case ':':
      return IsDelimiterRow(line) ? 0 : kNone;
    case '[':
      return line.find("]:") != kNone ? 0 : kNone;
    default:
      return line.front() >= '0' && line.front() <= '9' ? OrderedMark(line) : kNone;
  }
}

}  // namespace

size_t FindLineStartMark(std::string_view text, size_t at) {
  const char first = at < text.size() ? text[at] : '\n';
  if (!(first >= '0' && first <= '9') && std::string_view("#>-+*_=~|:[").find(first) == kNone) return kNone;
  const std::string_view line = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
  const size_t mark = MarkOf(line);
  return mark == kNone ? kNone : at + mark;
}

}  // namespace emend
