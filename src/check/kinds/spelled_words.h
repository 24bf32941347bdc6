// The words of prose that can be misspelt.
#ifndef EMEND_CHECK_KINDS_SPELLED_WORDS_H_
#define EMEND_CHECK_KINDS_SPELLED_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace emend {

struct SpelledWord {
  Span span;         // bytes of the text
  std::string text;  // with straight apostrophes
  bool capital = false;
  bool opens = false;   // begins a sentence, or what may be one
  size_t compound = 0;  // words that hyphens tie to it share a number from 1; 0: it stands alone
};

// The words of `within`, in order. What is no word is left out by its structure: bytes 0x01, which stand for code and
// addresses; identifiers, paths, calls with what they are called with, versions, acronyms, words with digits.
std::vector<SpelledWord> SpelledWordsOf(std::string_view text, Span within);

// The runs of letters of a piece of code that are worth knowing as words.
void AddWordsOfCode(std::string_view code, std::vector<std::string>& words);

}  // namespace emend

#endif  // EMEND_CHECK_KINDS_SPELLED_WORDS_H_
