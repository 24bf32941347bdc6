#include "markup/paragraphs.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/shape.h"
#include "markup/words.h"

namespace emend {
namespace {

std::string_view LastWord(std::string_view text) {
  const size_t space = text.find_last_of(" \t");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

// How much more likely the line end after `line` is wrapping than the end of a paragraph.
double WrapScore(std::string_view line, std::string_view next, int indent, const Habit& habit) {
  const Shape shape = MeasureShape(line);
  const Shape follower = MeasureShape(next);
  double score = 0;
  switch (shape.ending) {
    case Ending::kNone:
      score += 1;
      break;
    case Ending::kComma:
    case Ending::kDash:
      score += 2;
      break;
    case Ending::kColon:
      score -= 2;
      break;
    default:
      score -= 1;
  }
  if (IsFunctionWord(LastWord(line))) score += 1.5;
  score += follower.starts_lower ? 2 : follower.starts_upper ? -0.6 : -0.2;
  if (follower.term > 0 && !follower.starts_lower) score -= 1;
  const size_t width = shape.length + static_cast<size_t>(indent);
  if (width < 30) score -= 1.5;
  if (habit.wrap_width > 0) {
    const size_t word = CountCodePoints(next.substr(0, next.find(' ')));
    score += width + 1 + word <= habit.wrap_width ? -2 : 1.2;
  } else {
    score -= width > 160 ? 2.5 : 0.5;
  }
  return score;
}

}  // namespace

void JoinWrappedLines(Blocks& blocks, const Habit& habit) {
  Blocks joined;
  joined.reserve(blocks.size());
  for (Block& block : blocks) {
    if (IsText(block) && !block.gap && !joined.empty() && !block.label) {
      Block& before = joined.back();
      const bool open = (IsText(before) || IsItem(before)) && before.quote == block.quote && !before.lines.empty();
      // What stands under an item's text and not at its margin is a part of it, wherever the wrapping is.
      const bool under_item = open && IsItem(before) && block.indent > before.indent + 1;
      if (open &&
          WrapScore(before.lines.back(), block.lines.front(), before.indent, habit) + (under_item ? 1.5 : 0) > 0) {
        std::move(block.lines.begin(), block.lines.end(), std::back_inserter(before.lines));
        continue;
      }
    }
    joined.push_back(std::move(block));
  }
  blocks = std::move(joined);
}

}  // namespace emend
