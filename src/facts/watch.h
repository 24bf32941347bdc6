// Which passages of a file the rules of facts need to have read, and which rules may find something there.
//
// A rule finds something about a passage only if certain words stand in it or around it. Few passages of a text hold
// the words of any rule, and reading is what costs.
#ifndef EMEND_FACTS_WATCH_H_
#define EMEND_FACTS_WATCH_H_

#include <span>
#include <vector>

#include "facts/pattern.h"
#include "facts/vocabulary.h"
#include "passages/checked_file.h"

namespace emend::facts {

// What must stand in a passage or around it: of each group one pattern at least must be able to match. What stands
// around are the passages of Surroundings, the row and the headers of a table's cell, and a question just before.
using WatchedPatterns = std::vector<std::vector<const Pattern*>>;

class Watch {
 public:
  // The patterns are read at once.
  void Add(size_t rule, const WatchedPatterns& patterns);

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
  // A text that holds one of the words or fulfils one of the parts; with `all`, each of the parts.
  struct Need {
    bool all = false;
    std::vector<WordNumber> words;
    std::vector<Need> parts;
  };
  struct Trigger {
    size_t rule;
    Need need;
  };
  class FileLook;

  Need NeedOf(const PatternNode& node);
  static bool Anything(const Need& need);
  void CountWords(const Need& need);
  // The rarest words of which one must stand in the text.
  std::vector<WordNumber> KeyOf(const Need& need) const;

  Vocabulary vocabulary_;
  std::vector<Trigger> triggers_;
  std::vector<size_t> uses_;                    // of each word, by triggers
  std::vector<std::vector<size_t>> triggered_;  // word -> triggers to be looked at where it stands
  size_t rules_ = 0;
};

}  // namespace emend::facts

#endif  // EMEND_FACTS_WATCH_H_
