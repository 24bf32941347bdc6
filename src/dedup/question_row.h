// The words of a question with all that the lexicon knows of each, and what may be said of a word by its neighbours.
#ifndef EMEND_DEDUP_QUESTION_ROW_H_
#define EMEND_DEDUP_QUESTION_ROW_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dedup/language.h"
#include "dedup/lexicon.h"
#include "dedup/question_words.h"

namespace emend {

class QuestionRow {
 public:
  QuestionRow(std::string_view question, const Lexicon& lexicon);

  Language language() const { return language_; }
  bool language_is_certain() const { return language_is_certain_; }

  size_t size() const { return words_.size(); }
  const QuestionWord& operator[](size_t i) const { return words_[i]; }
  std::string_view TextAt(size_t i) const { return i < words_.size() ? std::string_view(words_[i].text) : ""; }
  const std::string& StemAt(size_t i) const { return stems_[i]; }

  // From word `i` on, as the lexicon numbers them: words for frames, English stems for names. 0: in no table.
  std::span<const uint32_t> NumbersFrom(size_t i) const { return std::span(numbers_).subspan(i); }
  std::span<const uint32_t> StemNumbersFrom(size_t i) const { return std::span(stem_numbers_).subspan(i); }

  bool IsFunctionWord(size_t i) const;
  bool SaysWhat(size_t i) const;        // of no frame, no function word
  bool IsOperand(size_t i) const;       // a function word that is asked about: "between is and ==", "the this keyword"
  bool IsShouted(size_t i) const;       // WHERE and HAVING are no function words
  bool IsPlatformName(size_t i) const;  // "in Go", "in C", "in R"
  bool IsTopic(size_t i) const;         // "compare" in "compare, contrast and …" starts no frame
  bool IsChoice(size_t i) const;        // "offset or cursor?" from `i` on
  bool Compares() const { return compares_; }

  // The words before the last one of "depth-first and breadth-first search" have their own name with that last one: how
  // many they are, and the name; 0 if this is no such place.
  size_t SharedName(size_t i, int& name) const;

 private:
  std::string StemOf(const QuestionWord& word) const;
  bool IsMisspeltDifference(std::string_view word) const;
  bool HasDifference() const;

  const Lexicon& lexicon_;
  std::vector<QuestionWord> words_;
  Language language_;
  bool language_is_certain_;
  std::vector<uint32_t> numbers_;
  std::vector<std::string> stems_;
  std::vector<uint32_t> stem_numbers_;
  bool compares_ = false;
};

}  // namespace emend

#endif  // EMEND_DEDUP_QUESTION_ROW_H_
