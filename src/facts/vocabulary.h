// The words that patterns ask for, each with a number, and a quick look at which of them stand in a text.
//
// The look splits no sentences and makes no tokens, so it may see a word where a reading sees none, never the other way
// round: "don't" and "cannot" hold not, "10ms" a number, the word ms and the word 10ms.
#ifndef EMEND_FACTS_VOCABULARY_H_
#define EMEND_FACTS_VOCABULARY_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "facts/pattern_node.h"

namespace emend::facts {

using WordNumber = uint32_t;

// What a pattern asks for at one place.
struct AskedWord {
  enum Kind : uint8_t {
    kAnyText,  // stands in every text: what the look cannot tell
    kVersion,  // a number in digits
    kNumber,   // that, or "seven"
    kStem,
    kDigits,   // a stem that is written in digits
    kForm,     // this form of a word only
    kWritten,  // and in this case only
    kPrefix,
  };
  Kind kind = kAnyText;
  uint64_t stem = 0;   // kStem and what follows: a hash
  std::string prefix;  // kPrefix: folded

  bool operator==(const AskedWord&) const = default;
};

// What a node of the kind kWord, kPrefix, kNumber or kVersion asks for.
AskedWord AskedBy(const PatternNode& node);

class Vocabulary {
 public:
  static constexpr WordNumber kAnyText = AskedWord::kAnyText;
  static constexpr WordNumber kVersion = AskedWord::kVersion;
  static constexpr WordNumber kNumber = AskedWord::kNumber;

  Vocabulary();

  WordNumber Add(const AskedWord& word);

  size_t size() const { return size_; }

 private:
  friend class WordLook;

  WordNumber size_;
  std::unordered_map<uint64_t, WordNumber> stems_, forms_, written_;
  std::vector<WordNumber> digits_;  // those of `stems_` that are written in digits
  std::unordered_map<std::string, WordNumber> prefix_numbers_;
  std::vector<std::pair<std::string, WordNumber>> prefixes_[256];  // by first byte
};

// Where a word stands in a text: behind how many others, of those that white space sets apart.
struct WordPlace {
  WordNumber word;
  uint32_t at;
};

// Looks at the texts of one file; remembers the words it has met.
class WordLook {
 public:
  explicit WordLook(const Vocabulary& vocabulary);

  // Adds the words in `text` to `out`, in order, and between them kAnyText where a sign stands at which clauses may
  // begin or end. The number of words in the text.
  size_t Look(std::string_view text, std::vector<WordPlace>& out);

 private:
  struct Known {
    uint64_t key = 0;  // hash of the word as written; 0 for none
    uint32_t begin = 0;
    uint32_t end = 0;
  };

  const Known& Find(uint64_t key, std::string_view word);
  void Read(std::string_view word);
  void Grow();
  void Take(std::string_view word, std::vector<WordPlace>& out);
  void Take(std::span<const WordNumber> numbers, std::vector<WordPlace>& out);

  const Vocabulary& vocabulary_;
  std::vector<Known> table_;  // a power of two, by hash, the next free place where that is taken
  size_t filled_ = 0;
  std::vector<WordNumber> numbers_;  // of the known words, from `begin` to `end`
  uint32_t at_ = 0;                  // in the text
};

}  // namespace emend::facts

#endif  // EMEND_FACTS_VOCABULARY_H_
