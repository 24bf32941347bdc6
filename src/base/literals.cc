#include "base/literals.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/known_texts.h"

namespace emend {
namespace {

constexpr size_t kMostOfClass = 10;  // characters that a class is spelled out into
constexpr int kDeepest = 60;

// Whether a flag is set in any part of an expression.
bool HasFlag(std::string_view text, char flag) {
  for (size_t at = text.find("(?"); at != std::string_view::npos; at = text.find("(?", at + 1)) {
    const std::string_view flags = text.substr(at + 2, text.find_first_not_of("imsU-", at + 2) - at - 2);
    if (flags.find(flag) != std::string_view::npos) return true;
  }
  return false;
}

// Recursive descent over an expression.
class Reader {
 public:
  explicit Reader(std::string_view text)
      : text_(text), any_case_(HasFlag(text, 'i')), line_by_line_(HasFlag(text, 'm')) {}

  LiteralReading Read() {
    KnownTexts known = Alternatives();
    LiteralReading reading;
    reading.any_case = any_case_;
    reading.plain = plain_ && at_ == text_.size();
    if (lost_ || at_ < text_.size()) return reading;
    reading.least = known.least;
    reading.needed = known.needed;
    if (known.at_begin) reading.begins = known.front();
    if (known.at_end) reading.ends = known.back();
    reading.literals = std::move(known).Required();
    return reading;
  }

 private:
  bool More() const { return at_ < text_.size() && !lost_; }
  char Next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  // Nothing is known of what follows.
  KnownTexts Lose() {
    lost_ = true;
    plain_ = false;
    return KnownTexts::Nothing();
  }

  KnownTexts Alternatives() {
    if (++depth_ > kDeepest) return Lose();
    std::vector<KnownTexts> parts;
    parts.push_back(Sequence());
    while (More() && Next() == '|') {
      ++at_;
      parts.push_back(Sequence());
    }
    --depth_;
    return parts.size() == 1 ? std::move(parts.front()) : AnyOfTexts(std::move(parts));
  }

  KnownTexts Sequence() {
    KnownTexts all = KnownTexts::Empty();
    while (More() && Next() != '|' && Next() != ')') {
      const size_t plain = PlainLength();
      all = JoinTexts(std::move(all), plain > 1 ? Plain(plain) : Repeated());
    }
    return all;
  }

  // How many characters from here on stand for themselves, each once.
  size_t PlainLength() const {
    size_t end = at_;
    while (end < text_.size() && (IsAsciiAlphanumeric(text_[end]) || text_[end] == ' ' || text_[end] == '_')) ++end;
    if (end < text_.size() && end > at_ && std::string_view("*+?{").find(text_[end]) != std::string_view::npos) --end;
    return end - at_;
  }

  KnownTexts Plain(size_t length) {
    std::string texts(text_.substr(at_, length));
    if (any_case_) std::transform(texts.begin(), texts.end(), texts.begin(), AsciiLower);
    at_ += length;
    return KnownTexts::Exact({std::move(texts)});
  }

  KnownTexts Repeated() {
    KnownTexts atom = Atom();
    bool first = true;
    while (More() && std::string_view("*+?{").find(Next()) != std::string_view::npos) {
      const char sign = Next();
      if (sign == '{') {
        plain_ = false;
        const size_t comma = std::min(text_.find_first_not_of("0123456789", at_ + 1), text_.size());
        const size_t end = std::min(text_.find_first_not_of("0123456789,", at_ + 1), text_.size());
        if (comma == at_ + 1 || comma - at_ > 5 || end == text_.size() || text_[end] != '}')
          return Lose();  // `{` may stand for itself
        size_t least = 0;
        for (const char c : text_.substr(at_ + 1, comma - at_ - 1)) least = least * 10 + static_cast<size_t>(c - '0');
        at_ = end + 1;
        atom = least == 0 ? KnownTexts::Nothing() : RepeatTexts(atom, least, comma == end);
      } else {
        ++at_;
        // The second sign is `?`, for as few as possible, or a fault.
        if (!first && sign != '?') plain_ = false;
        if (first && sign == '?') {
          const bool few = atom.exact && atom.exact->size() < KnownTexts::kMost;
          if (few) atom.exact->emplace_back();
          atom = few ? KnownTexts::Exact(std::move(*atom.exact)) : KnownTexts::Nothing();
        } else if (first && sign == '*') {
          atom = KnownTexts::Nothing();
        } else if (first) {
          atom = RepeatTexts(atom, 1, false);
        } else if (sign == '*' || sign == '+') {
          atom = KnownTexts::Nothing();
        }
      }
      if (!first && Next() == '?') plain_ = false;
      first = false;
    }
    return atom;
  }

  KnownTexts Character(char c) {
    ++at_;
    if ((static_cast<unsigned char>(c) & 0x80) != 0) {
      while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0) == 0x80) ++at_;
      return KnownTexts::Nothing(1);
    }
    return KnownTexts::Exact({std::string(1, any_case_ ? AsciiLower(c) : c)});
  }

  KnownTexts Atom() {
    const char c = Next();
    switch (c) {
      case '(':
        return Group();
      case '[':
        return Class();
      case '\\':
        return Escape();
      case '.':
        ++at_;
        return KnownTexts::Nothing(1);
      case '^':
      case '$': {
        ++at_;
        KnownTexts edge = KnownTexts::Empty();
        (c == '^' ? edge.at_begin : edge.at_end) = !line_by_line_;
        return edge;
      }
      case '*':
      case '+':
      case '?':
      case '{':
        return Lose();
      default:
        return Character(c);
    }
  }

  KnownTexts Group() {
    ++at_;
    if (Next() == '?') {
      const size_t colon = text_.find_first_not_of("imsU-", at_ + 1);
      if (text_.substr(at_).starts_with("?P<")) {
        const size_t end = text_.find('>', at_);
        if (end == std::string_view::npos) return Lose();
        at_ = end + 1;
        plain_ = false;  // a name may be at fault
      } else if (colon != std::string_view::npos && text_[colon] == ':') {
        at_ = colon + 1;
      } else if (colon != std::string_view::npos && text_[colon] == ')' && colon > at_ + 1) {
        at_ = colon + 1;
        return KnownTexts::Empty();
      } else {
        return Lose();
      }
    }
    KnownTexts inside = Alternatives();
    if (Next() != ')') return Lose();
    ++at_;
    return inside;
  }

  KnownTexts Escape() {
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    const std::string_view kClasses = "wWsSdD";
    const std::string_view kMarks = R"(\.+*?()|[]{}^$-/#&~'"`!%,:;<=>@_ )";
    if (kClasses.find(c) != std::string_view::npos && c != '\0') {
      at_ += 2;
      return KnownTexts::Nothing(1);
    }
    if (c == 'b' || c == 'B') {
      at_ += 2;
      return KnownTexts::Empty();
    }
    if (c != '\0' && kMarks.find(c) != std::string_view::npos) {
      ++at_;
      if (c == '_' || c == ' ') plain_ = false;
      return Character(c);
    }
    plain_ = false;
    if (c == 'p' || c == 'P' || c == 'x') {
      const bool braces = at_ + 2 < text_.size() && text_[at_ + 2] == '{';
      const size_t end = braces ? text_.find('}', at_) : at_ + (c == 'x' ? 3 : 2);
      if (end == std::string_view::npos || end >= text_.size()) return Lose();
      at_ = end + 1;
      return KnownTexts::Nothing(1);
    }
    return Lose();
  }

  // A class of few characters is spelled out.
  KnownTexts Class() {
    size_t at = at_ + 1;
    const bool negated = at < text_.size() && text_[at] == '^';
    if (negated) ++at;
    std::vector<std::string> characters;
    bool few = !negated;
    bool first = true;
    for (; at < text_.size() && (text_[at] != ']' || first); first = false) {
      const char c = text_[at];
      if (c == '[' || (c == ']' && first)) plain_ = false;
      if (text_.substr(at, 2) == "[:") return Lose();
      if (c == '\\') {
        const char escaped = at + 1 < text_.size() ? text_[at + 1] : '\0';
        if (std::string_view("wsd").find(escaped) == std::string_view::npos &&
            std::string_view(R"(\.+*?()|[]{}^$-/)").find(escaped) == std::string_view::npos)
          plain_ = false;
        few = false;
        at += 2;
        // \x{80} and \p{Nd} end with a brace, which is a character of the class as far as this can tell.
        continue;
      }
      if (at + 2 < text_.size() && text_[at + 1] == '-' && text_[at + 2] != ']') {
        const char to = text_[at + 2];
        const auto plain_character = [](char x) {
          return (static_cast<unsigned char>(x) & 0x80) == 0 && x != '\\' && x != '[';
        };
        if (!plain_character(c) || !plain_character(to) || c > to) plain_ = false;
        few = few && plain_character(c) && plain_character(to) && to - c < static_cast<int>(kMostOfClass);
        for (char one = c; few && one <= to; ++one) characters.emplace_back(1, any_case_ ? AsciiLower(one) : one);
        at += 3;
        while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
        continue;
      }
      if ((static_cast<unsigned char>(c) & 0x80) != 0) {
        few = false;
      } else {
        characters.emplace_back(1, any_case_ ? AsciiLower(c) : c);
      }
      ++at;
    }
    if (at >= text_.size()) return Lose();
    at_ = at + 1;
    if (!few || characters.empty()) return KnownTexts::Nothing(1);
    std::sort(characters.begin(), characters.end());
    characters.erase(std::unique(characters.begin(), characters.end()), characters.end());
    if (characters.size() > kMostOfClass) return KnownTexts::Nothing(1);
    return KnownTexts::Exact(std::move(characters));
  }

  std::string_view text_;
  bool any_case_;
  bool line_by_line_;
  size_t at_ = 0;
  int depth_ = 0;
  bool lost_ = false;
  bool plain_ = true;
};

}  // namespace

LiteralReading ReadLiterals(std::string_view expression) { return Reader(expression).Read(); }

std::string MostTelling(std::vector<std::string> expressions) {
  std::string best;
  std::optional<std::vector<std::string>> literals;
  for (std::string& expression : expressions) {
    auto read = ReadLiterals(expression).literals;
    if (read && (!literals || MoreTelling(literals, read) == read)) best = expression, literals = std::move(read);
    if (best.empty()) best = std::move(expression);
  }
  return best;
}

}  // namespace emend
