#include "markup/cut_points.h"

#include <algorithm>

#include "base/span.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

enum class Class { kSpace, kLower, kUpper, kLetter, kDigit, kMark, kJoiner, kCloser, kOpener, kStop, kPercent, kOther };

Class Classify(char32_t c) {
  if (IsSpace(c)) return Class::kSpace;
  if (c == 0xFE0F || c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF)) return Class::kJoiner;
  if (IsCellMark(c)) return Class::kMark;
  if (IsLower(c)) return Class::kLower;
  if (IsUpper(c)) return Class::kUpper;
  if (IsLetter(c)) return Class::kLetter;
  if (IsDigit(c)) return Class::kDigit;
  if (c == ')' || c == ']' || c == U'）') return Class::kCloser;
  if (c == '(' || c == '[' || c == U'（') return Class::kOpener;
  if (c == '.' || c == '!' || c == '?' || c == U'。' || c == U'…') return Class::kStop;
  if (c == '%') return Class::kPercent;
  return Class::kOther;
}

bool IsAlnum(Class c) { return c == Class::kLower || c == Class::kUpper || c == Class::kLetter || c == Class::kDigit; }

// What two neighbours say of a border between them; 0 = no border can be here. `after`: the class behind the right one.
double PairScore(Class left, Class right, Class after) {
  if (left == Class::kSpace || right == Class::kSpace || right == Class::kJoiner) return 0;
  const bool left_mark = left == Class::kMark || left == Class::kJoiner;
  const bool right_mark = right == Class::kMark;
  if (left_mark && right_mark) return 2.5;
  if (left_mark) return IsAlnum(right) ? 2.2 : 0.6;
  if (right_mark) return IsAlnum(left) || left == Class::kCloser ? 2.2 : 0.4;
  if (left == Class::kLower && right == Class::kUpper) return after == Class::kUpper ? 0.5 : 0.7;
  if (left == Class::kUpper && right == Class::kUpper) return after == Class::kLower ? 0.5 : 0;
  if (left == Class::kCloser && IsAlnum(right)) return 1.6;
  if (left == Class::kStop && right == Class::kUpper) return 0.8;
  if (left == Class::kPercent && IsAlnum(right)) return 1.2;
  if (left == Class::kDigit && right == Class::kUpper) return 0.7;
  if (left == Class::kDigit && right == Class::kLower) return 0.1;
  if ((left == Class::kLower || left == Class::kUpper) && right == Class::kDigit) return 0.2;
  if ((left == Class::kLetter) != (right == Class::kLetter) && IsAlnum(left) && IsAlnum(right))
    return 0.2;  // 数据库Redis
  return 0;
}

constexpr double kBehindCapitals = 0.2;  // DELETErows, where one of both is a word of the export
constexpr double kKnownWord = 0.7;

// The run of letters and digits that ends at, or begins at, byte `at`.
std::string_view WordBefore(std::string_view text, size_t from, size_t at) {
  size_t begin = at;
  while (begin > from) {
    size_t last = begin - 1;
    while (last > from && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    const char32_t c = DecodeUtf8(text, last).value;
    if (!IsLetter(c) && !IsDigit(c)) break;
    begin = last;
  }
  return text.substr(begin, at - begin);
}

std::string_view WordAfter(std::string_view text, size_t at, size_t to) {
  size_t end = at;
  while (end < to) {
    const CodePoint c = DecodeUtf8(text, end);
    if (!IsLetter(c.value) && !IsDigit(c.value)) break;
    end += c.length;
  }
  return text.substr(at, end - at);
}

}  // namespace

bool IsCellMark(char32_t c) {
  return IsEmoji(c) || c == U'✓' || c == U'✔' || c == U'✗' || c == U'✘' || c == U'✕' || c == U'✖' || c == U'×' ||
         c == U'—' || c == U'–' || c == U'●' || c == U'○';
}

std::vector<CutPoint> FindCutPoints(std::string_view line, const Vocabulary& words, const Vocabulary& own) {
  std::vector<CutPoint> points;
  std::vector<Span> last_capitals;  // the E of DELETErows
  size_t left_begin = 0;
  Class left = Class::kSpace;
  Class before_left = Class::kSpace;
  int brackets = 0;
  for (size_t at = 0; at < line.size();) {
    const CodePoint c = DecodeUtf8(line, at);
    const Class right = Classify(c.value);
    const size_t next = at + c.length;
    const Class after = next < line.size() ? Classify(DecodeUtf8(line, next).value) : Class::kSpace;
    const double score = brackets == 0 ? PairScore(left, right, after) : 0;
    if (score > 0) points.push_back({at, score});
    if (brackets == 0 && before_left == Class::kUpper && left == Class::kUpper && right == Class::kLower)
      last_capitals.push_back({left_begin, at});
    if (right == Class::kOpener) ++brackets;
    if (right == Class::kCloser && brackets > 0) --brackets;
    before_left = left;
    left = right;
    left_begin = at;
    at = next;
  }
  // Words that the cut sets free speak for it, a word that it breaks speaks against it.
  const auto known = [&](std::string_view word) { return word.size() > 1 && words.Count(word) - own.Count(word) > 0; };
  for (size_t i = 0; i < points.size(); ++i) {
    const size_t from = i == 0 ? 0 : points[i - 1].at;
    const size_t to = i + 1 < points.size() ? points[i + 1].at : line.size();
    const std::string_view before = WordBefore(line, from, points[i].at);
    const std::string_view behind = WordAfter(line, points[i].at, to);
    if (known(before)) points[i].score += kKnownWord;
    if (known(behind)) points[i].score += kKnownWord;
    if (before.empty() || behind.empty()) continue;
    const std::string_view whole = line.substr(points[i].at - before.size(), before.size() + behind.size());
    const std::string_view head = WordBefore(line, 0, points[i].at);
    const std::string_view token =
        line.substr(points[i].at - head.size(), head.size() + WordAfter(line, points[i].at, line.size()).size());
    if (known(whole) || known(token)) points[i].score -= 3;
  }
  for (const Span capital : last_capitals) {
    const auto not_before = [&](size_t at) {
      return std::lower_bound(points.begin(), points.end(), at,
                              [](const CutPoint& point, size_t value) { return point.at < value; });
    };
    // A point before the last capital is the other way to read the same place.
    const auto from = not_before(capital.begin);
    const auto next = not_before(capital.end);
    const std::string_view before = WordBefore(line, from == points.begin() ? 0 : (from - 1)->at, capital.end);
    const std::string_view behind = WordAfter(line, capital.end, next == points.end() ? line.size() : next->at);
    const double speak_for_it = kKnownWord * (known(before) + known(behind));
    if (speak_for_it > 0) points.insert(next, {capital.end, kBehindCapitals + speak_for_it});
  }
  return points;
}

}  // namespace emend
