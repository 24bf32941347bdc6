#include "import/line_sketch.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

size_t CountLead(std::string_view text, char mark) {
  const size_t end = text.find_first_not_of(mark);
  return end == text.npos ? text.size() : end;
}

// "12:30" and "12/03/24" at the begin of what a number opens.
bool IsStampStart(std::string_view text, size_t digits) {
  if (digits > 4 || digits + 1 >= text.size()) return false;
  const char sign = text[digits];
  if (!IsAsciiDigit(text[digits + 1])) return false;
  if (sign == ':' || sign == '/' || sign == '-') return true;
  if (sign != '.') return false;
  const size_t next = text.find_first_not_of("0123456789", digits + 1);  // "12.03.24", and not "2.3.1"
  return next != text.npos && text[next] == '.' && next + 2 < text.size() && IsAsciiDigit(text[next + 1]) &&
         IsAsciiDigit(text[next + 2]);
}

// "Ada  9:02 AM", "Ada — 12/03/2024 19:02"
bool EndsWithTime(std::string_view text) {
  constexpr size_t kLongest = 80;
  if (text.size() > kLongest || text.size() < 6) return false;
  for (const std::string_view tail : {"]", " AM", " PM", " am", " pm", "]:"}) {
    if (text.ends_with(tail)) text.remove_suffix(tail.size());
  }
  const size_t size = text.size();
  return size >= 5 && IsAsciiDigit(text[size - 1]) && IsAsciiDigit(text[size - 2]) && text[size - 3] == ':' &&
         IsAsciiDigit(text[size - 4]);
}

LineMark MarkOfNumber(std::string_view text, size_t digits) {
  if (digits == text.size()) return LineMark::kNumberAlone;
  if (IsStampStart(text, digits)) return LineMark::kStamp;
  const char sign = text[digits];
  if (sign == '.' && digits + 1 < text.size() && IsAsciiDigit(text[digits + 1])) return LineMark::kNumberParts;
  const bool ends = digits + 1 == text.size() || IsBlank(text[digits + 1]) || text[digits + 1] == '*' ||
                    static_cast<unsigned char>(text[digits + 1]) >= 0x80;
  if (sign == '.' && ends) return LineMark::kNumberDot;
  if (sign == ')' && ends) return LineMark::kNumberParen;
  return LineMark::kNumberOther;
}

LineMark MarkOfLetters(std::string_view text) {
  if (text.size() > 2 && (text[1] == ')' || text[1] == '.') && text[2] == ' ') return LineMark::kLetter;
  constexpr size_t kLongest = 40;
  constexpr size_t kLongestWord = 12;
  const std::string_view head = text.substr(0, kLongest);
  size_t word = 0;
  while (word < head.size() && IsAsciiLetter(head[word])) ++word;
  const size_t begin = word + (word < head.size() && head[word] == ' ' ? 1 : 0);
  size_t end = begin;
  while (end < head.size() && IsAsciiDigit(head[end])) ++end;
  if (end > begin && end - begin < 4 && end < head.size() && word < kLongestWord &&
      (head[end] == ':' || head[end] == '.' || head[end] == ')'))
    return LineMark::kWord;
  const size_t colon = head.find(':');
  if (colon == head.npos || colon + 1 >= text.size() || text[colon + 1] != ' ') return LineMark::kText;
  return colon == 1 ? LineMark::kShort : LineMark::kLabelled;
}

LineMark MarkOf(std::string_view text) {
  const char c = text[0];
  const auto followed = [&](size_t at) { return at < text.size() && IsBlank(text[at]); };
  switch (c) {
    case '#': {
      const size_t level = CountLead(text, '#');
      if (level <= 6 && followed(level))
        return static_cast<LineMark>(static_cast<size_t>(LineMark::kHeading) + level - 1);
      return LineMark::kHash;
    }
    case '*': {
      const size_t stars = CountLead(text, '*');
      if (followed(stars)) return stars == 1 ? LineMark::kStar : LineMark::kStars;
      if (stars == text.size()) return LineMark::kRule;
      if (stars < 2) return LineMark::kText;
      return text.ends_with("**") || text.ends_with("**:") ? LineMark::kBold : LineMark::kBoldLead;
    }
    case '-':
      if (followed(1)) return text.substr(2).starts_with("**") ? LineMark::kDashBold : LineMark::kDash;
      return CountLead(text, '-') >= 3 ? LineMark::kRule : LineMark::kText;
    case '+':
      return followed(1) ? LineMark::kPlus : LineMark::kText;
    case '=':
      return followed(CountLead(text, '=')) ? LineMark::kEquals
             : CountLead(text, '=') >= 3    ? LineMark::kUnderline
                                            : LineMark::kText;
    case '>':
      return LineMark::kQuote;
    case '|':
      return LineMark::kPipe;
    case '<':
      return text.size() > 1 && (IsAsciiLetter(text[1]) || text[1] == '/' || text[1] == '!') ? LineMark::kTag
                                                                                             : LineMark::kText;
    case '\\':
      return text.size() > 1 && IsAsciiLetter(text[1]) ? LineMark::kCommand : LineMark::kText;
    case '%':
      return LineMark::kPercent;
    case '`':
    case '~':
      return CountLead(text, c) >= 3 ? LineMark::kFence : LineMark::kText;
    case ':':
      return text.find(':', 1) < 32 ? LineMark::kAttribute : LineMark::kText;
    case '[': {
      const size_t digits = text.find_first_not_of("0123456789", 1);
      return digits != text.npos && digits > 1 && IsStampStart(text.substr(1), digits - 1) ? LineMark::kStamp
                                                                                           : LineMark::kBracket;
    }
    case '(': {
      const size_t digits = text.find_first_not_of("0123456789", 1);
      return digits != text.npos && digits > 1 && text[digits] == ')' ? LineMark::kNumberBoth : LineMark::kText;
    }
    default:
      break;
  }
  if (IsAsciiDigit(c)) return MarkOfNumber(text, std::min(text.find_first_not_of("0123456789"), text.size()));
  if (IsAsciiLetter(c)) return MarkOfLetters(text);
  if (static_cast<unsigned char>(c) < 0x80) return LineMark::kText;
  const char32_t sign = DecodeUtf8(text, 0).value;
  if (IsEmoji(sign)) return LineMark::kEmoji;
  return IsLetter(sign) ? LineMark::kText : LineMark::kSign;
}

LineStop StopOf(std::string_view text) {
  const size_t end = text.find_last_not_of("*_`\"')");
  if (end == text.npos) return LineStop::kNone;
  const std::string_view body = text.substr(0, end + 1);
  switch (body.back()) {
    case '?':
      return LineStop::kQuestion;
    case ':':
      return LineStop::kColon;
    case '.':
    case '!':
      return LineStop::kSentence;
    case ';':
    case '{':
    case '}':
    case '>':
      return LineStop::kCode;
    default:
      break;
  }
  if (static_cast<unsigned char>(body.back()) < 0x80) return LineStop::kNone;
  if (body.ends_with("？")) return LineStop::kQuestion;
  if (body.ends_with("：")) return LineStop::kColon;
  return body.ends_with("。") ? LineStop::kSentence : LineStop::kNone;
}

LineSize SizeOf(size_t bytes) {
  if (bytes <= 32) return LineSize::kShort;
  if (bytes <= 90) return LineSize::kMiddle;
  return bytes <= 240 ? LineSize::kLong : LineSize::kParagraph;
}

// By the first letter beyond ASCII: letters that few languages share stand for themselves, others for their script.
uint8_t LettersOf(std::string_view text) {
  for (size_t i = FindNonAscii(text); i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (c.value >= 0xC0 && c.value < 0x2000 && IsLetter(c.value)) {
      if (c.value >= 0x250) return static_cast<uint8_t>(64 + (c.value >> 8) % 16);
      return static_cast<uint8_t>(1 + ToLower(c.value) % 63);
    }
    if (c.value >= 0x2E80 && IsLetter(c.value))
      return static_cast<uint8_t>(c.value < 0x3100 ? 81 : c.value < 0xAC00 ? 82 : c.value < 0xD800 ? 83 : 84);
    i += c.length;
    if (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) i = FindNonAscii(text, i);
  }
  return 0;
}

// "f(x)", "a = b", "};"
bool LooksLikeCode(std::string_view text) {
  constexpr size_t kLongest = 120;
  if (text.size() > kLongest) return false;
  const char last = text.back();
  if (last == ';' || last == '{' || last == '}') return true;
  if (text.find(" = ") != text.npos) return true;
  const size_t open = text.find('(');
  return open != text.npos && open > 0 && last == ')' && IsAsciiLetter(text[open - 1]);
}

}  // namespace

bool IsProse(const LineSketch& line) {
  switch (line.mark) {
    case LineMark::kBold:
    case LineMark::kBoldLead:
    case LineMark::kDashBold:
      return true;
    case LineMark::kText:
    case LineMark::kStar:
    case LineMark::kDash:
    case LineMark::kSign:
    case LineMark::kNumberDot:
      return line.indent == 0 && !line.code &&
             (line.size >= LineSize::kLong || (line.size == LineSize::kMiddle &&
                                               (line.stop == LineStop::kQuestion || line.stop == LineStop::kSentence)));
    default:
      return false;
  }
}

LineSketch SketchLine(std::string_view text) {
  constexpr size_t kEnough = 200;  // bytes that tell the language
  LineSketch line;
  while (line.indent < text.size() && IsBlank(text[line.indent])) ++line.indent;
  const std::string_view body = text.substr(line.indent);
  line.mark = MarkOf(body);
  if (body.find('\t') != body.npos)
    line.mark = LineMark::kFields;
  else if (line.mark == LineMark::kText && body.find(" :: ") != body.npos)
    line.mark = LineMark::kCards;
  else if (line.mark == LineMark::kText && EndsWithTime(body))
    line.mark = LineMark::kStampEnd;
  line.stop = StopOf(body);
  line.size = SizeOf(body.size());
  line.code = LooksLikeCode(body);
  line.classes[kMarkAspect] = static_cast<uint8_t>(line.mark);
  line.classes[kShapeAspect] = static_cast<uint8_t>(static_cast<int>(line.stop) * 4 + static_cast<int>(line.size));
  line.classes[kLettersAspect] = LettersOf(body.substr(0, kEnough));
  return line;
}

}  // namespace emend
