#include "segment/surroundings.h"

#include <algorithm>
#include <unordered_map>

namespace emend {

int KindOf(const Line& line) {
  const bool heading = line.kind == LineKind::kHeading;
  const bool ordered = line.marker.kind == Marker::Kind::kOrdered && !heading;
  const bool label = line.marker.kind == Marker::Kind::kQuestion;
  int kind = static_cast<int>(line.marker.kind) * 8 + (heading ? line.level : 0);
  kind = kind * 128 + (ordered ? line.marker.style : 0);
  kind = kind * 128 + (ordered ? line.marker.family : 0);
  return kind * 8 + (line.quote_depth > 0 ? 4 : 0) + (line.bold && !label ? 2 : 0) +
         (line.indent >= 2 && !heading ? 1 : 0);
}

namespace {

// How well a candidate fits the questions chosen in the round before. One that looks unlike both the questions before
// and behind it, which look alike, stands inside an answer: it belongs to a list or a heading there. 0 = fits, or
// nothing is known.
class Surroundings {
 public:
  Surroundings(const Document& document, const Outline& outline, const std::vector<bool>& chosen)
      : document_(document), outline_(outline), chosen_(chosen) {
    for (size_t i = 0; i < chosen.size(); ++i) {
      if (!chosen[i]) continue;
      const int kind = KindOf(document.lines[outline.lines[i].line]);
      if (runs_.empty() || runs_.back().kind != kind) runs_.push_back({i, i, kind, 0});
      runs_.back().last = i;
      ++runs_.back().count;
      ++count_[kind];
      ++total_;
    }
  }

  std::vector<double> Penalties() const {
    constexpr size_t kLeast = 4;  // questions; fewer say nothing
    std::vector<double> penalties(outline_.lines.size(), 0);
    if (total_ < kLeast) return penalties;
    size_t next = 0;  // the first run that does not end before i
    for (size_t i = 0; i < outline_.lines.size(); ++i) {
      while (next < runs_.size() && runs_[next].last < i) ++next;
      if (!outline_.lines[i].candidate) continue;
      const Line& line = document_.lines[outline_.lines[i].line];
      const bool opens_message = line.speaker >= 0 && line.marker.kind != Marker::Kind::kOrdered &&
                                 (i == 0 || document_.lines[outline_.lines[i - 1].line].part != line.part);
      penalties[i] = Penalty(i, next) * (opens_message ? 0.4 : IsDeeper(i, next) ? 2.0 : Doubt(line));
    }
    AddNested(penalties);
    return penalties;
  }

 private:
  static constexpr double kInside = -9.0;
  static constexpr double kNested = -8.0;
  static constexpr double kBeside = -9.0;  // at an end of the document, where only one side is known

  struct Run {  // questions in a row that look alike
    size_t first;
    size_t last;
    int kind;
    int count = 1;
  };

  // An item of a list below a question of that list is a part of its answer, or else that is a heading: the one whose
  // depth holds fewer questions.
  void AddNested(std::vector<double>& penalties) const {
    struct Open {
      int indent;
      size_t at;
    };
    std::unordered_map<int, int> chosen_at;  // by columns
    for (size_t i = 0; i < chosen_.size(); ++i) {
      if (chosen_[i] && IsItem(i)) ++chosen_at[LineAt(i).indent];
    }
    std::vector<Open> open;
    for (size_t i = 0; i < outline_.lines.size(); ++i) {
      const Line& line = LineAt(i);
      if (!IsItem(i)) {
        if (line.kind == LineKind::kHeading || (!open.empty() && LineAt(open.back().at).part != line.part))
          open.clear();
        continue;
      }
      while (!open.empty() &&
             (open.back().indent >= line.indent || (!open.empty() && LineAt(open.back().at).part != line.part)))
        open.pop_back();
      for (const Open& parent : open) {
        const bool fewer = chosen_at[line.indent] <= chosen_at[parent.indent];
        if (!fewer && !chosen_[i]) continue;
        penalties[fewer ? i : parent.at] = std::min(penalties[fewer ? i : parent.at], kNested);
      }
      if (chosen_[i]) open.push_back({line.indent, i});
    }
  }

  // A heading below the level of the questions around it: a part of their answers.
  bool IsDeeper(size_t i, size_t next) const {
    const Line& line = document_.lines[outline_.lines[i].line];
    if (line.kind != LineKind::kHeading) return false;
    const size_t after = next < runs_.size() && runs_[next].first <= i ? next + 1 : next;
    const auto shallower = [&](size_t run) {
      const Line& question = document_.lines[outline_.lines[runs_[run].last].line];
      return question.kind == LineKind::kHeading && question.level < line.level;
    };
    return next > 0 && shallower(next - 1) && (after == runs_.size() || shallower(after));
  }

  // How much its surroundings say against a line: little where the author marked it as a question.
  static double Doubt(const Line& line) {
    if (line.marker.kind == Marker::Kind::kQuestion) return 0.1;
    if (line.kind == LineKind::kHeading) return 0.45;
    return line.bold ? 0.55 : 1.0;
  }

  const Line& LineAt(size_t i) const { return document_.lines[outline_.lines[i].line]; }

  // Of a list with bullets; numbers have their own order.
  bool IsItem(size_t i) const {
    const Line& line = LineAt(i);
    return line.kind == LineKind::kItem && line.marker.kind == Marker::Kind::kBullet;
  }

  int CountOf(int kind) const {
    const auto found = count_.find(kind);
    return found == count_.end() ? 0 : found->second;
  }

  double Penalty(size_t i, size_t next) const {
    if (outline_.lines[i].features[kAfter] == static_cast<uint8_t>(After::kAnswerLabel)) return 0;
    const int kind = KindOf(document_.lines[outline_.lines[i].line]);
    const Run* before = next > 0 ? &runs_[next - 1] : nullptr;
    const Run* after = next < runs_.size() ? &runs_[next] : nullptr;
    int own = 1;  // questions of its kind right around it
    if (after != nullptr && i >= after->first) {
      if (after->kind == kind) {  // chosen, in a run of its own kind
        own = after->count;
        after = next + 1 < runs_.size() ? &runs_[next + 1] : nullptr;
      } else {  // inside a run of another kind
        before = after;
      }
    } else if ((before != nullptr && before->kind == kind) || (after != nullptr && after->kind == kind)) {
      return 0;
    }
    const auto rarer = [&](const Run& run) { return CountOf(kind) * 2 < CountOf(run.kind) + 1; };
    if (before != nullptr && after != nullptr) {
      if (before->kind != after->kind || !rarer(*before) || FillsGap(i, *before, *after)) return 0;
      return kInside;
    }
    const Run* side = before != nullptr ? before : after;
    return side != nullptr && own * 4 <= CountOf(side->kind) ? kBeside : 0;
  }

  // Its number, or its place where it has none, is the one that is missing between the neighbours: it is formatted
  // otherwise, but one of them.
  bool FillsGap(size_t i, const Run& before, const Run& after) const {
    const auto number = [&](size_t at) { return document_.lines[outline_.lines[at].line].marker.number; };
    if (&before == &after || number(before.last) < 0 || number(after.first) != number(before.last) + 2) return false;
    return number(i) < 0 || number(i) == number(before.last) + 1;
  }

  const Document& document_;
  const Outline& outline_;
  const std::vector<bool>& chosen_;
  std::vector<Run> runs_;
  std::unordered_map<int, int> count_;
  size_t total_ = 0;
};

}  // namespace

std::vector<double> FindPenalties(const Document& document, const Outline& outline, const std::vector<bool>& chosen) {
  return Surroundings(document, outline, chosen).Penalties();
}

}  // namespace emend
