#include "markup/shape.h"

#include <algorithm>
#include <array>

#include "base/byte_scan.h"
#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

constexpr size_t kNone = std::string_view::npos;

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

bool IsQuestionMark(char32_t c) { return c == '?' || c == U'？' || c == U'؟'; }

bool IsCloser(char32_t c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == U'”' || c == U'’' || c == U'»' || c == U'」' ||
         c == U'）';
}

bool IsEmphasis(char c) { return c == '*' || c == '_' || c == '`'; }
bool IsOpener(char c) { return IsEmphasis(c) || c == '(' || c == '"' || c == '\'' || c == '['; }
bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

LineEnd EndingOf(char32_t c) {
  if (IsFullStop(c)) return LineEnd::kStop;
  if (IsQuestionMark(c)) return LineEnd::kQuestion;
  if (c == ':' || c == U'：') return LineEnd::kColon;
  if (c == ',' || c == ';' || c == U'，' || c == U'、' || c == U'；') return LineEnd::kComma;
  if (c == '-' || c == U'–' || c == U'—') return LineEnd::kDash;
  return LineEnd::kNone;
}

std::string_view StripMarks(std::string_view text) {
  while (!text.empty() && IsEmphasis(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsEmphasis(text.back())) text.remove_suffix(1);
  return text;
}

// "e.g." and "z.B." are no sentence ends, nor is the "1." before a word, nor a single letter.
bool IsAbbreviation(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  const size_t begin = word.find_first_not_of("([\"'*_`");
  if (begin == kNone) return false;
  word = word.substr(begin);
  if (word.size() <= 1) return true;
  return word.size() <= 5 && word.find('.') != kNone && word.find("..") == kNone;
}

// The last character that is neither closer nor emphasis; a full stop for an emoji, which ends a message as well.
char32_t LastMark(std::string_view text) {
  size_t end = text.size();
  while (end > 0) {
    size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    const char32_t c = DecodeUtf8(text, at).value;
    if (IsEmoji(c)) return '.';
    if (!IsCloser(c) && !(c < 0x80 && IsEmphasis(static_cast<char>(c)))) return c;
    end = at;
  }
  return 0;
}

constexpr std::array<bool, 256> MakeBytes(std::string_view ascii, bool others) {
  std::array<bool, 256> bytes = {};
  for (size_t i = 0x80; i < bytes.size(); ++i) bytes[i] = others;
  for (const char c : ascii) bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}
constexpr auto kBlankByte = MakeBytes(" \t\n", false);
constexpr ByteSet kWordEnd = ByteSet::AndBeyondAscii(" \t\n");
constexpr ByteScan<true, '.', '!', '?'> kMayEndSentence;
constexpr auto kMayEndTerm = MakeBytes(" :-,.!?", true);

// The bytes of a term of at most six words before ": " or a spaced dash.
size_t TermOf(std::string_view text) {
  constexpr size_t kLongest = 56;
  int words = 1;
  for (size_t at = 0; at < text.size() && at < kLongest;) {
    const unsigned char byte = static_cast<unsigned char>(text[at]);
    if (!kMayEndTerm[byte]) {
      ++at;
      continue;
    }
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1, true} : DecodeUtf8(text, at);
    size_t after = at + c.length;
    while (after < text.size() && IsEmphasis(text[after])) ++after;
    const bool space_after = after < text.size() && (text[after] == ' ' || c.value == U'：');
    const bool space_before = at > 0 && text[at - 1] == ' ';
    if ((c.value == ':' || c.value == U'：') && space_after && !space_before) return at;
    if ((c.value == U'–' || c.value == U'—' || c.value == '-') && space_before && space_after) return at - 1;
    if (c.value == ' ' && ++words > 7) return 0;
    if (IsFullStop(c.value) && space_after) return 0;
    if (c.value == ',' || IsQuestionMark(c.value)) return 0;
    at += c.length;
  }
  return 0;
}

// Where the next sentence begins if one ends with the sign `c` before `next`; 0 if none does. `begin_of_this`: a place
// from which the word is looked for that the sign stands at.
size_t NextSentence(std::string_view text, size_t begin_of_this, char32_t c, size_t next) {
  if (!IsFullStop(c) && !IsQuestionMark(c)) return 0;
  size_t after = next;
  while (after < text.size()) {
    const CodePoint closer = DecodeUtf8(text, after);
    if (!IsCloser(closer.value) && closer.value != '*' && closer.value != '_') break;
    after += closer.length;
  }
  const bool wide = c > 0x7F && c != U'…';
  if (after >= text.size() || (!wide && !IsBlank(text[after]))) return 0;
  static constexpr ByteSet kBeforeSentence(" \n*_`\"'(");
  const size_t begin = kBeforeSentence.Skip(text, after, text.size());
  if (begin == text.size() || IsLower(DecodeUtf8(text, begin).value)) return 0;
  if (c != '.') return begin;
  size_t word = next - 1;
  while (word > begin_of_this && text[word - 1] != ' ' && text[word - 1] != '\n') --word;
  return IsAbbreviation(text.substr(word, next - word)) ? 0 : begin;
}

// Calls visit(begin of the next sentence) for each sentence that ends inside `text`.
template <typename Visit>
void ForEachSentenceEnd(std::string_view text, Visit visit) {
  size_t seen = 0;
  for (size_t at = 0; at < text.size();) {
    at = kMayEndSentence.Find(text, at, text.size());
    if (at == text.size()) break;
    const CodePoint c = DecodeUtf8(text, at);
    const size_t begin = NextSentence(text, seen, c.value, at + c.length);
    if (begin > 0) visit(begin), seen = at + c.length;
    at += c.length;
  }
}

void CountWords(std::string_view text, Shape& shape) {
  size_t length = 0;
  int words = 0;
  bool in_word = false;
  for (size_t at = 0; at < text.size();) {
    if (in_word) {
      const size_t end = kWordEnd.Find(text, at, text.size());
      length += end - at;
      at = end;
      if (at == text.size()) break;
    }
    const unsigned char byte = static_cast<unsigned char>(text[at]);
    ++length;
    if (const char letter = static_cast<char>(byte | 0x20); letter >= 'a' && letter <= 'z') {  // most words
      in_word = true;
      ++words;
      shape.capitals += byte < 'a';
      ++at;
      continue;
    }
    if (kBlankByte[byte]) {
      in_word = false;
      ++at;
      continue;
    }
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1, true} : DecodeUtf8(text, at);
    if (IsUnspaced(c.value)) {
      ++words;
      in_word = false;
    } else if (!in_word) {
      in_word = true;
      ++words;
      size_t first = at;
      while (first < text.size() && IsOpener(text[first])) ++first;
      if (first < text.size() && IsUpper(DecodeUtf8(text, first).value)) ++shape.capitals;
    }
    at += c.length;
  }
  shape.length = length;
  shape.words = words;
}

}  // namespace

bool IsUnspaced(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

Shape MeasureSentences(std::string_view text) {
  Shape shape;
  text = StripMarks(Trim(text));
  if (text.empty()) return shape;
  shape.sentences = 1;
  ForEachSentenceEnd(text, [&shape](size_t) { ++shape.sentences; });
  shape.ending = EndingOf(LastMark(text));
  shape.term = TermOf(text);
  return shape;
}

Shape MeasureShape(std::string_view text) {
  Shape shape = MeasureSentences(text);
  text = StripMarks(Trim(text));
  if (text.empty()) return shape;
  CountWords(text, shape);
  const char32_t first = DecodeUtf8(text, 0).value;
  shape.starts_upper = IsUpper(first);
  shape.starts_lower = IsLower(first);
  shape.starts_emoji = IsEmoji(first);
  return shape;
}

std::string_view FirstWord(std::string_view text) {
  text = StripMarks(Trim(text));
  std::string_view word = StripMarks(text.substr(0, text.find_first_of(" \n\t")));
  while (!word.empty() && (word.back() == ':' || word.back() == ',')) word.remove_suffix(1);
  return word;
}

size_t LastSentence(std::string_view text) {
  size_t last = 0;
  ForEachSentenceEnd(text, [&last](size_t begin) { last = begin; });
  return last;
}

}  // namespace emend
