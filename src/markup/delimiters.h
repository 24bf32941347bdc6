// Which runs of * _ ~ in a text are emphasis that its author meant.
//
// Stricter than CommonMark 0.29 §6.4: emphasis never begins or ends inside a word or a number, so that 2*3*4, x**2 and
// snake_case are text. What is paired here pairs in CommonMark in the same way, provided the rest is escaped.
#ifndef EMEND_MARKUP_DELIMITERS_H_
#define EMEND_MARKUP_DELIMITERS_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace emend {

// A run of one delimiter character.
struct Delimiter {
  size_t begin = 0;
  size_t length = 0;
  char mark = 0;
  bool opens = false;      // as CommonMark sees it
  bool closes = false;     // as CommonMark sees it
  bool can_open = false;   // as an author means it
  bool can_close = false;  // as an author means it
  bool paired = false;     // emphasis
  bool escape = false;     // CommonMark would pair it, though nobody meant it
};

// The run that begins at `at`, judged by what stands around it.
Delimiter ReadDelimiter(std::string_view text, size_t at);

// Sets `paired` and `escape`. `delimiters` are all that are not in code, in their order.
void PairDelimiters(std::vector<Delimiter>& delimiters);

}  // namespace emend

#endif  // EMEND_MARKUP_DELIMITERS_H_
