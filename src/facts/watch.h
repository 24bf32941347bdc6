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
#include "facts/vocabulary.h"
#include "passages/checked_file.h"

namespace emend::facts {

// What must stand in a passage or around it: of each group one pattern at least must be able to match. What stands
// around are the passages of Surroundings, the row and the headers of a table's cell, and a question just before.
using WatchedPatterns = std::vector<std::vector<const Pattern*>>;

// What a rule must see, in a form that may be written down and read again.
struct WatchList {
  void Add(const WatchedPatterns& patterns);
  void Add(const WatchList& other);

  bool empty() const { return needs.empty(); }

  bool operator==(const WatchList&) const = default;

  std::vector<AskedWord> words;  // each once; `needs` has their indices
  // One need behind the other: its head, its words, the needs that are parts of it. Whole is a text that holds one of
  // the words or fulfils one of the parts; where the head says all, one that fulfils each of the parts.
  std::vector<uint32_t> needs;
};

class Watch {
 public:
  // A list that was read from elsewhere must be one that WatchList::Add makes.
  void Add(size_t rule, const WatchList& list);

  bool empty() const { return triggers_.empty(); }

  // To be called once, before the first look.
  void Finish();

  struct Seen {
    std::vector<bool> passages;  // to be read
    std::vector<bool> rules;     // that may find something

    bool MayFind(size_t rule) const { return rule < rules.size() && rules[rule]; }
  };
  Seen Look(const CheckedFile& file) const;

 private:
  struct Trigger {
    size_t rule;
    size_t need;  // its place in `needs_`
  };
  class FileLook;

  // Adds the rarest words of which one must stand in the text.
  void AddKeyOf(size_t need, std::vector<WordNumber>& words) const;

  Vocabulary vocabulary_;
  std::vector<uint32_t> needs_;  // as in a WatchList, with the numbers of the vocabulary
  std::vector<Trigger> triggers_;
  std::vector<size_t> uses_;                    // of each word, by triggers
  std::vector<std::vector<size_t>> triggered_;  // word -> triggers to be looked at where it stands
  size_t rules_ = 0;
};

}  // namespace emend::facts

#endif  // EMEND_FACTS_WATCH_H_
