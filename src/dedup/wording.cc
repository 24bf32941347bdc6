#include "dedup/wording.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "dedup/question_features.h"

namespace emend {
namespace {

constexpr size_t kFewestWords = 3;
constexpr size_t kMostWords = 16;
constexpr size_t kLettersOfWord = 3;  // in scripts without spaces

struct Signs {
  size_t questions = 0;  // question marks of all scripts
  size_t spaces = 0;
  size_t letters = 0;
  size_t capitals = 0;
  int open = 0;  // parentheses
  bool in_code = false;
  bool ends_with_question = false;
  bool ends_abruptly = false;  // with a comma, colon or ellipsis
};

Signs ReadSigns(std::string_view text) {
  Signs signs;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    i += std::max<size_t>(c.length, 1);
    const bool is_question = c.value == '?' || c.value == 0xFF1F || c.value == 0x061F || c.value == 0x037E;
    signs.questions += is_question ? 1 : 0;
    signs.ends_with_question = is_question;
    signs.ends_abruptly = c.value == ',' || c.value == ':' || c.value == 0x2026 || c.value == '-' || c.value == 0x2014;
    signs.spaces += c.value == ' ' ? 1 : 0;
    if (c.value == '`') signs.in_code = !signs.in_code;
    if (c.value == '(') ++signs.open;
    if (c.value == ')') --signs.open;
    if (!IsLetter(c.value)) continue;
    ++signs.letters;
    signs.capitals += IsUpper(c.value) ? 1 : 0;
  }
  signs.ends_abruptly |= text.ends_with("...");
  return signs;
}

}  // namespace

double RateWording(std::string_view question) {
  const std::string_view text = Trim(question);
  if (text.empty()) return -10;
  const Signs signs = ReadSigns(text);
  const QuestionFeatures features = ReadQuestion(text, Lexicon::Standard());
  const size_t words = std::max(signs.spaces + 1, signs.spaces == 0 ? signs.letters / kLettersOfWord : size_t{0});
  const bool asks = features.first_kinds != 0;
  double rate = 0;
  if (signs.ends_with_question) rate += 2;
  if (asks) rate += 2;
  if (words < kFewestWords) rate -= 2;
  if (words > kMostWords) rate -= 0.1 * static_cast<double>(words - kMostWords);
  if (signs.questions > 1) rate -= 1;
  if (features.besides_kinds != 0) rate -= 0.3;
  if (signs.ends_abruptly) rate -= 3;
  if (signs.open != 0 || signs.in_code) rate -= 3;
  if (text.find('(') != std::string_view::npos) rate -= 0.5;
  if (signs.letters > 8 && signs.capitals * 2 > signs.letters) rate -= 2;
  const CodePoint first = DecodeUtf8(text, 0);
  if (IsLetter(first.value) && ToUpper(first.value) != first.value) rate -= 1;  // begins in lower case
  return rate;
}

}  // namespace emend
