#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"
#include "passages/checked_file.h"

namespace emend {
namespace {

constexpr auto kAbbreviations = std::to_array<std::string_view>({
#define ABBREVIATION(text) text,
#include "passages/abbreviations.def"
#undef ABBREVIATION
});

// Stops that end a sentence wherever they stand.
bool IsWideStop(char32_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61 || c == 0x0964 || c == 0x0965 || c == 0x06D4 ||
         c == 0x061F || c == 0x1362 || c == 0x104B || c == 0x17D4;
}

bool IsStop(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x203D; }

// Quotes and brackets that may close behind a stop.
bool IsCloser(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == 0x201D || c == 0x2019 || c == 0xBB ||
         c == 0x300D || c == 0x300F || c == 0xFF09 || c == 0x203A || c == '*' || c == '_';
}

bool IsOpener(char32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{' || c == 0x201C || c == 0x2018 || c == 0xAB ||
         c == 0x201E || c == 0x201A || c == 0x300C || c == 0x300E || c == 0xBF || c == 0xA1;
}

class Splitter {
 public:
  explicit Splitter(const Passage& passage) : passage_(passage), text_(passage.text) {}

  std::vector<Span> Split() {
    size_t begin = 0;
    for (size_t at = 0; at < text_.size();) {
      if (SkipMark(at)) continue;
      const unsigned char byte = static_cast<unsigned char>(text_[at]);
      if (byte < 0x80 && byte != '.' && byte != '!' && byte != '?' && byte != '\n') {
        ++at;
        continue;
      }
      const CodePoint c = DecodeUtf8(text_, at);
      size_t end = at + c.length;
      if (c.value == '\n') {
        Add(begin, at);
        begin = at = end;
        continue;
      }
      if (!IsStop(c.value) && !IsWideStop(c.value)) {
        at = end;
        continue;
      }
      bool wide = IsWideStop(c.value);
      size_t stops = 1;
      for (CodePoint next = DecodeUtf8(text_, end); IsStop(next.value) || IsWideStop(next.value); ++stops) {
        wide = wide || IsWideStop(next.value);
        end += next.length;
        next = DecodeUtf8(text_, end);
      }
      const size_t stop_end = end;
      for (CodePoint next = DecodeUtf8(text_, end); next.length > 0 && IsCloser(next.value);
           next = DecodeUtf8(text_, end))
        end += next.length;
      if (wide || Ends(at, stop_end, end, c.value, stops)) {
        Add(begin, end);
        begin = end;
      }
      at = end;
    }
    Add(begin, text_.size());
    return std::move(spans_);
  }

 private:
  // Goes over inline code and addresses.
  bool SkipMark(size_t& at) {
    while (mark_ < passage_.marks.size()) {
      const InlineMark& mark = passage_.marks[mark_];
      const bool opaque = mark.kind == InlineKind::kCode || mark.kind == InlineKind::kUrl;
      if (!opaque || mark.span.end <= at) {
        ++mark_;
        continue;
      }
      if (mark.span.begin > at) return false;
      at = mark.span.end;
      ++mark_;
      return true;
    }
    return false;
  }

  bool Ends(size_t stop, size_t stop_end, size_t end, char32_t sign, size_t stops) const {
    if (end >= text_.size()) return true;
    CodePoint next = DecodeUtf8(text_, end);
    if (!IsSpace(next.value)) return false;
    size_t at = end;
    while (next.length > 0 && IsSpace(next.value)) {
      at += next.length;
      next = DecodeUtf8(text_, at);
    }
    while (next.length > 0 && IsOpener(next.value)) {
      at += next.length;
      next = DecodeUtf8(text_, at);
    }
    const bool ellipsis = sign == 0x2026 || (sign == '.' && stops > 1);
    const bool lower = IsLower(next.value);
    if (ellipsis || sign != '.' || end > stop_end) return !lower || (sign != '.' && !ellipsis && end == stop_end);
    const std::string_view word = WordBefore(stop);
    if (word.empty()) return false;  // `. NET`, a stop of its own
    if (IsAbbreviation(word)) return false;
    if (IsInitial(word)) return false;
    if (IsNumber(word) && StartsSentence(stop - word.size())) return false;  // `1. Do this`
    return !lower;
  }

  // Up to the stop, back to white space or an opening sign.
  std::string_view WordBefore(size_t stop) const {
    size_t begin = stop;
    while (begin > 0 && static_cast<unsigned char>(text_[begin - 1]) > ' ' && text_[begin - 1] != '(' &&
           text_[begin - 1] != '[' && text_[begin - 1] != '"' && text_[begin - 1] != '/')
      --begin;
    return text_.substr(begin, stop - begin);
  }

  static bool IsAbbreviation(std::string_view word) {
    std::string lower(word);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return std::find(kAbbreviations.begin(), kAbbreviations.end(), lower) != kAbbreviations.end();
  }

  // `J.` in a name; `C` and `R` are languages, `I` a word.
  static bool IsInitial(std::string_view word) {
    if (word == "I") return false;
    const CodePoint c = DecodeUtf8(word, 0);
    return c.length == word.size() && IsUpper(c.value);
  }

  static bool IsNumber(std::string_view word) { return word.find_first_not_of("0123456789") == std::string_view::npos; }

  bool StartsSentence(size_t at) const {
    const size_t first = spans_.empty() ? 0 : spans_.back().end;
    return Trim(text_.substr(first, at - first)).empty();
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
};

}  // namespace

std::vector<Span> SplitSentences(const Passage& passage) {
  if (passage.kind == PassageKind::kCode) return {};
  return Splitter(passage).Split();
}

}  // namespace emend
