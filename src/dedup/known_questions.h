// Questions that interviews ask again and again, each time in other words, and things that questions describe without
// their name. Known from rules/vocabulary/questions/*.tsv:
//
//   name,name<TAB>pattern|pattern   a thing and its other names: whoever uses one of the patterns asks about what
//   others
//                                   call by a name
//   ?name<TAB>pattern|pattern       a whole question: who uses one of the patterns asks what all of them ask
//   @name<TAB>word/word             words for one slot of a pattern, there written as `@name`
//
// A pattern is slots apart by spaces, in any order; each wants one of its words, which stand apart by `/`. `-` before a
// slot: none of them may be there. `a_b`: words one after the other. `word*`: the beginning of a word. Inflections of
// English words do not matter, nor do letter case and accents; a word without spaces around it, as in Chinese, is found
// anywhere. A pattern of one slot is a name too, in another language perhaps.
#ifndef EMEND_DEDUP_KNOWN_QUESTIONS_H_
#define EMEND_DEDUP_KNOWN_QUESTIONS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dedup/lexicon.h"
#include "dedup/question_features.h"
#include "dedup/question_row.h"

namespace emend {

// What the patterns have that were found.
struct ToldWords {
  std::vector<bool> words;              // for each word of the row
  std::vector<std::string_view> parts;  // of words without spaces around them

  bool Tell(const QuestionWord& word, size_t at, std::string_view text) const;
};

class KnownQuestions {
 public:
  // The ones that are compiled in, in the words of Lexicon::Standard().
  static const KnownQuestions& Standard();

  KnownQuestions(std::span<const std::string_view> tables, const Lexicon& lexicon);

  // What the question is known as, by key, each once. The key of a thing is that of the term that names it.
  std::vector<KnownQuestion> Find(const QuestionRow& row, ToldWords& told) const;

 private:
  struct Slot {
    std::vector<uint32_t> words;  // sorted
    uint64_t mask = 0;            // a bit of 64 for each
    bool forbids = false;
    bool is_unspaced = false;  // one of the words is found without spaces around it
  };
  struct Numbered {
    uint32_t number = 0;
    bool is_unspaced = false;
  };
  struct Pattern {
    KnownQuestion known;
    std::vector<uint32_t> slots;  // in slots_
    uint32_t first = 0;           // the slot of the fewest patterns
    bool is_unspaced = false;     // of words without spaces around them, which are found in one run
    bool is_turned = false;       // its second word stands before its first
  };
  struct Found;

  uint32_t Number(std::string_view word, bool& is_unspaced);
  Numbered NumberNew(std::string_view word);
  uint32_t AddSlot(std::string_view words, const StringMap<std::string>& classes);
  void ReadTable(std::string_view table, const Lexicon& lexicon, StringMap<std::string>& classes);
  Pattern& AddPattern(std::string_view slots, KnownQuestion known, const StringMap<std::string>& classes);
  void IndexPatterns();
  Found WordsOf(const QuestionRow& row) const;
  bool Fits(const Pattern& pattern, const Found& found) const;

  StringMap<uint32_t> words_;
  StringMap<uint32_t> beginnings_;
  StringMap<bool> phrase_starts_;
  std::vector<std::pair<std::string, uint32_t>> unspaced_;
  uint32_t numbers_ = 0;
  std::unordered_map<std::string_view, Numbered> numbered_;  // as written in the tables, while they are read
  StringMap<uint32_t> slot_numbers_;
  std::vector<Slot> slots_;
  std::vector<Pattern> patterns_;
  std::vector<std::vector<uint32_t>> patterns_of_;  // by the words of their first slot
};

}  // namespace emend

#endif  // EMEND_DEDUP_KNOWN_QUESTIONS_H_
