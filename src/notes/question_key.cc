#include "notes/question_key.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

// NFKC, case-folded.
std::string FoldCompatible(std::string_view text) {
  if (FindNonAscii(text) == text.size()) return FoldCase(text);
  utf8proc_uint8_t* folded = nullptr;
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &folded, options);
  if (size < 0) return std::string(text);  // not UTF-8: compare it as it is
  std::string out(reinterpret_cast<char*>(folded), static_cast<size_t>(size));
  std::free(folded);  // NOLINT: utf8proc hands out malloc'ed memory
  return out;
}

bool IsQuote(char32_t c) {
  return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 ||
         c == 0x203A || (c >= 0x300C && c <= 0x300F);
}

bool IsDash(char32_t c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

// Every quote as `"`, every apostrophe inside a word as `'`, every dash as `-`, every run of white space as one space.
std::string FoldSigns(std::string_view text) {
  static constexpr ByteSet kPlain("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  std::string out;
  out.reserve(text.size());
  bool after_word = false;
  for (size_t i = 0; i < text.size();) {
    if (const size_t end = kPlain.Skip(text, i, text.size()); end > i) {
      out.append(text, i, end - i);
      i = end;
      after_word = true;
      continue;
    }
    const CodePoint c = DecodeUtf8(text, i);
    i += c.length;
    if (IsSpace(c.value)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (IsQuote(c.value)) {
      out += after_word && IsLetter(DecodeUtf8(text, i).value) ? '\'' : '"';
    } else if (IsDash(c.value)) {
      out += '-';
    } else if (c.value < 0x80) {
      out += static_cast<char>(c.value);
    } else {
      AppendUtf8(c.value, out);
    }
    after_word = IsLetter(c.value) || IsDigit(c.value);
  }
  return out;
}

bool IsWordAt(std::string_view text, size_t at) {
  const CodePoint c = DecodeUtf8(text, at);
  return c.length > 0 && (IsLetter(c.value) || IsDigit(c.value));
}

// Longer than any word; a run of signs that is longer is left as it is, as stripping it would take quadratic time.
constexpr size_t kMaxWord = 200;

// The word without the punctuation of the sentence around it. Brackets go only where they stand around the word: those
// of `f()` and `[]` are part of it. A quoted sign (`?`) stays whole.
std::string_view StripPunctuation(std::string_view word) {
  if (word.size() > kMaxWord) return word;
  const auto inside = [](char c) { return IsLetter(static_cast<unsigned char>(c)) || (c >= '0' && c <= '9'); };
  if (!word.empty() && static_cast<unsigned char>(word.front()) < 0x80 && inside(word.front()) &&
      static_cast<unsigned char>(word.back()) < 0x80 && inside(word.back()))
    return word;
  const std::string_view whole = word;
  constexpr std::string_view kClosing = ")]}";
  constexpr std::string_view kOpening = "([{";
  for (std::string_view before; before != word;) {
    before = word;
    static constexpr ByteSet kMarks("?!,:;\"");
    while (!word.empty() && kMarks.has(word.back())) word.remove_suffix(1);
    while (!word.empty() && word.front() == '"') word.remove_prefix(1);
    if (word.ends_with('.')) word.remove_suffix(1);
    if (word.size() > 1 && kOpening.find(word.front()) != std::string_view::npos && IsWordAt(word, 1))
      word.remove_prefix(1);
    if (word.size() > 1 && kClosing.find(word.back()) != std::string_view::npos) {
      const char opening = kOpening[kClosing.find(word.back())];
      if (std::count(word.begin(), word.end(), word.back()) > std::count(word.begin(), word.end(), opening)) {
        word.remove_suffix(1);
      }
    }
    const auto beyond = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    if (word.empty() || (!beyond(word.front()) && !beyond(word.back()))) continue;
    for (const std::string_view mark : {"¿", "¡", "。", "、", "،", "؟", "।"}) {
      if (word.starts_with(mark)) word.remove_prefix(mark.size());
      if (word.ends_with(mark)) word.remove_suffix(mark.size());
    }
  }
  return word.empty() && whole.size() > 2 && whole.front() == '"' ? whole : word;
}

}  // namespace

std::string QuestionKey(std::string_view question) {
  const std::string folded = FoldSigns(FoldCompatible(question));
  std::string key;
  key.reserve(folded.size());
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string_view word = StripPunctuation(std::string_view(folded).substr(begin, end - begin));
    if (!word.empty()) {
      if (!key.empty()) key += ' ';
      key.append(word);
    }
    begin = end + 1;
  }
  return key.empty() ? folded : key;
}

}  // namespace emend
