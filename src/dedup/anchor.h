// Which terms of a question are the thing it asks about, and which only place that thing.
//
//   "Explain duck typing in dynamically typed languages"      anchor: duck typing
//   "What is the scope of a Spring bean?"                     anchor: scope; it is not what "What is a scope?" asks
//
// The anchor is the run of terms after the frame, up to the first word without a meaning of its own.
#ifndef EMEND_DEDUP_ANCHOR_H_
#define EMEND_DEDUP_ANCHOR_H_

#include <string_view>

#include "dedup/language.h"

namespace emend {

class AnchorFinder {
 public:
  explicit AnchorFinder(Language language) : language_(language) {}

  // True if the term that is read next is of the anchor. `is_name`: it stands for one thing, whatever follows.
  // `is_hollow`: "idea", "concept" …, which say nothing before "of".
  bool Takes(bool is_ground, bool is_name, bool is_hollow);

  // A word of a frame or without a meaning. `joins`: it stands between two things that are compared. True if all that
  // was taken is no anchor after all.
  bool Pass(std::string_view word, bool joins);

  // Another clause begins. `anew`: what was read until now named nothing.
  void BeginClause(bool anew);

  // False where what follows the anchor makes another thing of it.
  bool stands() const { return stands_; }

 private:
  enum class State { kAwaited, kOpen, kClosed };

  Language language_;
  State state_ = State::kAwaited;
  bool stands_ = true;
  bool ends_with_name_ = false;
  bool is_hollow_ = true;
};

}  // namespace emend

#endif  // EMEND_DEDUP_ANCHOR_H_
