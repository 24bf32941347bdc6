#include "code/highlight.h"

#include <algorithm>
#include <array>
#include <string>

#include "code/language_names.h"
#include "code/token_shapes.h"

namespace emend {
namespace {

enum Trait : uint32_t {
  kNone = 0,
  kAt = 1 << 0,           // @name is a keyword
  kPrefix = 1 << 1,       // letters directly before a quote belong to the string: f"…", R"…"
  kChars = 1 << 2,        // '…' is one character
  kHashWord = 1 << 3,     // #include
  kSpaced = 1 << 4,       // a comment begins a line or stands behind white space
  kAnyCase = 1 << 5,      // of keywords
  kNoEscapes = 1 << 6,    // a backslash is no sign of its own in strings
  kKeys = 1 << 7,         // what stands before a colon is a keyword: a string, or what the line begins with
  kFirstWord = 1 << 8,    // the line's first word is a keyword
  kQuoteStarts = 1 << 9,  // a string begins only where a value does, so that an apostrophe is none
  kTags = 1 << 10,        // names of tags are keywords, and strings stand only in tags
  kPatch = 1 << 11,       // whole lines by their first sign
  kPrompt = 1 << 12,      // `$ ` before a command
};

struct Grammar {
  std::string_view names, line_comments, block_comment, quotes, long_quotes;
  uint32_t traits;
  std::string_view keywords;
};

constexpr Grammar kGrammars[] = {
#define LANGUAGE(...) {__VA_ARGS__},
#include "code/highlight.def"
#undef LANGUAGE
};

constexpr size_t kLongestKeyword = 32;
constexpr size_t kLongestEscape = 10;  // \U0010FFFF

bool IsWordSign(char c) {
  return IsUpperAscii(c) || IsLowerAscii(c) || IsDigitAscii(c) || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}
bool IsLineBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

const Grammar* GrammarOf(std::string_view language) {
  const std::string_view name = LanguageOfHint(language);
  if (name.empty()) return nullptr;
  const auto* found = std::find_if(std::begin(kGrammars), std::end(kGrammars),
                                   [&](const Grammar& grammar) { return IsOneOf(name, grammar.names); });
  return found == std::end(kGrammars) ? nullptr : found;
}

class Painter {
 public:
  Painter(std::string_view code, const Grammar& grammar) : code_(code), grammar_(grammar) {}

  std::vector<ColoredSpan> Paint() && {
    while (at_ < code_.size()) {
      if (at_ == 0 || code_[at_ - 1] == '\n') BeginLine();
      if (at_ < code_.size() && !(ReadComment() || ReadString() || ReadWord() || ReadNumber() || ReadSign())) ++at_;
    }
    return std::move(spans_);
  }

 private:
  bool Has(Trait trait) const { return (grammar_.traits & trait) != 0; }
  char Peek(size_t ahead = 0) const { return at_ + ahead < code_.size() ? code_[at_ + ahead] : '\0'; }
  bool StartsWith(std::string_view text) const { return !text.empty() && code_.substr(at_).starts_with(text); }
  size_t LineEnd() const { return std::min(code_.find('\n', at_), code_.size()); }

  bool Add(CodeColor color, size_t end) {
    if (end > at_) spans_.push_back({{at_, end}, color});
    at_ = end;
    return true;
  }

  // Calls `take` with each entry of a list until it is true.
  template <typename Take>
  static bool AnyOf(std::string_view list, Take take) {
    while (!list.empty()) {
      const size_t end = std::min(list.find(' '), list.size());
      if (take(list.substr(0, end))) return true;
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
  }

  void PaintPatchLine() {
    const char c = Peek();
    if (c != '+' && c != '-' && c != '@') {
      at_ = LineEnd();
      return;
    }
    Add(c == '+' ? CodeColor::kString : c == '-' ? CodeColor::kKeyword : CodeColor::kComment, LineEnd());
  }

  void BeginLine() {
    if (Has(kPatch)) return PaintPatchLine();
    if (Has(kPrompt) && Peek() == '$' && Peek(1) == ' ') Add(CodeColor::kComment, at_ + 1);
    while (at_ < code_.size() && IsLineBlank(code_[at_])) ++at_;
    if (Has(kKeys)) {
      while (Peek() == '-' && Peek(1) == ' ') at_ += 2;
      if (const size_t end = EndOfKey(); end > at_) Add(CodeColor::kKeyword, end);
    }
    if (!Has(kFirstWord) || ReadComment() || !IsWordSign(Peek())) return;
    size_t end = at_;
    while (end < code_.size() && (IsWordSign(code_[end]) || code_[end] == '-' || code_[end] == '.')) ++end;
    Add(CodeColor::kKeyword, end);
  }

  // Behind the name with which the line begins, if a colon and white space follow: a key.
  size_t EndOfKey() const {
    size_t end = at_;
    while (end < code_.size() &&
           (IsWordSign(code_[end]) || std::string_view("-./$").find(code_[end]) != std::string_view::npos))
      ++end;
    const bool is_key = end > at_ && end < code_.size() && code_[end] == ':' &&
                        (end + 1 == code_.size() || IsLineBlank(code_[end + 1]) || code_[end + 1] == '\n');
    return is_key ? end : at_;
  }

  bool ReadComment() {
    const std::string_view block = grammar_.block_comment;
    if (const size_t gap = block.find(' '); gap != std::string_view::npos && StartsWith(block.substr(0, gap))) {
      const std::string_view closer = block.substr(gap + 1);
      const size_t end = code_.find(closer, at_ + gap);
      return Add(CodeColor::kComment, end == std::string_view::npos ? code_.size() : end + closer.size());
    }
    if (Has(kSpaced) && at_ > 0 && !IsLineBlank(code_[at_ - 1]) && code_[at_ - 1] != '\n') return false;
    return AnyOf(grammar_.line_comments, [&](std::string_view opener) {
      // `rem` begins a comment, `remove` does not.
      if (!StartsWith(opener) || (IsWordSign(opener.back()) && IsWordSign(Peek(opener.size())))) return false;
      return Add(CodeColor::kComment, LineEnd());
    });
  }

  // Behind the string that the quote at `begin` opens; `begin` if it does not close where it must. A line in which one
  // quote does not close is not searched again for its like.
  size_t EndOfString(size_t begin, std::string_view quote, bool over_lines) {
    size_t& hopeless = hopeless_until_[static_cast<unsigned char>(quote.front()) & 0x7F];
    if (!over_lines && begin < hopeless) return begin;
    for (size_t i = begin + quote.size(); i < code_.size(); ++i) {
      if (code_[i] == '\\' && !Has(kNoEscapes)) {
        ++i;
      } else if (code_[i] == '\n' && !over_lines) {
        return hopeless = i, begin;
      } else if (code_.substr(i).starts_with(quote)) {
        return i + quote.size();
      }
    }
    if (over_lines) return code_.size();
    return hopeless = code_.size(), begin;
  }

  // 'x', '\n' or '\u0041', but neither 'static nor it's.
  size_t EndOfCharacter(size_t begin) const {
    size_t i = begin + 1;
    if (i < code_.size() && code_[i] == '\\') {
      const size_t length = code_.substr(i + 2 <= code_.size() ? i + 2 : i, kLongestEscape).find('\'');
      return length == std::string_view::npos ? begin : i + 2 + length + 1;
    }
    if (i >= code_.size() || code_[i] == '\'' || code_[i] == '\n') return begin;
    for (++i; i < code_.size() && (static_cast<unsigned char>(code_[i]) & 0xC0) == 0x80;) ++i;
    return i < code_.size() && code_[i] == '\'' ? i + 1 : begin;
  }

  size_t StringFrom(size_t begin) {
    size_t end = begin;
    const auto take = [&](bool over_lines) {
      return [this, begin, over_lines, &end](std::string_view quote) {
        if (!code_.substr(begin).starts_with(quote)) return false;
        end = EndOfString(begin, quote, over_lines);
        return end > begin;
      };
    };
    if (AnyOf(grammar_.long_quotes, take(true)) || AnyOf(grammar_.quotes, take(false))) return end;
    return Has(kChars) && code_[begin] == '\'' ? EndOfCharacter(begin) : begin;
  }

  bool ReadString() {
    if (Has(kTags) && !in_tag_) return false;
    if (Has(kQuoteStarts) && at_ > 0 && std::string_view(" \t\n[{,:").find(code_[at_ - 1]) == std::string_view::npos)
      return false;
    const size_t end = StringFrom(at_);
    if (end == at_) return false;
    size_t next = end;
    while (next < code_.size() && IsLineBlank(code_[next])) ++next;
    const bool key = Has(kKeys) && next < code_.size() && code_[next] == ':';
    return Add(key ? CodeColor::kKeyword : CodeColor::kString, end);
  }

  bool IsKeyword(std::string_view word) const {
    if (!Has(kAnyCase)) return IsOneOf(word, grammar_.keywords);
    if (word.size() > kLongestKeyword) return false;
    std::array<char, kLongestKeyword> lower{};
    for (size_t i = 0; i < word.size(); ++i)
      lower[i] = IsUpperAscii(word[i]) ? static_cast<char>(word[i] | 0x20) : word[i];
    return IsOneOf({lower.data(), word.size()}, grammar_.keywords);
  }

  bool ReadWord() {
    if (!IsWordSign(Peek()) || IsDigitAscii(Peek())) return false;
    size_t end = at_;
    while (end < code_.size() && IsWordSign(code_[end])) ++end;
    const std::string_view word = code_.substr(at_, end - at_);
    if (Has(kPrefix) && word.size() <= 2 && end < code_.size()) {
      if (const size_t string_end = code_[end] == '"' || code_[end] == '\'' ? StringFrom(end) : end; string_end > end)
        return Add(CodeColor::kString, string_end);
    }
    const bool member = at_ > 0 && code_[at_ - 1] == '.';
    if (!Has(kTags) && !member && IsKeyword(word)) return Add(CodeColor::kKeyword, end);
    at_ = end;
    return true;
  }

  bool ReadNumber() {
    if (!IsDigitAscii(Peek())) return false;
    size_t end = at_;
    while (end < code_.size() &&
           (IsWordSign(code_[end]) || ((code_[end] == '.' || (Has(kChars) && code_[end] == '\'')) &&
                                       end + 1 < code_.size() && IsDigitAscii(code_[end + 1]))))
      ++end;
    if (Has(kTags) && !in_tag_) return at_ = end, true;
    return Add(CodeColor::kNumber, end);
  }

  size_t EndOfName(size_t begin) const {
    while (begin < code_.size() && (IsWordSign(code_[begin]) || code_[begin] == '-' || code_[begin] == ':')) ++begin;
    return begin;
  }

  bool ReadSign() {
    const char c = Peek();
    if (Has(kTags)) {
      if (c == '>') in_tag_ = false;
      const size_t name = at_ + (Peek(1) == '/' || Peek(1) == '!' || Peek(1) == '?' ? 2 : 1);
      if (c != '<' || EndOfName(name) == name) return false;
      in_tag_ = true;
      at_ = name;
      return Add(CodeColor::kKeyword, EndOfName(name));
    }
    if ((c == '@' && Has(kAt)) || (c == '#' && Has(kHashWord))) {
      const size_t end = EndOfName(at_ + 1);
      return end > at_ + 1 && Add(CodeColor::kKeyword, end);
    }
    return false;
  }

  std::string_view code_;
  const Grammar& grammar_;
  size_t at_ = 0;
  bool in_tag_ = false;
  std::array<size_t, 128> hopeless_until_{};  // by quote
  std::vector<ColoredSpan> spans_;
};

}  // namespace

std::vector<ColoredSpan> HighlightCode(std::string_view code, std::string_view language) {
  const Grammar* grammar = GrammarOf(language);
  return grammar == nullptr ? std::vector<ColoredSpan>() : Painter(code, *grammar).Paint();
}

}  // namespace emend
