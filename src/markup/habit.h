// How the author of an export lays text out: what one answer alone does not tell.
#ifndef EMEND_MARKUP_HABIT_H_
#define EMEND_MARKUP_HABIT_H_

#include <cstddef>
#include <span>
#include <vector>

#include "model/document.h"

namespace emend {

struct Habit {
  double marked_items = 0;  // list items that have their marks, a line of text
  double prose_gap = 0;     // share of the lines of several sentences that a blank line follows
  double certainty = 0;     // of prose_gap: 0 where there was no such line
  double any_gap = 0;       // share of all lines of text that a blank line follows
  double open_ends = 0;     // share of the answers of several sentences whose last has no full stop
  size_t wrap_width = 0;    // code points at which lines are wrapped; 0 = they are not
};

// Adds up what it is shown, answer by answer.
class HabitMeter {
 public:
  void Add(std::span<const Line> body);
  Habit Measure() const;

 private:
  double text_lines_ = 0;
  double followed_lines_ = 0;  // lines of text that are not the last of their answer
  double followed_gaps_ = 0;
  double prose_lines_ = 0;  // of these, those of several sentences
  double prose_gaps_ = 0;
  double items_ = 0;
  double joints_ = 0;          // pairs of lines of text without a blank line between
  double running_joints_ = 0;  // of these, those in mid-sentence
  double ends_ = 0;            // answers whose last line is prose of several sentences
  double open_ends_ = 0;       // of these, those without a full stop
  std::vector<size_t> joint_widths_;
};

}  // namespace emend

#endif  // EMEND_MARKUP_HABIT_H_
