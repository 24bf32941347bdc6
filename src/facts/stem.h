// English words reduced to what their forms share: merge, merges, merged, merging. Light on purpose: it takes off
// endings of verbs and plurals, not those that make another word (cache, cacheable).
#ifndef EMEND_FACTS_STEM_H_
#define EMEND_FACTS_STEM_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace emend::facts {

// `word` is case-folded.
std::string Stem(std::string_view word);

// Words are compared by their hash.
uint64_t HashWord(std::string_view word);

// Hash of the stem, the same for words that say the same (synonyms.def): modify, change, alter.
uint64_t StemHash(std::string_view word);

// The same, of the word whose HashWord is `form`: the same few words come again and again.
uint64_t StemHash(std::string_view word, uint64_t form);

}  // namespace emend::facts

#endif  // EMEND_FACTS_STEM_H_
