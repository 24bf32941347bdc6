// Title case and sentence case of a short text, such as a heading.
#ifndef EMEND_CHECK_LETTER_CASE_H_
#define EMEND_CHECK_LETTER_CASE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace emend {

enum class LetterCase : uint8_t { kTitle, kSentence, kLower, kUpper };

// AP keeps short function words small, Chicago prepositions of any length.
enum class TitleStyle : uint8_t { kAp, kChicago };

struct CaseTerms {
  LetterCase wanted = LetterCase::kTitle;
  TitleStyle style = TitleStyle::kAp;
  std::vector<std::string> indicators;             // a word that ends so leaves the next one free
  std::function<bool(std::string_view)> excepted;  // a word that may be written as it is
};

// The words of a text (letters and digits with what joins them), each with how it should be written; equal where it is
// right. Words that hold a capital behind their first letter (`iOS`, `HTTP`) or a digit are right as they are.
struct CasedWord {
  Span span;
  std::string wanted;
};
std::vector<CasedWord> CaseWords(std::string_view text, const CaseTerms& terms);

}  // namespace emend

#endif  // EMEND_CHECK_LETTER_CASE_H_
