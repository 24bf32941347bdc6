#include "markup/shape.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

constexpr std::string_view kEmphasis = "*_`";

bool IsFullStop(char32_t c) {
  switch (c) {
    case '.':
    case '!':
    case U'…':
    case U'。':
    case U'．':
    case U'！':
    case U'।':  // Devanagari danda
    case U'۔':  // Arabic full stop
      return true;
    default:
      return false;
  }
}

bool IsQuestionMark(char32_t c) { return c == '?' || c == U'？' || c == U'؟' || c == U';'; }

bool IsCloser(char32_t c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == U'”' || c == U'’' || c == U'»' || c == U'」' ||
         c == U'）';
}

Ending EndingOf(char32_t c) {
  if (IsFullStop(c)) return Ending::kStop;
  if (IsQuestionMark(c)) return Ending::kQuestion;
  if (c == ':' || c == U'：') return Ending::kColon;
  if (c == ',' || c == ';' || c == U'，' || c == U'、' || c == U'；') return Ending::kComma;
  if (c == '-' || c == U'–' || c == U'—') return Ending::kDash;
  return Ending::kNone;
}

std::string_view StripMarks(std::string_view text) {
  const size_t begin = text.find_first_not_of(kEmphasis);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kEmphasis) + 1 - begin);
}

// "e.g." and "z.B." are no sentence ends, nor is the "1." before a word, nor a single letter.
bool IsAbbreviation(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  const size_t begin = word.find_first_not_of("([\"'*_`");
  if (begin == std::string_view::npos) return false;
  word = word.substr(begin);
  if (word.size() <= 1) return true;
  return word.size() <= 5 && word.find('.') != std::string_view::npos && word.find("..") == std::string_view::npos;
}

// The last character that is neither closer nor emphasis; `closed`: a bracket or quote stands behind it.
char32_t LastMark(std::string_view text, bool& closed) {
  closed = false;
  size_t end = text.size();
  while (end > 0) {
    size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    const char32_t c = DecodeUtf8(text, at).value;
    if (!IsCloser(c) && !(c < 0x80 && kEmphasis.find(static_cast<char>(c)) != std::string_view::npos)) return c;
    closed = closed || IsCloser(c);
    end = at;
  }
  return 0;
}

// The bytes of a term of at most six words and 48 bytes before ": " or a spaced dash.
size_t TermOf(std::string_view text) {
  constexpr size_t kLongest = 56;
  int words = 1;
  for (size_t at = 0; at < text.size() && at < kLongest;) {
    const CodePoint c = DecodeUtf8(text, at);
    const size_t next = at + c.length;
    const size_t after = text.find_first_not_of(kEmphasis, next);
    const bool space_after = after != std::string_view::npos && (text[after] == ' ' || c.value == U'：');
    const bool space_before = at > 0 && text[at - 1] == ' ';
    if ((c.value == ':' || c.value == U'：') && space_after && !space_before) return at;
    if ((c.value == U'–' || c.value == U'—' || c.value == '-') && space_before && space_after)
      return at > 0 ? at - 1 : 0;
    if (c.value == ' ' && ++words > 7) return 0;
    if (IsFullStop(c.value) && space_after) return 0;
    if (c.value == ',' || IsQuestionMark(c.value)) return 0;
    at = next;
  }
  return 0;
}

}  // namespace

bool IsUnspaced(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

Shape MeasureShape(std::string_view text) {
  Shape shape;
  text = StripMarks(Trim(text));
  if (text.empty()) return shape;
  shape.sentences = 1;
  bool in_word = false;
  size_t word_start = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeUtf8(text, at);
    ++shape.length;
    if (c.value == ' ' || c.value == '\t' || c.value == '\n') {
      in_word = false;
    } else if (IsUnspaced(c.value)) {
      ++shape.words;
      in_word = false;
    } else if (!in_word) {
      in_word = true;
      word_start = at;
      ++shape.words;
      const size_t first = text.find_first_not_of("*_`(\"'[", at);
      if (first != std::string_view::npos && IsUpper(DecodeUtf8(text, first).value)) ++shape.capitals;
    }
    const size_t next = at + c.length;
    if (next < text.size() && (IsFullStop(c.value) || IsQuestionMark(c.value))) {
      const bool wide = c.value > 0x7F && c.value != U'…';
      size_t after = next;
      while (after < text.size() &&
             (IsCloser(DecodeUtf8(text, after).value) || text[after] == '*' || text[after] == '_'))
        after += DecodeUtf8(text, after).length;
      if (after < text.size() && (wide || text[after] == ' ' || text[after] == '\n')) {
        const size_t begin = text.find_first_not_of(" \n*_`\"'(", after);
        const bool opens = begin != std::string_view::npos && !IsLower(DecodeUtf8(text, begin).value);
        if (opens && !(c.value == '.' && IsAbbreviation(text.substr(word_start, next - word_start)))) ++shape.sentences;
      }
    }
    at = next;
  }
  bool closed = false;
  shape.ending = EndingOf(LastMark(text, closed));
  const CodePoint first = DecodeUtf8(text, 0);
  shape.starts_upper = IsUpper(first.value);
  shape.starts_lower = IsLower(first.value);
  shape.starts_emoji = IsEmoji(first.value);
  shape.term = TermOf(text);
  const size_t space = text.find_first_of(" \n\t");
  shape.first_word = StripMarks(text.substr(0, space));
  while (!shape.first_word.empty() && (shape.first_word.back() == ':' || shape.first_word.back() == ','))
    shape.first_word.remove_suffix(1);
  return shape;
}

size_t LastSentence(std::string_view text) {
  size_t last = 0;
  size_t word_start = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeUtf8(text, at);
    const size_t next = at + c.length;
    if (c.value == ' ' || c.value == '\n') word_start = next;
    if (IsFullStop(c.value) || IsQuestionMark(c.value)) {
      size_t after = next;
      while (after < text.size() &&
             (IsCloser(DecodeUtf8(text, after).value) || text[after] == '*' || text[after] == '_'))
        after += DecodeUtf8(text, after).length;
      const bool wide = c.value > 0x7F && c.value != U'…';
      const size_t begin = text.find_first_not_of(" \n*_`\"'(", after);
      const bool spaced = after < text.size() && (wide || text[after] == ' ' || text[after] == '\n');
      if (spaced && begin != std::string_view::npos && !IsLower(DecodeUtf8(text, begin).value) &&
          !(c.value == '.' && IsAbbreviation(text.substr(word_start, next - word_start))))
        last = begin;
    }
    at = next;
  }
  return last;
}

}  // namespace emend
