#include "markup/lost_lists.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/unicode.h"
#include "markup/headings.h"
#include "markup/shape.h"

namespace emend {
namespace {

enum State : uint8_t { kParagraph, kTitle, kFirstItem, kNextItem, kStates };
using Scores = std::array<double, kStates>;

constexpr double kNever = -1e9;

constexpr size_t kLongLine = 120;  // bytes; surely not a title

// A text block as the search sees it.
struct Clue {
  size_t block = 0;
  Shape shape;
  bool gap = false;        // a blank line before it
  bool gap_after = false;  // and behind it
  bool last = false;       // of the answer
  bool code_before = false;
  bool code_after = false;
  bool fresh = false;   // begins the answer, or follows a heading, a table or a marked item
  bool titled = false;  // follows a heading
};

std::vector<Clue> FindClues(const Blocks& blocks) {
  std::vector<Clue> clues;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (!IsText(blocks[i])) continue;
    Clue clue;
    clue.block = i;
    clue.shape = blocks[i].shape;
    clue.gap = blocks[i].gap;
    clue.last = i + 1 == blocks.size();
    clue.gap_after = !clue.last && blocks[i + 1].gap;
    clue.code_after = !clue.last && IsCode(blocks[i + 1]);
    size_t before = i;
    while (before > 0 && IsCode(blocks[before - 1])) --before;
    clue.code_before = before < i;
    clue.fresh = before == 0 || !IsText(blocks[before - 1]) || blocks[before - 1].quote != blocks[i].quote;
    clue.titled = before > 0 && !clue.code_before &&
                  (blocks[before - 1].kind == Block::Kind::kHeading ||
                   (IsItem(blocks[before - 1]) && blocks[before - 1].number >= 0));
    clues.push_back(clue);
  }
  return clues;
}

bool EndsWithSameLetters(std::string_view a, std::string_view b) {
  constexpr size_t kEnd = 3;
  return a.size() > kEnd && b.size() > kEnd && a.substr(a.size() - kEnd) == b.substr(b.size() - kEnd);
}

// How alike two neighbours are: positive for items of one list.
double Likeness(const Block& one, const Block& other) {
  const Shape& a = one.shape;
  const Shape& b = other.shape;
  double score = (a.term > 0) != (b.term > 0) ? -0.5 : a.term > 0 ? 0.5 : 0;
  score += a.ending == b.ending ? 0.3 : -0.3;
  const double ratio = static_cast<double>(std::min(a.words, b.words)) / std::max({a.words, b.words, 1});
  score += ratio > 0.45 ? 0.3 : ratio < 0.2 ? -0.5 : 0;
  if (a.starts_emoji != b.starts_emoji) score -= 0.4;
  if (a.starts_emoji && b.starts_emoji) score += 0.5;
  const std::string_view first = FirstWord(one.text);
  const std::string_view second = FirstWord(other.text);
  if (first == second)
    score += 0.5;
  else if (EndsWithSameLetters(first, second))
    score += 0.3;
  if (a.starts_upper != b.starts_upper) score -= 0.2;
  return score;
}

// The search over one answer.
class Search {
 public:
  Search(const Blocks& blocks, const Habit& habit) : blocks_(blocks), clues_(FindClues(blocks)) {
    // Blank lines tell paragraphs from items only where an author sets them behind the one and not behind the other.
    gap_weight_ = habit.certainty * habit.prose_gap * std::min(1.0, 3 * (1 - habit.any_gap));
    prior_ = -1.2 - 1.5 * std::min(1.0, 3 * habit.marked_items);
    gap_cost_ = habit.prose_gap;
  }

  const std::vector<Clue>& clues() const { return clues_; }

  // The state of each clue.
  std::vector<State> Run() const {
    if (clues_.empty()) return {};
    std::vector<std::array<State, kStates>> from(clues_.size());
    Scores best = Start();
    for (size_t i = 1; i < clues_.size(); ++i) {
      Scores next;
      for (int to = 0; to < kStates; ++to) {
        next[static_cast<size_t>(to)] = kNever;
        for (int s = 0; s < kStates; ++s) {
          const double score = best[static_cast<size_t>(s)] + Step(i, static_cast<State>(s), static_cast<State>(to));
          if (score <= next[static_cast<size_t>(to)]) continue;
          next[static_cast<size_t>(to)] = score;
          from[i][static_cast<size_t>(to)] = static_cast<State>(s);
        }
        next[static_cast<size_t>(to)] += Emit(clues_[i], static_cast<State>(to));
      }
      best = next;
    }
    best[kFirstItem] += kLoneItem;
    State state = static_cast<State>(std::max_element(best.begin(), best.end()) - best.begin());
    std::vector<State> states = {state};
    for (size_t i = clues_.size() - 1; i > 0; --i) {
      state = from[i][state];
      states.push_back(state);
    }
    std::reverse(states.begin(), states.end());
    return states;
  }

 private:
  static constexpr double kLoneItem = -6;

  Scores Start() const {
    Scores scores;
    for (int s = 0; s < kStates; ++s) scores[static_cast<size_t>(s)] = Emit(clues_[0], static_cast<State>(s));
    scores[kFirstItem] += clues_[0].titled ? 0.3 : -0.5;
    scores[kNextItem] = kNever;
    return scores;
  }

  double Emit(const Clue& clue, State state) const {
    const Shape& shape = clue.shape;
    switch (state) {
      case kTitle:
        return TitleScore(clue);
      case kFirstItem:
      case kNextItem: {
        const bool label = blocks_[clue.block].label;
        if (blocks_[clue.block].settled || (label && shape.ending == LineEnd::kColon)) return kNever;
        const double softer = shape.term > 0 ? 0.5 : 1;
        double score = prior_ - (label ? 0.3 : 0);
        if (shape.term > 0) score += 0.9;
        score += shape.words <= 25 ? 0.4 : shape.words > 45 ? -0.8 * softer : 0;
        score += shape.sentences == 1 ? 0.3 : -0.5 * softer * (shape.sentences - 1);
        if (shape.ending == LineEnd::kNone && shape.words <= 20) score += 0.4;
        if (shape.ending == LineEnd::kColon && !clue.code_after) score -= 1.5;
        if (shape.ending == LineEnd::kQuestion) score -= 0.8;
        if (!clue.last)
          score += (clue.gap_after && !clue.code_after ? -1.2 : clue.gap_after ? -0.4 : 1.2) * gap_weight_;
        return score;
      }
      default:
        return !clue.last && !clue.gap_after && shape.ending != LineEnd::kColon ? -1.0 * gap_weight_ : 0;
    }
  }

  // Blank lines say nothing here, as every paragraph will have them.
  double TitleScore(const Clue& clue) const {
    const Shape& shape = clue.shape;
    const Block& block = blocks_[clue.block];
    const bool capitals = shape.capitals * 10 >= shape.words * 7;
    const bool possible = shape.words >= 2 && shape.words <= 11 && shape.length <= 90 && !clue.last &&
                          !shape.starts_lower && !block.label && !block.settled &&
                          (shape.ending == LineEnd::kNone || shape.ending == LineEnd::kQuestion) &&
                          (capitals || (shape.term == 0 && !clue.code_after));
    if (!possible) return kNever;
    double score = -1.6;
    if (shape.ending == LineEnd::kQuestion) score += 1.4;
    if (capitals) score += 1.7;
    const Block& next = blocks_[clue.block + 1];
    if (IsTable(next)) score += 0.8;
    if (IsText(next)) {
      const Shape& body = next.shape;
      const bool bigger = body.words > 2 * shape.words + 3 || body.ending == LineEnd::kColon;
      score += next.text.size() > kLongLine ? 0.4 : bigger ? 0 : -1.2;
    }
    return score;
  }

  double Step(size_t i, State from, State to) const {
    const Clue& clue = clues_[i];
    const Clue& before = clues_[i - 1];
    const bool listed = from == kFirstItem || from == kNextItem;
    // Something else than code between them ends a list.
    const bool apart = clue.fresh;
    if (to == kNextItem) {
      if (!listed || apart) return kNever;
      const double likeness = Likeness(blocks_[before.block], blocks_[clue.block]);
      if (clue.code_before) return 0.4 + 0.5 * likeness;
      return (clue.gap ? -0.9 : 0.5) + likeness;
    }
    double score = from == kFirstItem ? kLoneItem : 0;
    if (to == kFirstItem) {
      if (apart) return score + (clue.titled ? 0.3 : -1.5);
      if (from == kTitle) return score + 0.3;
      if (listed) return score - 2;
      if (clue.code_before) return score - 0.8;
      if (before.shape.ending == LineEnd::kColon) return score + 1.8;
      return score + (clue.gap ? -1.2 : -1.8);
    }
    if (listed && !clue.gap && !apart && !clue.code_before) score -= 0.3;
    return score;
  }

  const Blocks& blocks_;
  std::vector<Clue> clues_;
  double gap_weight_ = 0;
  double prior_ = 0;
  double gap_cost_ = 0;
};

}  // namespace

void FindLostLists(Blocks& blocks, const Habit& habit) {
  const Search search(blocks, habit);
  const std::vector<State> states = search.Run();
  for (size_t i = 0; i < states.size(); ++i) {
    Block& block = blocks[search.clues()[i].block];
    if (states[i] == kTitle) {
      block.kind = Block::Kind::kHeading;
      block.level = kTopLevel;
    } else if (states[i] != kParagraph) {
      block.kind = Block::Kind::kItem;
      block.content_indent = block.indent + 2;
    }
  }
}

}  // namespace emend
