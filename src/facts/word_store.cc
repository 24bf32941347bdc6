#include "facts/word_store.h"

#include <algorithm>

#include "base/unicode.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

constexpr std::string_view kNumbers[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                         "seven", "eight", "nine", "ten",   "eleven", "twelve"};

}  // namespace

const StoredWord& WordStore::Find(std::string_view written) {
  const auto known = words_.find(written);
  if (known != words_.end()) return known->second;
  StoredWord word;
  word.folded = FoldCase(written);
  word.form = HashWord(word.folded);
  word.stem = StemHash(word.folded, word.form);
  const auto number = std::find(std::begin(kNumbers), std::end(kNumbers), word.folded);
  word.counts = number != std::end(kNumbers);
  if (word.counts) word.number = static_cast<double>(number - std::begin(kNumbers));
  return words_.emplace(written, std::move(word)).first->second;
}

}  // namespace emend::facts
