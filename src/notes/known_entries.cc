#include "notes/known_entries.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/unicode.h"

namespace emend {
namespace {

constexpr double kMuchTheSame = 0.5;

std::unordered_set<std::string> WordsOf(const PlacedWording& wording) {
  const std::string text = FoldCase(wording.key + "\n" + std::string(wording.answer));
  std::unordered_set<std::string> words;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
    if (end > begin) words.insert(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// The share of the words that both have, of the shorter one's.
double Overlap(const PlacedWording& a, const PlacedWording& b) {
  const auto words_a = WordsOf(a);
  const auto words_b = WordsOf(b);
  const auto& fewer = words_a.size() < words_b.size() ? words_a : words_b;
  const auto& more = words_a.size() < words_b.size() ? words_b : words_a;
  const auto shared = std::count_if(fewer.begin(), fewer.end(), [&](const auto& word) { return more.contains(word); });
  return fewer.empty() ? 0.0 : static_cast<double>(shared) / static_cast<double>(fewer.size());
}

class Matcher {
 public:
  Matcher(std::span<const PlacedWording> entries, std::span<const PlacedWording> remembered)
      : entries_(entries),
        remembered_(remembered),
        known_(entries.size()),
        open_(entries.size(), true),
        taken_(remembered.size()) {}

  std::vector<std::optional<size_t>> Match() {
    const auto lines = [](const PlacedWording& w) {
      return std::to_string(w.lines.first) + '-' + std::to_string(w.lines.last);
    };
    const auto answer = [](const PlacedWording& w) { return std::string(Trim(w.answer)); };
    MatchByKeyAnd([&](const PlacedWording& w) { return lines(w) + '\n' + answer(w); });
    MatchByKeyAnd(answer);
    // What has no answer has nothing to lose, so any place of its question will do.
    for (size_t i = 0; i < entries_.size(); ++i) open_[i] = Trim(entries_[i].answer).empty();
    MatchByKeyAnd([](const PlacedWording&) { return std::string(); });
    open_.assign(entries_.size(), true);
    MatchByKeyAnd(lines);
    MatchByLines();
    return std::move(known_);
  }

 private:
  void Take(size_t entry, size_t memory) {
    known_[entry] = memory;
    taken_[memory] = true;
  }

  // Pairs what has the same key and the same `trait`, in the order of the lines.
  template <typename Trait>
  void MatchByKeyAnd(Trait trait) {
    const auto token = [&](const PlacedWording& wording) { return wording.key + '\n' + trait(wording); };
    std::unordered_map<std::string, std::vector<size_t>> free;  // last line first
    for (size_t i = 0; i < remembered_.size(); ++i) {
      if (!taken_[i]) free[token(remembered_[i])].push_back(i);
    }
    for (auto& [key, memories] : free) {
      std::stable_sort(memories.begin(), memories.end(),
                       [&](size_t a, size_t b) { return remembered_[b].lines < remembered_[a].lines; });
    }
    for (size_t i = 0; i < entries_.size(); ++i) {
      if (known_[i] || !open_[i]) continue;
      const auto found = free.find(token(entries_[i]));
      if (found == free.end() || found->second.empty()) continue;
      Take(i, found->second.back());
      found->second.pop_back();
    }
  }

  // How far each entry's nearest neighbour that is known by question has moved, looking backwards or forwards.
  std::vector<std::optional<int>> NeighbourShifts(bool backwards) const {
    std::vector<std::optional<int>> shifts(entries_.size());
    std::optional<int> shift;
    for (size_t n = 0; n < entries_.size(); ++n) {
      const size_t i = backwards ? n : entries_.size() - 1 - n;
      if (known_[i]) shift = entries_[i].lines.first - remembered_[*known_[i]].lines.first;
      shifts[i] = shift;
    }
    return shifts;
  }

  void MatchByLines() {
    std::map<LineRange, std::vector<size_t>> by_lines;
    for (size_t i = 0; i < remembered_.size(); ++i) {
      if (!taken_[i]) by_lines[remembered_[i].lines].push_back(i);
    }
    if (by_lines.empty()) return;
    const auto before = NeighbourShifts(true);
    const auto after = NeighbourShifts(false);
    for (size_t i = 0; i < entries_.size(); ++i) {
      if (known_[i]) continue;
      const bool certain = (before[i] || after[i]) && (!before[i] || !after[i] || *before[i] == *after[i]);
      for (const int shift : {before[i].value_or(after[i].value_or(0)), after[i].value_or(before[i].value_or(0))}) {
        if (known_[i]) break;
        const LineRange then{entries_[i].lines.first - shift, entries_[i].lines.last - shift};
        const auto found = by_lines.find(then);
        if (found == by_lines.end()) continue;
        const auto memory = std::find_if(found->second.begin(), found->second.end(), [&](size_t m) {
          return certain || Overlap(entries_[i], remembered_[m]) >= kMuchTheSame;
        });
        if (memory == found->second.end()) continue;
        Take(i, *memory);
        found->second.erase(memory);
      }
    }
  }

  std::span<const PlacedWording> entries_;
  std::span<const PlacedWording> remembered_;
  std::vector<std::optional<size_t>> known_;
  std::vector<bool> open_;  // the entries to be matched by question
  std::vector<bool> taken_;
};

}  // namespace

std::vector<std::optional<size_t>> FindKnownEntries(std::span<const PlacedWording> entries,
                                                    std::span<const PlacedWording> remembered) {
  return Matcher(entries, remembered).Match();
}

bool SameAnswer(std::string_view a, std::string_view b) { return Trim(a) == Trim(b); }

}  // namespace emend
