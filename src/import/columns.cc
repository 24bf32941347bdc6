// Tables without tabs and delimiter rows: cells under each other, between borders of `====`, behind dots, or apart by
// pipes in the middle of lines. Their rows are written with pipes.
#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "import/aligned.h"
#include "import/lines.h"
#include "import/passes.h"

namespace emend {
namespace {

using Row = TableCells;

}  // namespace

void WriteRow(Document& document, Line& line, const Row& row) {
  std::string text = "|";
  for (const std::string_view cell : row) {
    text += ' ';
    for (size_t i = 0; i < cell.size(); ++i) {
      if (cell[i] == '|' && (i == 0 || cell[i - 1] != '\\')) text += '\\';
      text += cell[i];
    }
    text += " |";
  }
  line.text = line.content = document.made.emplace_back(std::move(text));
  line.kind = LineKind::kTableRow;
  line.indent = 0;
  line.bold = false;
}

namespace {

// "=====  ===": a border of reStructuredText; where its columns begin.
std::vector<size_t> BorderColumns(std::string_view text) {
  if (text.empty() || (text[0] != '=' && text[0] != ' ') || text.find_first_not_of("= ") != text.npos ||
      text.find("==") == text.npos || text.find(' ') == text.npos)
    return {};
  std::vector<size_t> begins;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '=' && (i == 0 || text[i - 1] == ' ')) begins.push_back(i);
  }
  return begins.size() > 1 ? begins : std::vector<size_t>();
}

// From line `open`, a border, to the last border like it. Returns the line behind.
size_t ReadBordered(Document& document, size_t open, const std::vector<size_t>& begins) {
  std::vector<Line>& lines = document.lines;
  size_t last = open;
  for (size_t i = open + 1; i < lines.size() && i < open + 200 && !(lines[i].text.empty() && lines[i - 1].text.empty());
       ++i) {
    if (BorderColumns(lines[i].text) == begins) last = i;
  }
  if (last == open) return open + 1;
  for (size_t i = open; i <= last; ++i) {
    Line& line = lines[i];
    if (line.text.empty()) continue;
    if (BorderColumns(line.text) == begins) {
      line.kind = LineKind::kBlank;
      continue;
    }
    Row row;
    for (size_t c = 0; c < begins.size(); ++c)
      row.push_back(Between(line.text, begins[c], c + 1 < begins.size() ? begins[c + 1] : std::string_view::npos));
    WriteRow(document, line, row);
  }
  return last + 1;
}

// "git blame ........ who changed each line"; two cells, or none.
Row CutAtDots(std::string_view text) {
  size_t begin = text.find("...");  // a space before it: most texts have more spaces than dots
  while (begin != text.npos && (begin == 0 || text[begin - 1] != ' ')) begin = text.find("...", begin + 1);
  if (begin == text.npos || --begin == 0) return {};
  const size_t end = text.find_first_not_of('.', begin + 1);
  if (end == text.npos || text[end] != ' ') return {};
  const std::string_view right = Trim(text.substr(end));
  // Behind the dots of a table of contents stands a page.
  if (right.empty() || right.find_first_not_of("0123456789ivxl") == right.npos) return {};
  return {Trim(text.substr(0, begin)), right};
}

// "Operation | nil channel | closed channel"; the cells, or none.
Row CutAtInnerPipes(std::string_view text) {
  constexpr size_t kWidest = 60;  // bytes of a cell
  if (text.find('|') == text.npos) return {};
  if (text.starts_with('|') || text.find(" | ") == text.npos || text.find("||") != text.npos ||
      text.find('`') != text.npos || IsColumnRule(text))
    return {};
  Row row;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(" | ", begin), text.size());
    const std::string_view cell = Trim(text.substr(begin, end - begin));
    if (cell.empty() || cell.size() > kWidest || cell.find(" -") != cell.npos || cell.starts_with("$ ")) return {};
    row.push_back(cell);
    begin = end + 3;
  }
  return row;
}

// The lines from `begin` on that `cut` cuts into as many cells each; nothing is done below `least` of them.
size_t ReadCut(Document& document, size_t begin, Row (*cut)(std::string_view), size_t least) {
  std::vector<Line>& lines = document.lines;
  const size_t width = cut(lines[begin].text).size();
  if (width < 2) return begin;
  size_t end = begin;
  while (end < lines.size() && IsUnmarked(lines[end]) && lines[end].part == lines[begin].part &&
         cut(lines[end].text).size() == width)
    ++end;
  if (end - begin < least) return begin;
  for (size_t i = begin; i < end; ++i) WriteRow(document, lines[i], cut(lines[i].text));
  return end;
}

// "Partial<T>／all of it optional"; the cells, or none.
Row CutAtWideSlashes(std::string_view text) {
  constexpr size_t kWidest = 90;  // bytes of a cell
  constexpr std::string_view kSlash = "／";
  Row row;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(kSlash, begin), text.size());
    const std::string_view cell = Trim(text.substr(begin, end - begin));
    if (cell.empty() || cell.size() > kWidest) return {};
    row.push_back(cell);
    begin = end + kSlash.size();
  }
  return row;
}

// Tables drawn with the characters of boxes, or with `+`, `-` and `|`: lines of nothing but those, with crossings, are
// borders.
bool IsBoxBorder(std::string_view text) {
  bool crossing = false;
  text = Trim(text);
  if (text.starts_with('+') && text.size() > 4)
    return text.ends_with('+') && text.find_first_not_of("+-= ") == text.npos && text.find("--") != text.npos;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (c.value != ' ' && (c.value < 0x2500 || c.value > 0x257F)) return false;
    crossing = crossing || std::u32string_view(U"┼┬┴╪╫╬╦╩┿╂╋╤╧").find(c.value) != std::u32string_view::npos;
    i += c.length;
  }
  return crossing;
}

Row CutAtBoxLines(std::string_view text) {
  Row row;
  text = Trim(text);
  const bool ascii = text.starts_with('|');
  size_t begin = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (c.value == U'│' || c.value == U'┃' || c.value == U'║' ||
        (ascii && c.value == '|' && (i == 0 || text[i - 1] != '\\'))) {
      if (i > 0) row.push_back(Trim(text.substr(begin, i - begin)));
      begin = i + c.length;
    }
    i += c.length;
  }
  if (begin < text.size()) row.push_back(Trim(text.substr(begin)));
  return row;
}

bool HasBoxLines(const Line& line) {
  if (line.kind != LineKind::kText && line.kind != LineKind::kRule) return false;
  if (IsBoxBorder(line.text)) return true;
  return line.text.find("\xE2\x94") != line.text.npos || line.text.find("\xE2\x95") != line.text.npos;
}

// From line `head` on; returns the line behind the table, `head` without one.
size_t ReadBoxes(Document& document, size_t head) {
  std::vector<Line>& lines = document.lines;
  size_t width = 0;
  size_t rows = 0;
  bool border = false;
  size_t end = head;
  for (; end < lines.size() && lines[end].part == lines[head].part; ++end) {
    const Line& line = lines[end];
    if (line.kind != LineKind::kText && line.kind != LineKind::kRule && line.kind != LineKind::kItem) break;
    if (IsBoxBorder(line.text)) {
      border = true;
      continue;
    }
    const size_t cells = CutAtBoxLines(line.text).size();
    if (cells < 2 || (width > 0 && cells != width)) break;
    width = cells;
    ++rows;
  }
  if (!border || rows < 2) return head;
  for (size_t i = head; i < end; ++i) {
    if (IsBoxBorder(lines[i].text))
      lines[i].kind = LineKind::kBlank;
    else
      WriteRow(document, lines[i], CutAtBoxLines(lines[i].text));
  }
  return end;
}

}  // namespace

void ReadColumns(Document& document) {
  for (size_t i = 0; i < document.lines.size();) {
    const Line& line = document.lines[i];
    size_t next = i;
    // What has a rule below its header is for ReadTables.
    while (IsColumnRule(line.text) && next + 1 < document.lines.size() &&
           document.lines[next + 1].text.find('|') != std::string_view::npos)
      ++next;
    if (next == i && (line.kind == LineKind::kText || line.kind == LineKind::kRule)) {
      if (const std::vector<size_t> begins = BorderColumns(line.text); !begins.empty())
        next = ReadBordered(document, i, begins);
    }
    if (next == i && HasBoxLines(line)) next = ReadBoxes(document, i);
    if (next == i && IsUnmarked(line) && line.text.size() < 400) {
      next = ReadCut(document, i, CutAtDots, 3);
      if (next == i) next = ReadCut(document, i, CutAtInnerPipes, CutAtInnerPipes(line.text).size() > 2 ? 3 : 4);
      if (next == i && line.text.find("／") != line.text.npos) next = ReadCut(document, i, CutAtWideSlashes, 3);
      if (next == i && line.text.find("  ") != line.text.npos) next = ReadAligned(document, i);
    }
    i = std::max(next, i + 1);
  }
}

}  // namespace emend
