// The words that people put before a question or an answer, in many languages: "Question 3:", "Ans.", "Frage", "答：".
#ifndef EMEND_IMPORT_LABELS_H_
#define EMEND_IMPORT_LABELS_H_

#include <string_view>

#include "model/document.h"

namespace emend {

struct LabelMatch {
  Marker::Kind kind = Marker::Kind::kNone;  // kQuestion, kAnswer or kNone
  int number = -1;                          // "Question 3" -> 3
  char style = 0;                           // what ended it: ':', '.', ')', '-'; 0 if the line ended
  size_t length = 0;                        // bytes of the label, white space after it included
};

// The label that `text` begins with. A lone letter ("Q", "A", "В") needs a colon, or a number behind Q.
LabelMatch MatchLabel(std::string_view text);

// Whether `text` as a whole is such a word ("Question", "Antwort"): the header of a table of questions and answers.
Marker::Kind LabelKind(std::string_view text);

// What a column or a key is called that holds one side of a card: LabelKind, and the words of flashcard programs.
Marker::Kind SideKind(std::string_view name);

}  // namespace emend

#endif  // EMEND_IMPORT_LABELS_H_
