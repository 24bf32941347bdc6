// Finds the runs of text lines that may be tables with glued cells.
#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/cut_points.h"
#include "markup/glued_table.h"
#include "markup/shape.h"
#include "markup/tables.h"

namespace emend {
namespace {

constexpr size_t kLongestRow = 240;  // bytes
constexpr size_t kMostRows = 200;
constexpr size_t kMostWords = 6;  // a border
constexpr size_t kFewestRows = 3;
constexpr double kClearScore = 3;  // of a table that is surely whole

// Two marks side by side, or a mark between words without a space: nobody writes that in prose.
bool HasGluedMarks(std::string_view line) {
  int marks = 0;
  bool before = false;
  for (size_t at = 0; at < line.size();) {
    const CodePoint c = DecodeUtf8(line, at);
    const bool joiner = c.value == 0xFE0F;
    const bool mark = IsCellMark(c.value) && !joiner;
    if (mark && before) return true;
    if (mark && at > 0 && line[at - 1] != ' ') ++marks;
    before = joiner ? before : mark;
    at += c.length;
  }
  return marks > 1;
}

bool IsLowerByte(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpperByte(char c) { return c >= 'A' && c <= 'Z'; }

// A quick look for what a border can be between: at least as many as a row of so many words needs.
bool MayHoldBorders(std::string_view line) {
  size_t borders = 0;
  size_t words = 1;
  for (size_t i = 1; i < line.size(); ++i) {
    const char left = line[i - 1];
    const char right = line[i];
    const bool letter = IsLowerByte(right) || IsUpperByte(right);
    words += right == ' ';
    if (static_cast<unsigned char>(right) >= 0xC0) {
      const CodePoint c = DecodeUtf8(line, i);
      const bool spaced = left == ' ' && (i + c.length >= line.size() || line[i + c.length] == ' ');
      borders += IsCellMark(c.value) && !spaced ? 2 : IsLetter(c.value);
    } else if (IsUpperByte(right) && (IsLowerByte(left) || IsAsciiDigit(left) ||
                                      (IsUpperByte(left) && i + 1 < line.size() && IsLowerByte(line[i + 1])))) {
      ++borders;
    } else if ((left == ')' || left == ']' || left == '%' || left == '.') && (letter || IsAsciiDigit(right))) {
      ++borders;
    } else if (IsAsciiDigit(left) ? letter : IsAsciiDigit(right) && (IsLowerByte(left) || IsUpperByte(left))) {
      ++borders;
    }
  }
  return borders > 0 && words <= kMostWords * borders;
}

bool MayBeRow(const Block& block, const Vocabulary& none) {
  if (!IsText(block)) return false;
  const std::string& line = block.text;
  if (line.size() > kLongestRow || line.ends_with(':') || !MayHoldBorders(line)) return false;
  const std::vector<CutPoint> points = FindCutPoints(line, none, none);
  if (points.empty()) return false;
  const Shape shape = MeasureShape(line);
  // Prose holds a name such as JavaScript now and then; a row has few words for its borders.
  return static_cast<size_t>(shape.words) <= kMostWords * points.size() && !(shape.sentences > 1 && shape.words > 12);
}

size_t RunFrom(const Blocks& blocks, size_t from, const Vocabulary& none) {
  size_t end = from;
  while (end < blocks.size() && end - from < kMostRows && MayBeRow(blocks[end], none) &&
         blocks[end].quote == blocks[from].quote) {
    // Either no row or every row has a blank line before it.
    if (end > from + 1 && blocks[end].gap != blocks[from + 1].gap) break;
    ++end;
  }
  return end - from;
}

// The table of the run, or of what is left of it without its first or last line.
std::optional<GluedTable> CutRun(const std::vector<std::string_view>& lines, const Vocabulary& words, size_t& skipped) {
  std::optional<GluedTable> best = CutGluedTable(lines, words);
  if (best && best->score >= kClearScore) return best;
  for (size_t first = 0; first <= 1; ++first)
    for (size_t last = 0; last <= 1; ++last) {
      if (first + last == 0 || lines.size() < first + last + kFewestRows) continue;
      const std::span<const std::string_view> part = std::span(lines).subspan(first, lines.size() - first - last);
      std::optional<GluedTable> table = CutGluedTable(part, words);
      // A whole run is preferred to a part of it.
      const double cost = 1.0 * static_cast<double>(first + last);
      if (!table || (best && table->score - cost <= best->score)) continue;
      table->score -= cost;
      best = std::move(table);
      skipped = first;
    }
  return best;
}

// Lines that an importer took for code, cut at its blank lines: only text may turn out to be a table.
void OpenCode(Blocks& blocks, const Vocabulary& none) {
  if (std::none_of(blocks.begin(), blocks.end(), [](const Block& b) { return IsCode(b) && !b.fenced; })) return;
  Blocks opened;
  opened.reserve(blocks.size());
  for (Block& block : blocks) {
    const bool suspect =
        IsCode(block) && !block.fenced &&
        std::all_of(block.lines.begin(), block.lines.end(), [&](const std::string& line) {
          Block text;
          text.text = line;
          return line.empty() || (line.find_first_of("=;{}<>_\"'") == std::string::npos && MayBeRow(text, none));
        });
    if (!suspect) {
      opened.push_back(std::move(block));
      continue;
    }
    bool gap = block.gap;
    for (std::string& line : block.lines) {
      if (!line.empty()) {
        Block& text = opened.emplace_back();
        text.indent = block.indent;
        text.quote = block.quote;
        text.gap = gap;
        text.was_code = true;
        text.text = std::move(line);
      }
      gap = line.empty();
    }
  }
  blocks = std::move(opened);
}

// What no table was made of is code again.
void CloseCode(Blocks& blocks) {
  if (std::none_of(blocks.begin(), blocks.end(), [](const Block& b) { return b.was_code; })) return;
  Blocks closed;
  closed.reserve(blocks.size());
  for (Block& block : blocks) {
    if (IsText(block) && block.was_code) {
      if (!closed.empty() && IsCode(closed.back()) && closed.back().was_code) {
        if (block.gap) closed.back().lines.emplace_back();
        closed.back().lines.push_back(std::move(block.text));
        continue;
      }
      block.kind = Block::Kind::kCode;
      block.lines = {std::move(block.text)};
    }
    closed.push_back(std::move(block));
  }
  blocks = std::move(closed);
}

}  // namespace

void CutGluedTables(Blocks& blocks, const std::function<const Vocabulary&()>& words, std::set<Review>& review) {
  const Vocabulary none;
  OpenCode(blocks, none);
  Blocks found;
  found.reserve(blocks.size());
  for (size_t at = 0; at < blocks.size();) {
    const size_t run = RunFrom(blocks, at, none);
    if (run < kFewestRows) {
      for (size_t i = 0; i < std::max<size_t>(run, 1); ++i) found.push_back(std::move(blocks[at++]));
      continue;
    }
    std::vector<std::string_view> lines;
    for (size_t i = 0; i < run; ++i) lines.emplace_back(blocks[at + i].text);
    size_t skipped = 0;
    std::optional<GluedTable> table = CutRun(lines, words(), skipped);
    if (!table) {
      const bool damaged = std::count_if(lines.begin(), lines.end(), HasGluedMarks) >= 2;
      if (damaged) review.insert(Review::kDamagedTable);
      for (size_t i = 0; i < run; ++i) {
        found.push_back(std::move(blocks[at++]));
        found.back().settled = damaged;
      }
      continue;
    }
    const size_t end = at + run;
    for (size_t i = 0; i < skipped; ++i) found.push_back(std::move(blocks[at++]));
    Block& block = found.emplace_back(std::move(blocks[at]));
    block.kind = Block::Kind::kTable;
    block.rows = std::move(table->rows);
    for (at += block.rows.size(); at < end; ++at) found.push_back(std::move(blocks[at]));
  }
  blocks = std::move(found);
  CloseCode(blocks);
}

}  // namespace emend
