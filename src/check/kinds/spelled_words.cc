#include "check/kinds/spelled_words.h"

#include <algorithm>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

bool IsApostrophe(char32_t c) { return c == U'\'' || c == U'’'; }

// Signs that tie a word to what is no prose: a path, an address, an identifier, a version, a placeholder.
constexpr std::u32string_view kTies = U"_/\\@#$<=~\u0001";
// Signs that do so between two letters without a space, where prose has one behind them.
constexpr std::u32string_view kInnerTies = U".:+&%|*^?";

bool Holds(std::u32string_view signs, char32_t c) { return signs.find(c) != std::u32string_view::npos; }

class WordReader {
 public:
  WordReader(std::string_view text, Span within) : text_(text), within_(within) {}

  std::vector<SpelledWord> Read() {
    bool opens = true;  // what comes next begins a sentence
    for (size_t at = within_.begin; at < within_.end;) {
      if (text_[at] == ' ') {
        ++at;
        continue;
      }
      const CodePoint c = DecodeUtf8(text_, at);
      if (IsLetter(c.value) || IsDigit(c.value) || Holds(kTies, c.value) || c.value == U'.') {
        at = ReadToken(at, opens);
        opens = false;
        continue;
      }
      if (c.value != U' ' && c.value != U',' && c.value != U'-' && !IsApostrophe(c.value)) opens = true;
      at += c.length;
    }
    return std::move(words_);
  }

 private:
  // The end of a word of ASCII, small but for its first letter, that nothing is tied to: nearly all words are such. 0
  // where that is not so.
  size_t EndOfPlainWord(size_t begin) const {
    static constexpr ByteSet kSmall("abcdefghijklmnopqrstuvwxyz"), kCapitals("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    static constexpr ByteSet kEnds(" ,;!)\"\n"), kOuter(" \n)\"");
    if (!kSmall.has(text_[begin]) && !kCapitals.has(text_[begin])) return 0;
    const size_t end = kSmall.Skip(text_, begin + 1, within_.end);
    const std::string_view behind = text_.substr(end, 2);
    if (behind.empty() || kEnds.has(behind[0])) return end;
    const bool stop = behind[0] == '.' || behind[0] == ':' || behind[0] == '?';
    return stop && (behind.size() == 1 || kOuter.has(behind[1])) ? end : 0;
  }

  // A run of letters, digits and signs that tie. Its words are kept if it is prose.
  size_t ReadToken(size_t begin, bool opens) {
    opens = opens || text_[begin] == '.' || (begin >= 2 && text_[begin - 1] == ' ' && text_[begin - 2] == '.');
    if (const size_t end = EndOfPlainWord(begin); end > 0) {
      const bool capital = text_[begin] < 'a';
      if (end > begin + 1)
        words_.push_back({{begin, end}, std::string(text_.substr(begin, end - begin)), capital, opens, 0});
      return end;
    }
    const size_t first = words_.size();
    bool prose = true;
    size_t end = begin;
    for (; end < within_.end;) {
      const CodePoint c = DecodeUtf8(text_, end);
      const size_t next = end + c.length;
      const bool inner = next < within_.end && IsLetter(DecodeUtf8(text_, next).value);
      if (IsLetter(c.value)) {
        AddLetter({end, next}, c.value);
      } else if (IsApostrophe(c.value) && letters_ > 0 && inner) {
        word_.text += '\'';
      } else if (c.value == U'-' && letters_ > 0 && inner) {
        Finish(end);
      } else if (IsDigit(c.value) || Holds(kTies, c.value) ||
                 (inner && end > begin && (Holds(kInnerTies, c.value) || (c.value == U';' && !prose)))) {
        prose = false;
      } else {
        break;
      }
      end = next;
    }
    Finish(end);
    if (end < text_.size() && text_[end] == '(') {
      prose = false;
      end = EndOfCall(end);
    }
    if (!prose) words_.resize(first);
    if (words_.size() > first) words_[first].opens = opens;
    if (words_.size() - first > 1) {
      ++compounds_;
      for (size_t i = first; i < words_.size(); ++i) words_[i].compound = compounds_;
    }
    return std::max(end, begin + DecodeUtf8(text_, begin).length);
  }

  void AddLetter(Span span, char32_t c) {
    if (letters_ == 0 && word_.text.empty()) word_.span.begin = span.begin;
    ++letters_;
    capitals_ += IsUpper(c);
    word_.text += text_.substr(span.begin, span.size());
  }

  void Finish(size_t at) {
    word_.span.end = at;
    while (word_.text.ends_with('\'')) {
      word_.text.pop_back();
      word_.span.end -= word_.span.end >= 3 && text_.substr(word_.span.end - 3, 3) == "’" ? 3 : 1;
    }
    word_.capital = capitals_ > 0;
    // Shouted words and camelCase are names; one letter is none.
    if (letters_ > 1 && (capitals_ == 0 || (capitals_ == 1 && IsUpper(DecodeUtf8(word_.text, 0).value))))
      words_.push_back(std::move(word_));
    word_ = {};
    capitals_ = letters_ = 0;
  }

  // The bracket that closes a call is behind what it is called with, if that is short.
  size_t EndOfCall(size_t open) const {
    constexpr size_t kLongest = 200;  // bytes
    int depth = 0;
    for (size_t at = open; at < std::min(within_.end, open + kLongest); ++at) {
      depth += text_[at] == '(' ? 1 : text_[at] == ')' ? -1 : 0;
      if (depth == 0) return at + 1;
    }
    return open;
  }

  std::string_view text_;
  Span within_;
  std::vector<SpelledWord> words_;
  SpelledWord word_;
  int capitals_ = 0;
  int letters_ = 0;
  size_t compounds_ = 0;
};

}  // namespace

std::vector<SpelledWord> SpelledWordsOf(std::string_view text, Span within) { return WordReader(text, within).Read(); }

void AddWordsOfCode(std::string_view code, std::vector<std::string>& words) {
  for (size_t at = 0; at < code.size();) {
    size_t end = at;
    for (CodePoint c; end < code.size() && IsLetter((c = DecodeUtf8(code, end)).value);) end += c.length;
    if (end > at + 1) words.emplace_back(code.substr(at, end - at));
    at = std::max(end, at + DecodeUtf8(code, at).length);
  }
}

}  // namespace emend
