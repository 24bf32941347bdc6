#include "markup/paragraphs.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/shape.h"
#include "markup/words.h"

namespace emend {
namespace {

struct WrappedLine {
  std::string_view text;
  Shape shape;
};

// How much more likely the line end after `line` is wrapping than the end of a paragraph.
double WrapScore(const WrappedLine& before, const WrappedLine& after, int indent, const Habit& habit) {
  const std::string_view line = before.text;
  const std::string_view next = after.text;
  const Shape& shape = before.shape;
  const Shape& follower = after.shape;
  double score = 0;
  switch (shape.ending) {
    case LineEnd::kNone:
      score += 1;
      break;
    case LineEnd::kComma:
    case LineEnd::kDash:
      score += 2;
      break;
    case LineEnd::kColon:
      score -= 2;
      break;
    default:
      score -= 1;
  }
  if (EndsInFunctionWord(line)) score += 1.5;
  const bool unspaced = !next.empty() && IsUnspaced(DecodeUtf8(next, 0).value);
  score += follower.starts_lower ? 2 : unspaced ? 1 : follower.starts_upper ? -0.6 : -0.2;
  if (follower.term > 0) score -= shape.term > 0 ? 2 : follower.starts_lower ? 0 : 1;
  const size_t width = shape.length + static_cast<size_t>(indent);
  if (width < 30) score -= 2;
  if (habit.wrap_width > 0) {
    const size_t word = unspaced ? 1 : CountCodePoints(next.substr(0, next.find(' ')));
    score += width + 1 + word <= habit.wrap_width ? -2 : 1.2;
  } else {
    score -= width > 160 ? 2.5 : 1.2;
  }
  return score;
}

// A backslash at the end is Markdown's line break: the line stays a line, and in its paragraph.
bool BreaksHard(std::string_view line) {
  const size_t last = line.find_last_not_of('\\');
  const size_t run = line.size() - (last == std::string_view::npos ? 0 : last + 1);
  return run % 2 == 1;
}

// Whether the hyphen at the end of `line` belongs to a compound ("read-" / "only"): most others divide a word.
bool IsCompound(std::string_view line, std::string_view next) {
  static constexpr auto kFirst = std::to_array<std::string_view>(
      {"non",    "well",   "self",   "full",     "read",    "write", "one",   "two",    "three",  "real",  "long",
       "short",  "high",   "low",    "semi",     "cross",   "open",  "end",   "row",    "type",   "time",  "built",
       "up",     "down",   "on",     "off",      "in",      "out",   "user",  "key",    "event",  "data",  "cloud",
       "run",    "client", "server", "strongly", "loosely", "many",  "first", "second", "e",      "x",     "multi",
       "single", "double", "half",   "object",   "role",    "test",  "side",  "fault",  "thread", "memory"});
  static constexpr auto kSecond = std::to_array<std::string_view>(
      {"based",    "only",   "like",     "side",  "level",   "time",    "end",    "free",  "safe",
       "specific", "driven", "oriented", "first", "defined", "aware",   "local",  "wide",  "line",
       "up",       "in",     "out",      "to",    "by",      "per",     "of",     "the",   "and",
       "case",     "term",   "friendly", "ready", "known",   "written", "called", "value", "way",
       "on",       "off",    "party",    "place", "world",   "to-many", "to-one", "to-end"});
  std::string_view first = line.substr(0, line.size() - 1);
  first = first.substr(first.find_last_of(" (") == first.npos ? 0 : first.find_last_of(" (") + 1);
  std::string_view second = next.substr(0, next.find_first_of(" .,;:)"));
  if (first.find('-') != first.npos || second.find('-') != second.npos) return true;
  return std::find(kFirst.begin(), kFirst.end(), first) != kFirst.end() ||
         std::find(kSecond.begin(), kSecond.end(), second) != kSecond.end();
}

// Puts `next` behind `line` with what the wrapping stood for: a space, nothing behind the hyphen of a word, nothing in
// scripts that write without spaces.
void Append(std::string& line, std::string_view next) {
  size_t last = line.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(line[last]) & 0xC0) == 0x80) --last;
  const char32_t end = DecodeUtf8(line, last).value;
  const char32_t begin = DecodeUtf8(next, 0).value;
  const bool hyphen = end == '-' && last > 0 && line[last - 1] >= 'a' && line[last - 1] <= 'z' && IsLower(begin);
  const bool unspaced = (IsUnspaced(end) || (end >= 0x3000 && end <= 0x303F) || end >= 0xFF00) && IsUnspaced(begin);
  if (BreaksHard(line)) {
    line += '\n';
  } else if (hyphen && !IsCompound(line, next)) {
    line.pop_back();
  } else if (!hyphen && !unspaced) {
    line += ' ';
  }
  line += next;
}

}  // namespace

void JoinWrappedLines(Blocks& blocks, const Habit& habit) {
  Blocks joined;
  joined.reserve(blocks.size());
  bool grown = false;
  WrappedLine last;  // of the block that is being joined, as the export has it
  for (Block& block : blocks) {
    const bool prose = IsText(block) || IsItem(block);
    if (prose) block.shape = MeasureShape(block.text);
    if (IsText(block) && !block.gap && !joined.empty() && !block.label && !block.settled) {
      Block& before = joined.back();
      const WrappedLine line = {block.text, block.shape};
      const bool open = (IsText(before) || IsItem(before)) && before.quote == block.quote;
      // What stands under an item's text and not at its margin is a part of it, wherever the wrapping is.
      const bool inside = open && ((IsItem(before) && block.indent > before.indent + 1) || BreaksHard(last.text));
      if (inside || (open && WrapScore(last, line, before.indent, habit) > 0)) {
        Append(before.text, block.text);
        grown = true;
        last = {std::string_view(before.text).substr(before.text.size() - block.text.size()), block.shape};
        continue;
      }
    }
    if (grown) joined.back().shape = MeasureShape(joined.back().text);
    grown = false;
    joined.push_back(std::move(block));
    last = {joined.back().text, joined.back().shape};
  }
  if (grown) joined.back().shape = MeasureShape(joined.back().text);
  blocks = std::move(joined);
}

}  // namespace emend
