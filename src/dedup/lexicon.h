// What is known about words before any note is read: how questions are framed, which words are commonplace, which mean
// the same, which exclude each other.
//
//   frames.def, word_weights.def, contrasts.def     compiled in
//   rules/vocabulary/{acronyms,synonyms}.tsv, questions/
//                                                   compiled in too, so that nothing is read from disk
#ifndef EMEND_DEDUP_LEXICON_H_
#define EMEND_DEDUP_LEXICON_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dedup/language.h"
#include "dedup/phrase_table.h"
#include "dedup/question_kind.h"

namespace emend {

struct StringHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

template <typename Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

struct WordTraits {
  float weight = 1;
  bool is_widespread = false;  // in answers, answer_words.def
  bool is_platform = false;
  std::string base;             // the platform that this one stands on
  bool is_language = false;     // a platform that things are written in
  bool is_problem = false;      // a fault with a name
  bool is_remedy = false;       // what is done about one
  bool is_sort = false;         // "keyword", "pattern": adds nothing to a name
  std::vector<uint16_t> slots;  // contrasts.def
};

class Lexicon {
 public:
  // The one that is compiled in.
  static const Lexicon& Standard();

  static constexpr int kFunctionWord = -1;

  // The number of a folded word in the tables below; 0 where none of them knows it.
  uint32_t WordNumber(std::string_view folded) const;
  uint32_t StemNumber(std::string_view stem) const;

  // The languages that use the word in frames or as a function word: a bit each.
  uint32_t LanguagesOf(uint32_t word_number) const { return languages_of_[word_number]; }

  // The longest frame or function word of a language: its value is a QuestionKind or kFunctionWord.
  const PhraseTable& Frames(Language language) const { return frames_[static_cast<size_t>(language)]; }
  const PhraseTable& StartFrames(Language language) const { return start_frames_[static_cast<size_t>(language)]; }

  // The same for scripts without spaces: the longest that `text` begins with, its length in bytes.
  std::optional<PhraseTable::Match> UnspacedFrame(std::string_view text, Language language) const;

  // Phrases of English stems that have another name: the value is for Name.
  const PhraseTable& Names() const { return names_; }
  const std::string& Name(int value) const { return name_texts_[static_cast<size_t>(value)]; }

  // The name of a phrase, or its stems.
  std::string TermOf(std::string_view phrase) const;

  // English words without a meaning of their own.
  bool IsFunctionStem(std::string_view stem) const { return function_stems_.contains(stem); }

  // Of a term: a stem or a name.
  const WordTraits* Traits(std::string_view term) const;

 private:
  Lexicon();

  uint32_t Number(std::string_view text, StringMap<uint32_t>& numbers);
  void AddFrames(Language language, int value, std::string_view phrases);
  void AddNames(std::string_view table);
  void AddThings(std::string_view table);
  void AddName(std::string_view name, std::string_view phrase);
  WordTraits& NamedTraits(std::string_view phrase);  // one word from now on
  WordTraits& TraitsOf(std::string_view phrase) { return traits_[TermOf(phrase)]; }

  StringMap<uint32_t> words_;
  StringMap<uint32_t> stems_;
  std::vector<uint32_t> languages_of_;
  std::vector<PhraseTable> frames_;
  std::vector<PhraseTable> start_frames_;
  StringMap<int> unspaced_frames_[kLanguages];
  PhraseTable names_;
  std::vector<std::string> name_texts_;
  StringMap<WordTraits> traits_;
  StringMap<bool> function_stems_;
};

}  // namespace emend

#endif  // EMEND_DEDUP_LEXICON_H_
