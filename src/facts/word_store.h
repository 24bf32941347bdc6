// The words that were met in a text, each folded, stemmed and hashed once.
#ifndef EMEND_FACTS_WORD_STORE_H_
#define EMEND_FACTS_WORD_STORE_H_

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace emend::facts {

struct StoredWord {
  std::string folded;
  uint64_t form = 0;  // hash of `folded`
  uint64_t stem = 0;
  double number = 0;
  bool counts = false;  // "seven": `number` holds
};

class WordStore {
 public:
  // Of a word as it is written. Valid as long as the store.
  const StoredWord& Find(std::string_view written);

  // A text that lives as long as the store.
  std::string_view Keep(std::string text) { return kept_.emplace_back(std::move(text)); }

 private:
  struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  std::unordered_map<std::string, StoredWord, TextHash, std::equal_to<>> words_;  // as written
  std::deque<std::string> kept_;
};

}  // namespace emend::facts

#endif  // EMEND_FACTS_WORD_STORE_H_
