#ifndef EMEND_DEDUP_QUESTION_LANGUAGE_H_
#define EMEND_DEDUP_QUESTION_LANGUAGE_H_

#include <string_view>
#include <vector>

#include "dedup/language.h"
#include "dedup/lexicon.h"
#include "dedup/question_words.h"

namespace emend {

struct QuestionLanguage {
  Language language = Language::kEn;
  bool is_certain = false;
};

// The language that most of the words belong to which say nothing of the subject. English where nothing tells.
QuestionLanguage FindLanguage(std::string_view question, const std::vector<QuestionWord>& words,
                              const Lexicon& lexicon);

}  // namespace emend

#endif  // EMEND_DEDUP_QUESTION_LANGUAGE_H_
