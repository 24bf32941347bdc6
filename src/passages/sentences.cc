// Where sentences end, by the signs and words around each stop (a rule-based reading of Unicode UAX #29, 5). A stop in
// doubt ends none: a rule that counts or compares sentences is then silent rather than wrong.
#include <algorithm>
#include <array>
#include <cstdint>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "passages/checked_file.h"

namespace emend {
namespace {

enum class WordKind : uint8_t { kOther, kAbbreviation, kMayEnd, kAlone, kStarter, kMonth };

struct KnownWord {
  std::string_view text;
  WordKind kind;
};

template <size_t N>
constexpr std::array<KnownWord, N> Sorted(std::array<KnownWord, N> words) {
  std::sort(words.begin(), words.end(), [](const KnownWord& a, const KnownWord& b) { return a.text < b.text; });
  return words;
}

// Abbreviations and what may follow them are two lists, as `no` and `st` may be in both.
constexpr auto kBefore = Sorted(std::to_array<KnownWord>({
#define ABBREVIATION(text) {text, WordKind::kAbbreviation},
#define MAY_END(text) {text, WordKind::kMayEnd},
#define ALONE(text) {text, WordKind::kAlone},
#define STARTER(text)
#define MONTH(text)
#include "passages/sentence_words.def"
#undef STARTER
#undef MONTH
#undef ABBREVIATION
#undef MAY_END
#undef ALONE
}));

constexpr auto kBehind = Sorted(std::to_array<KnownWord>({
#define ABBREVIATION(text)
#define MAY_END(text)
#define ALONE(text)
#define STARTER(text) {text, WordKind::kStarter},
#define MONTH(text) {text, WordKind::kMonth},
#include "passages/sentence_words.def"
#undef STARTER
#undef MONTH
#undef ABBREVIATION
#undef MAY_END
#undef ALONE
}));

template <size_t N>
WordKind KindOf(const std::array<KnownWord, N>& words, std::string_view word) {
  constexpr size_t kLongest = 24;
  if (word.size() > kLongest) return WordKind::kOther;
  std::string lower;
  for (size_t at = 0; at < word.size();) {
    const CodePoint c = DecodeUtf8(word, at);
    AppendUtf8(ToLower(c.value), lower);
    at += c.length;
  }
  const auto found = std::lower_bound(words.begin(), words.end(), std::string_view(lower),
                                      [](const KnownWord& a, std::string_view b) { return a.text < b; });
  return found != words.end() && found->text == lower ? found->kind : WordKind::kOther;
}

// Stops that end a sentence without a space behind them.
constexpr bool IsWideStop(char32_t c) {
  constexpr std::u32string_view kStops = U"。．！？｡।॥۔؟።။។։།";
  return c >= 0x80 && kStops.find(c) != std::u32string_view::npos;
}

constexpr bool IsStop(char32_t c) { return c == '.' || c == '!' || c == '?' || c == U'…' || c == U'‽'; }

// Quotes and brackets that may close behind a stop.
constexpr bool IsCloser(char32_t c) {
  constexpr std::u32string_view kClosers = U"\"')]}”’»›」』）】》〉";
  return kClosers.find(c) != std::u32string_view::npos;
}

constexpr bool IsOpener(char32_t c) {
  constexpr std::u32string_view kOpeners = U"\"'([{“‘„‚«‹「『（【《〈¿¡—–-";
  return kOpeners.find(c) != std::u32string_view::npos;
}

// `U.S`, `a.m`
bool IsDotted(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    const bool letter = (word[i] | 0x20) >= 'a' && (word[i] | 0x20) <= 'z';
    if (i % 2 == 0 ? !letter : word[i] != '.') return false;
  }
  return true;
}

bool IsNumber(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool IsOneLetter(std::string_view word) {
  const CodePoint c = DecodeUtf8(word, 0);
  return c.length > 0 && c.length == word.size() && IsLetter(c.value);
}

class Splitter {
 public:
  explicit Splitter(const Passage& passage) : passage_(passage), text_(passage.text) {}

  std::vector<Span> Split() {
    size_t begin = 0;
    for (size_t at = 0; at < text_.size();) {
      if (SkipMark(at)) continue;
      if (static_cast<unsigned char>(text_[at]) < 0x80 && !kSigns.has(text_[at])) {
        ++at;
        continue;
      }
      const CodePoint c = DecodeUtf8(text_, at);
      if (c.value == '\n' || IsStop(c.value) || IsWideStop(c.value)) {
        const size_t stop = at;
        const bool ends = c.value == '\n' ? EndsAtLine(at) : EndsAtStop(begin, stop, at);
        if (!ends) continue;
        Add(begin, at);
        begin = at;
      } else {
        at += c.length;
      }
    }
    Add(begin, text_.size());
    return std::move(spans_);
  }

 private:
  static constexpr ByteSet kSigns{".!?\n"};

  static bool IsOpaque(const InlineMark& mark) {
    return mark.kind == InlineKind::kCode || mark.kind == InlineKind::kUrl;
  }

  // Goes over inline code and addresses.
  bool SkipMark(size_t& at) {
    for (; mark_ < passage_.marks.size(); ++mark_) {
      const InlineMark& mark = passage_.marks[mark_];
      if (!IsOpaque(mark) || mark.span.end <= at) continue;
      if (mark.span.begin > at) return false;
      at = opaque_end_ = mark.span.end;
      return true;
    }
    return false;
  }

  bool IsCodeAt(size_t at) const {
    for (size_t i = mark_; i < passage_.marks.size() && passage_.marks[i].span.begin <= at; ++i) {
      if (IsOpaque(passage_.marks[i]) && passage_.marks[i].span.begin == at) return true;
    }
    return false;
  }

  CodePoint At(size_t at) const { return DecodeUtf8(text_, at); }

  // A hard line break. The sentence goes on behind it if a small letter does.
  bool EndsAtLine(size_t& at) const {
    ++at;
    const size_t next = SkipSpace(at);
    return !IsLower(At(next).value) || IsCodeAt(next);
  }

  size_t SkipSpace(size_t at) const {
    for (CodePoint c = At(at); c.length > 0 && IsSpace(c.value); c = At(at)) at += c.length;
    return at;
  }

  // Moves `at` behind the stops there and what closes behind them.
  bool EndsAtStop(size_t begin, size_t stop, size_t& at) const {
    bool wide = false;
    bool only_dots = true;
    size_t count = 0;
    for (CodePoint c = At(at); IsStop(c.value) || IsWideStop(c.value); c = At(at), ++count) {
      wide = wide || IsWideStop(c.value);
      only_dots = only_dots && (c.value == '.' || c.value == U'…');
      at += c.length;
    }
    const bool ellipsis = only_dots && (count > 1 || text_[stop] != '.');
    const size_t stop_end = at;
    for (CodePoint c = At(at); c.length > 0 && IsCloser(c.value); c = At(at)) at += c.length;
    const bool closed = at > stop_end;
    const bool space = at >= text_.size() || IsSpace(At(at).value);
    if (at >= text_.size()) return true;
    if (wide) return !closed || space;
    if (!space) return false;
    size_t next = SkipSpace(at);
    const bool code = IsCodeAt(next);
    for (CodePoint c = At(next); c.length > 0 && IsOpener(c.value); c = At(next)) next += c.length;
    const bool lower = IsLower(At(next).value) && !code && !IsCodeAt(next) && !IsCamel(next);
    if (!only_dots) return !closed || !lower;
    if (ellipsis || closed) return !lower;
    return !lower && WordEnds(begin, stop, next);
  }

  // `iPhone`, `mTLS`: a name that begins with a small letter wherever it stands.
  bool IsCamel(size_t at) const {
    const std::string_view word = WordFrom(at);
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  std::string_view WordFrom(size_t at) const {
    size_t end = at;
    for (CodePoint c = At(end); c.length > 0 && (IsLetter(c.value) || IsDigit(c.value)); c = At(end)) end += c.length;
    return text_.substr(at, end - at);
  }

  // Does the full stop at `stop` end a sentence, as far as the words before and behind it tell?
  bool WordEnds(size_t begin, size_t stop, size_t next) const {
    if (opaque_end_ == stop && stop > begin) return true;
    const std::string_view word = WordBefore(begin, stop);
    if (word.empty()) return stop > begin && !IsSpace(static_cast<unsigned char>(text_[stop - 1]));
    const WordKind behind = KindOf(kBehind, WordFrom(next));
    const bool first = Trim(text_.substr(begin, stop - begin)).size() == word.size();
    if (IsNumber(word)) return !first && !(word.size() <= 2 && behind == WordKind::kMonth);
    if (IsOneLetter(word)) return word == "I" || (!first && behind == WordKind::kStarter);
    const WordKind kind = KindOf(kBefore, word);
    if (kind == WordKind::kAbbreviation) return false;
    if (kind == WordKind::kAlone && first) return IsLetter(At(next).value);
    if (kind == WordKind::kMayEnd || kind == WordKind::kAlone || IsDotted(word)) return behind == WordKind::kStarter;
    return true;
  }

  // What stands before the stop, back to white space or an opening sign.
  std::string_view WordBefore(size_t begin, size_t stop) const {
    constexpr ByteSet kEdges(" \t\n([{\"'/");
    size_t from = stop;
    while (from > begin && !kEdges.has(text_[from - 1])) --from;
    return text_.substr(from, stop - from);
  }

  void Add(size_t begin, size_t end) {
    const std::string_view part = Trim(text_.substr(begin, end - begin));
    if (part.empty()) return;
    const auto from = static_cast<size_t>(part.data() - text_.data());
    spans_.push_back({from, from + part.size()});
  }

  const Passage& passage_;
  std::string_view text_;
  std::vector<Span> spans_;
  size_t mark_ = 0;
  size_t opaque_end_ = 0;  // of the last inline code or address
};

}  // namespace

std::vector<Span> SplitSentences(const Passage& passage) {
  if (passage.kind == PassageKind::kCode) return {};
  return Splitter(passage).Split();
}

}  // namespace emend
