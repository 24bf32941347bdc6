#include "markup/truncation.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/shape.h"
#include "markup/words.h"

namespace emend {
namespace {

// Brackets that stay open at the end; what closes too much does not count.
int OpenBrackets(std::string_view text) {
  int open = 0;
  for (const char c : text) {
    if (c == '(' || c == '[') ++open;
    if ((c == ')' || c == ']') && open > 0) --open;
  }
  return open;
}

// Particles of Japanese that something must follow, and conjunctions of Chinese.
bool EndsInParticle(std::string_view text) {
  static constexpr std::string_view kWhole[] = {"こと", "もの", "のに", "ために", "ように", "まで", "など", "だけ"};
  static constexpr std::string_view kOpen[] = {"は",   "が",   "を", "に", "で", "因为", "所以",
                                               "如果", "但是", "的", "和", "或", "在"};
  const auto ends = [&](std::string_view word) { return text.ends_with(word); };
  return std::none_of(std::begin(kWhole), std::end(kWhole), ends) &&
         std::any_of(std::begin(kOpen), std::end(kOpen), ends);
}

// `last` is the last sentence of `text`.
bool EndsInsidePhrase(std::string_view text, std::string_view last, const Shape& shape) {
  if (shape.ending == LineEnd::kStop || shape.ending == LineEnd::kQuestion) return false;
  if (shape.ending == LineEnd::kComma) return true;
  const bool ticks = std::count(last.begin(), last.end(), '`') % 2 == 1;
  return OpenBrackets(last) > 0 || ticks || EndsInFunctionWord(text) || (shape.words > 3 && EndsInParticle(text));
}

// An address, a path, a formula or a command ends without a full stop by right.
bool EndsInCode(std::string_view text) {
  const size_t space = text.find_last_of(' ');
  const std::string_view word = text.substr(space == std::string_view::npos ? 0 : space + 1);
  if (word.empty()) return false;
  if (word.back() == '`' || word.back() == ')' || word.back() == '>' || word.back() == ']') return true;
  return word.find_first_of("/_=@\\{}<>$#") != std::string_view::npos || word.find("::") != std::string_view::npos;
}

// "Table 3-1. Where things lie": what stands below a table or a picture ends without a full stop by right.
bool IsCaption(std::string_view text) {
  const size_t space = text.find(' ');
  if (space == text.npos || space + 1 >= text.size() || !IsAsciiDigit(text[space + 1])) return false;
  const size_t end = text.find_first_not_of("0123456789.-", space + 1);
  return end != text.npos && (text[end] == ':' || (text[end] == ' ' && text[end - 1] == '.'));
}

// Whether the code may be whole although its fence does not close: its last statement ends, and so do its blocks.
bool EndsStatement(const Block& code) {
  int open = 0;
  char last = 0;
  for (const std::string& line : code.lines)
    for (const char c : line) {
      open += (c == '{' || c == '(') - (c == '}' || c == ')');
      if (c != ' ' && c != '\t') last = c;
    }
  return open <= 0 && (last == ';' || last == '}');
}

bool IsProseCutOff(const Block& block, const Habit& habit) {
  const std::string& text = block.text;
  const std::string_view last = std::string_view(text).substr(LastSentence(text));
  const Shape& whole = block.shape;
  const Shape shape = MeasureShape(last);
  if (shape.ending == LineEnd::kStop || shape.ending == LineEnd::kQuestion || shape.ending == LineEnd::kColon)
    return false;
  constexpr int kFragment = 4;
  if (IsCaption(text)) return false;
  if (IsItem(block)) return shape.words > kFragment && EndsInsidePhrase(text, last, shape);
  if (whole.words <= kFragment) return shape.starts_lower && EndsInFunctionWord(text);
  if (EndsInsidePhrase(text, last, shape)) return true;
  // Complete sentences before it, and in other answers: their author writes full stops.
  constexpr double kMostOpen = 0.4;
  return habit.open_ends < kMostOpen && whole.sentences >= 2 && shape.words >= 2 && !EndsInCode(text) &&
         !shape.starts_emoji && shape.term == 0;
}

}  // namespace

bool IsCutOff(const Blocks& blocks, const Habit& habit) {
  if (blocks.empty()) return false;
  const Block& last = blocks.back();
  if (IsCode(last)) return last.open && !EndsStatement(last);
  if (!IsText(last) && !IsItem(last)) return false;
  return IsProseCutOff(last, habit);
}

}  // namespace emend
