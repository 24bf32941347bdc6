#include "markup/delimiters.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

bool IsAsciiPunctuation(char32_t c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool IsPunct(char32_t c) { return c < 0x80 ? IsAsciiPunctuation(c) : IsPunctuation(c); }

bool IsWordByte(char32_t c) {
  return c < 0x80 && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
}

char32_t Before(std::string_view text, size_t at) {
  if (at == 0) return ' ';
  size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return DecodeUtf8(text, begin).value;
}

char32_t After(std::string_view text, size_t at) { return at < text.size() ? DecodeUtf8(text, at).value : U' '; }

}  // namespace

Delimiter ReadDelimiter(std::string_view text, size_t at) {
  Delimiter run;
  run.begin = at;
  run.mark = text[at];
  run.length = std::min(text.find_first_not_of(run.mark, at), text.size()) - at;
  const char32_t before = Before(text, at);
  const char32_t after = After(text, at + run.length);
  const bool left = !IsSpace(after) && (!IsPunct(after) || IsSpace(before) || IsPunct(before));
  const bool right = !IsSpace(before) && (!IsPunct(before) || IsSpace(after) || IsPunct(after));
  run.opens = left && (run.mark != '_' || !right || IsPunct(before));
  run.closes = right && (run.mark != '_' || !left || IsPunct(after));
  const size_t longest = run.mark == '~' ? 2 : 3;
  const size_t shortest = run.mark == '~' ? 2 : 1;
  const bool fits = run.length >= shortest && run.length <= longest;
  run.can_open = run.opens && fits && !IsWordByte(before) && before != ')' && before != ']';
  run.can_close = run.closes && fits && !IsWordByte(after) && after != '(' && after != '[';
  return run;
}

namespace {

void FindPairs(std::vector<Delimiter>& delimiters) {
  std::vector<size_t> open;
  for (size_t at = 0; at < delimiters.size(); ++at) {
    Delimiter& closer = delimiters[at];
    if (closer.can_close) {
      // Only runs of the same length pair: `***a* b**` and the like are left alone, as nobody writes them on purpose.
      const auto match = std::find_if(open.rbegin(), open.rend(), [&](size_t i) {
        return delimiters[i].mark == closer.mark && delimiters[i].length == closer.length;
      });
      if (match != open.rend()) {
        delimiters[*match].paired = closer.paired = true;
        open.erase(std::prev(match.base()), open.end());
        continue;
      }
    }
    if (closer.can_open) {
      open.push_back(at);
      // A deeper search than this serves hostile text only.
      constexpr size_t kDeepest = 32;
      if (open.size() > kDeepest) open.erase(open.begin());
    }
  }
}

// What is not paired must not pair with what is, nor with its like.
void FindEscapes(std::vector<Delimiter>& delimiters) {
  constexpr std::string_view kMarks = "*_~";
  for (const char mark : kMarks) {
    bool opened = false;
    for (Delimiter& run : delimiters) {
      if (run.mark != mark) continue;
      run.escape = !run.paired && run.closes && opened;
      opened = opened || run.opens;
    }
    bool closed = false;
    for (auto run = delimiters.rbegin(); run != delimiters.rend(); ++run) {
      if (run->mark != mark) continue;
      run->escape = run->escape || (!run->paired && run->opens && closed);
      closed = closed || (run->paired && run->closes);
    }
  }
}

}  // namespace

void PairDelimiters(std::vector<Delimiter>& delimiters) {
  FindPairs(delimiters);
  FindEscapes(delimiters);
}

}  // namespace emend
