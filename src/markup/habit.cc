#include "markup/habit.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/shape.h"

namespace emend {
namespace {

constexpr size_t kShortestWrap = 40;
constexpr size_t kLongestWrap = 160;

// Does the sentence of `line` go on in `next`?
bool RunsOn(const Shape& line, std::string_view next) {
  const char32_t first = next.empty() ? U' ' : DecodeUtf8(next, 0).value;
  const bool lower = IsLower(first) || IsUnspaced(first);
  return line.length >= (IsUnspaced(first) ? kShortestWrap / 2 : kShortestWrap) &&
         (line.ending == LineEnd::kNone || line.ending == LineEnd::kComma) && lower;
}

}  // namespace

void HabitMeter::Add(std::span<const Line> body) {
  for (size_t i = 0; i < body.size(); ++i) {
    const Line& line = body[i];
    if (line.kind == LineKind::kItem) ++items_;
    if (line.kind != LineKind::kText) continue;
    const bool last = i + 1 == body.size();
    const bool gap = !last && body[i + 1].kind == LineKind::kBlank;
    ++text_lines_;
    if (last) {
      const Shape shape = MeasureSentences(line.content);
      ends_ += shape.sentences >= 2;
      open_ends_ += shape.sentences >= 2 && shape.ending == LineEnd::kNone;
      continue;
    }
    ++followed_lines_;
    followed_gaps_ += gap;
    const bool joint = body[i + 1].kind == LineKind::kText;
    const Shape shape = joint ? MeasureShape(line.content) : MeasureSentences(line.content);
    if (shape.sentences >= 2 && shape.term == 0) {
      ++prose_lines_;
      prose_gaps_ += gap;
    }
    if (joint) {
      ++joints_;
      running_joints_ += RunsOn(shape, body[i + 1].content);
      joint_widths_.push_back(shape.length);
    }
  }
}

Habit HabitMeter::Measure() const {
  Habit habit;
  habit.marked_items = items_ / (items_ + text_lines_ + 1);
  habit.prose_gap = (prose_gaps_ + 0.5) / (prose_lines_ + 1);
  habit.certainty = prose_lines_ / (prose_lines_ + 1);
  habit.any_gap = followed_lines_ == 0 ? 1 : followed_gaps_ / followed_lines_;
  habit.open_ends = open_ends_ / (ends_ + 2);  // one or two are more likely cut off
  if (joints_ >= 1 && running_joints_ / joints_ > 0.3) {
    std::vector<size_t> widths = joint_widths_;
    std::sort(widths.begin(), widths.end());
    const size_t width = widths[widths.size() * 19 / 20];
    if (width >= kShortestWrap / 2 && width <= kLongestWrap) habit.wrap_width = width;
  }
  return habit;
}

}  // namespace emend
