// How a line of prose looks, whatever its language: what the models of paragraphs, lists and cut-off text go by.
#ifndef EMEND_MARKUP_SHAPE_H_
#define EMEND_MARKUP_SHAPE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace emend {

enum class LineEnd : uint8_t { kNone, kStop, kQuestion, kColon, kComma, kDash };

struct Shape {
  size_t length = 0;  // code points
  int words = 0;      // runs between spaces; a code point each in scripts that write without spaces
  int sentences = 0;  // begun ones: 1 + the sentence ends inside
  int capitals = 0;   // words that begin with a capital
  LineEnd ending = LineEnd::kNone;
  bool starts_upper = false;
  bool starts_lower = false;
  bool starts_emoji = false;
  size_t term = 0;  // bytes of `Term` in `Term: explanation` or `Term – explanation`; 0 if it has no such form
};

// `text` is one line or one paragraph, trimmed; marks of emphasis around its parts are looked through.
Shape MeasureShape(std::string_view text);

// The same, but only its sentences, ending and term.
Shape MeasureSentences(std::string_view text);

// Without marks around it.
std::string_view FirstWord(std::string_view text);

// Where the last sentence of `text` begins.
size_t LastSentence(std::string_view text);

// Is the script of `c` written without spaces between words (Han, kana, Thai, Khmer, Lao, Burmese)?
bool IsUnspaced(char32_t c);

}  // namespace emend

#endif  // EMEND_MARKUP_SHAPE_H_
