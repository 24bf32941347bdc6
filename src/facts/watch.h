// Which passages of a file the rules of facts need to have read, and which rules may find something there.
//
// A rule finds something about a passage only if certain words stand in it or around it. Few passages of a text hold
// the words of any rule, and reading is what costs.
#ifndef EMEND_FACTS_WATCH_H_
#define EMEND_FACTS_WATCH_H_

#include <cstdint>
#include <span>
#include <vector>

#include "facts/pattern.h"
#include "facts/place_lists.h"
#include "facts/vocabulary.h"
#include "passages/checked_file.h"

namespace emend::facts {

// What must stand in a passage or around it: of each group one pattern at least must be able to match. What stands
// around are the passages of Surroundings, the row and the headers of a table's cell, and a question just before.
struct WatchedGroup {
  std::vector<const Pattern*> patterns;
  bool said = false;  // in one clause, which the words around the passage may begin only where it continues them
  bool cell = false;  // in a cell of a table
};
using WatchedPatterns = std::vector<WatchedGroup>;

// What a rule must see, in a form that may be written down and read again.
struct WatchList {
  void Add(const WatchedPatterns& patterns);
  void Add(const WatchList& other);

  bool empty() const { return needs.empty(); }

  bool operator==(const WatchList&) const = default;

  std::vector<AskedWord> words;  // each once; `needs` has their indices
  // One need behind the other: its head, its words, the needs that are parts of it. Whole is a text that holds one of
  // the words or fulfils one of the parts; where the head says all, one that fulfils each of the parts; where it says
  // said, only the words count that a clause of the passage may have.
  std::vector<uint32_t> needs;
};

class Watch {
 public:
  // To be called for the rules in order. A list that was read from elsewhere must be one that WatchList::Add makes.
  void Add(size_t rule, const WatchList& list);

  bool empty() const { return triggers_.empty(); }

  // To be called once, before the first look.
  void Finish();

  struct Seen {
    std::vector<bool> passages;  // to be read
    // For the needs of all rules, one after another, the passages that the rule may find something in; ascending.
    std::vector<std::vector<uint32_t>> places;
    std::vector<size_t> begins;  // of the needs of each rule in `places`, and the end

    std::span<const std::vector<uint32_t>> PlacesOf(size_t rule) const;  // none of a rule that is not under the watch
    bool MayFind(size_t rule) const;
  };
  Seen Look(const CheckedFile& file) const;

 private:
  class FileLook;

  // Adds the words of which one must stand in the text; those that `counts` has least of.
  void AddKeyOf(size_t need, const std::vector<size_t>& counts, std::vector<WordNumber>& words) const;

  Vocabulary vocabulary_;
  std::vector<uint32_t> needs_;                 // as in a WatchList, with the numbers of the vocabulary
  std::vector<size_t> triggers_;                // places of needs in `needs_`
  std::vector<std::vector<size_t>> triggered_;  // word -> triggers to be looked at where it stands
  std::vector<size_t> begins_ = {0};            // of each rule's triggers, and the end
};

}  // namespace emend::facts

#endif  // EMEND_FACTS_WATCH_H_
