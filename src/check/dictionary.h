#ifndef EMEND_CHECK_DICTIONARY_H_
#define EMEND_CHECK_DICTIONARY_H_

#include <string>
#include <string_view>
#include <vector>

namespace emend {

// The words that spelling knows: dictionaries and vocabularies. May be asked by several threads at once.
class Dictionary {
 public:
  virtual ~Dictionary() = default;

  // Whether there are words at all; without, nothing is misspelt.
  virtual bool empty() const = 0;

  // Words will be asked for soon: a dictionary that is not yet read may be read meanwhile, in a thread of its own.
  virtual void Expect() const {}

  // Whether a word of letters and inner apostrophes is known, in this case of letters or one that is as good at the
  // start of a sentence or in a shouted title.
  virtual bool Knows(std::string_view word) const = 0;

  // Whether a vocabulary, not a dictionary, has the word in some case.
  virtual bool HasTerm(std::string_view word) const = 0;

  // Whether a line of the project's own vocabulary is this text.
  virtual bool Accepts(std::string_view text) const = 0;
};

// Known words that a misspelt one may stand for, the likeliest first: one letter more, less, other or swapped. At
// most `most`; the same for the same dictionary.
std::vector<std::string> SuggestWords(const Dictionary& dictionary, std::string_view word, size_t most);

}  // namespace emend

#endif  // EMEND_CHECK_DICTIONARY_H_
