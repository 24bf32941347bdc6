// A question cut into words as they are compared.
//
// Identifiers stay whole (`select_related` is one word, `__init__` is `init`), words with hyphens come apart, operators
// that stand alone are words (`==`), C++ and C# keep their signs.
#ifndef EMEND_DEDUP_QUESTION_WORDS_H_
#define EMEND_DEDUP_QUESTION_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

struct QuestionWord {
  std::string text;          // folded, see fold.h
  bool is_code = false;      // in backticks, or an identifier by its looks
  bool is_capitals = false;  // written in capitals, in a question that is not
  bool is_title = false;     // written with a capital first
  bool is_unspaced = false;  // a run of a script that puts no spaces between words
  bool after_comma = false;
  bool after_break = false;  // a sentence ends, or a colon, semicolon or dash stands, before it
  bool in_parentheses = false;
};

std::vector<QuestionWord> SplitQuestion(std::string_view question);

}  // namespace emend

#endif  // EMEND_DEDUP_QUESTION_WORDS_H_
