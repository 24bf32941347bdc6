#ifndef EMEND_DEDUP_PHRASE_TABLE_H_
#define EMEND_DEDUP_PHRASE_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace emend {

// Sequences of numbered words, each with a value; finds the longest that a text begins with.
class PhraseTable {
 public:
  struct Match {
    size_t length = 0;  // in words
    int value = 0;
  };

  // The first value of a phrase stays.
  void Add(std::span<const uint32_t> words, int value) {
    uint32_t node = 0;
    for (const uint32_t word : words) {
      node = edges_.try_emplace(Key(node, word), static_cast<uint32_t>(edges_.size() + 1)).first->second;
    }
    values_.try_emplace(node, value);
  }

  std::optional<Match> Find(std::span<const uint32_t> words) const {
    std::optional<Match> longest;
    uint32_t node = 0;
    for (size_t i = 0; i < words.size(); ++i) {
      const auto edge = edges_.find(Key(node, words[i]));
      if (edge == edges_.end()) break;
      node = edge->second;
      if (const auto value = values_.find(node); value != values_.end()) longest = Match{i + 1, value->second};
    }
    return longest;
  }

 private:
  static uint64_t Key(uint32_t node, uint32_t word) { return static_cast<uint64_t>(node) << 32 | word; }

  std::unordered_map<uint64_t, uint32_t> edges_;
  std::unordered_map<uint32_t, int> values_;
};

}  // namespace emend

#endif  // EMEND_DEDUP_PHRASE_TABLE_H_
