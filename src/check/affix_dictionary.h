// A dictionary in Hunspell's format, as far as that is simple: words with prefixes and suffixes, one of each at most.
// Tells of a word what Hunspell 1.7 tells, and is read in a twentieth of the time.
#ifndef EMEND_CHECK_AFFIX_DICTIONARY_H_
#define EMEND_CHECK_AFFIX_DICTIONARY_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

class AffixDictionary {
 public:
  // The contents of an .aff and a .dic file. Nothing where they use what this does not know.
  static std::optional<AffixDictionary> Read(std::string_view affixes, std::string words);

  // Of a word of letters and apostrophes. Nothing where that is not so, of words in capitals, and of letters beyond
  // those of Latin-1 and Latin Extended-A.
  std::optional<bool> Knows(std::string_view word) const;

 private:
  // What one character must be; the bytes of several if it is not of ASCII.
  struct OneOf {
    std::string characters;  // none: any
    bool negated = false;
  };
  struct Affix {
    char flag = 0;
    bool crosses = false;  // a prefix and a suffix that do so may stand at one stem
    std::string strip, append;
    std::vector<OneOf> condition;  // on the begin, or the end, of what it is put to
  };

  AffixDictionary() = default;

  bool ReadAffixes(std::string_view text);
  bool ReadWords(std::string words);
  static bool Fulfils(const Affix& affix, std::string_view stem, bool at_end);

  bool KnowsForm(std::string_view form) const;
  // Whether `form` is a stem with a suffix; with `prefix`, one that crosses with that, at a stem that takes both.
  bool KnowsWithSuffix(std::string_view form, const Affix* prefix) const;
  // Whether the words have this one with all of the flags.
  bool HasStem(std::string_view stem, std::string_view flags) const;

  std::string words_;
  std::vector<uint32_t> table_;  // places of words, one more; a power of two, by hash, the next free one where taken
  std::vector<Affix> prefixes_;
  std::array<std::vector<Affix>, 256> suffixes_;  // by their last byte; those without are with 0
  std::string compound_flags_;
  char only_in_compounds_ = 0;
};

}  // namespace emend

#endif  // EMEND_CHECK_AFFIX_DICTIONARY_H_
