#include "check/literals.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace emend {
namespace {

constexpr size_t kMostTexts = 48;    // that an expression is spelled out into
constexpr size_t kShortest = 2;      // bytes of a literal that tells something
constexpr size_t kMostOfClass = 10;  // characters that a class is spelled out into
constexpr int kDeepest = 60;
constexpr size_t kLongestKnown = 1000;  // bytes of a match that are counted

using Texts = std::optional<std::vector<std::string>>;

size_t ShortestOf(const std::vector<std::string>& texts) {
  size_t shortest = std::string::npos;
  for (const std::string& text : texts) shortest = std::min(shortest, text.size());
  return shortest;
}

// What is known of the texts that a part of an expression matches.
struct Known {
  Texts exact;       // all of them
  Texts begins;      // each begins with one of these; not told where all are
  Texts ends;        // the same of its end
  Texts any;         // one of these stands in each
  size_t least = 0;  // bytes that each has

  // Of at least so many bytes.
  static Known Nothing(size_t least = 0) { return {{}, {}, {}, {}, least}; }
  static Known Exact(std::vector<std::string> texts) {
    const size_t least = ShortestOf(texts);
    return {std::move(texts), {}, {}, {}, least};
  }
  static Known Empty() { return Exact({""}); }

  const Texts& front() const { return exact ? exact : begins; }
  const Texts& back() const { return exact ? exact : ends; }
};

// A letter or a space stands everywhere, a sign does not.
bool Tells(const std::string& text) {
  if (text.size() != 1) return text.size() >= kShortest;
  const char c = AsciiLower(text[0]);
  return c > ' ' && (c < 'a' || c > 'z') && (c < '0' || c > '9');
}

bool AllTell(const Texts& texts) {
  return texts && !texts->empty() && std::all_of(texts->begin(), texts->end(), Tells);
}

// The more telling of two.
Texts Better(Texts a, Texts b) {
  if (!a || !b) return a ? std::move(a) : std::move(b);
  const size_t shortest_a = ShortestOf(*a), shortest_b = ShortestOf(*b);
  if (shortest_a != shortest_b) return shortest_a > shortest_b ? std::move(a) : std::move(b);
  return a->size() <= b->size() ? std::move(a) : std::move(b);
}

// What must stand in a match, by the way of knowing that tells most.
Texts Required(Known known) {
  Texts best = std::move(known.any);
  for (Texts* texts : {&known.exact, &known.begins, &known.ends}) {
    if (AllTell(*texts)) best = Better(std::move(best), std::move(*texts));
  }
  return best;
}

// The texts of `head` with those of `tail` behind them; none where they are too many.
Texts Spell(const Texts& head, const Texts& tail) {
  if (!head || !tail || head->size() * tail->size() > kMostTexts) return std::nullopt;
  std::vector<std::string> texts;
  for (const std::string& first : *head) {
    for (const std::string& second : *tail) texts.push_back(first + second);
  }
  return texts;
}

void Append(std::vector<std::string>& texts, std::vector<std::string> more) {
  texts.insert(texts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// What matches `a`, then what matches `b`.
Known Join(Known a, Known b) {
  if (a.exact && b.exact) {
    if (Texts spelled = Spell(a.exact, b.exact)) return Known::Exact(std::move(*spelled));
  }
  Known both = Known::Nothing(std::min(a.least + b.least, kLongestKnown));
  Texts middle = Spell(a.back(), b.front());
  both.begins = a.exact ? Spell(a.exact, b.front()) : a.begins;
  if (!both.begins) both.begins = a.exact;
  both.ends = b.exact ? Spell(a.back(), b.exact) : b.ends;
  if (!both.ends) both.ends = b.exact;
  both.any = Better(Required(std::move(a)), Required(std::move(b)));
  if (AllTell(middle)) both.any = Better(std::move(both.any), std::move(middle));
  return both;
}

// What matches `one` at least `least` times, `least` > 0, and at most so often if `most`.
Known KnownRepeated(const Known& one, size_t least, bool most) {
  constexpr size_t kSpelled = 4;
  Known all = one;
  for (size_t i = 1; i < std::min(least, kSpelled); ++i) all = Join(std::move(all), one);
  all.least = std::min(one.least * least, kLongestKnown);
  if (most && least <= kSpelled) return all;
  if (all.exact) all.begins = all.ends = all.exact;
  all.any = Required(all);
  all.exact.reset();
  return all;
}

// Whether case is ignored in any part of an expression.
bool HasCaseFlag(std::string_view text) {
  for (size_t at = text.find("(?"); at != std::string_view::npos; at = text.find("(?", at + 1)) {
    const std::string_view flags = text.substr(at + 2, text.find_first_not_of("imsU-", at + 2) - at - 2);
    if (flags.find('i') != std::string_view::npos) return true;
  }
  return false;
}

// Recursive descent over an expression.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), any_case_(HasCaseFlag(text)) {}

  LiteralReading Read() {
    Known known = Alternatives();
    LiteralReading reading;
    reading.any_case = any_case_;
    reading.plain = plain_ && at_ == text_.size();
    if (lost_ || at_ < text_.size()) return reading;
    reading.least = known.least;
    reading.literals = Required(std::move(known));
    return reading;
  }

 private:
  bool More() const { return at_ < text_.size() && !lost_; }
  char Next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  // Nothing is known of what follows.
  Known Lose() {
    lost_ = true;
    plain_ = false;
    return Known::Nothing();
  }

  Known Alternatives() {
    if (++depth_ > kDeepest) return Lose();
    std::vector<Known> parts;
    parts.push_back(Sequence());
    while (More() && Next() == '|') {
      ++at_;
      parts.push_back(Sequence());
    }
    --depth_;
    if (parts.size() == 1) return std::move(parts.front());
    Known all;
    all.exact = Union(parts, [](const Known& part) { return part.exact; });
    all.least = kLongestKnown;
    for (const Known& part : parts) all.least = std::min(all.least, part.least);
    if (all.exact) return all;
    all.begins = Union(parts, [](const Known& part) { return part.front(); });
    all.ends = Union(parts, [](const Known& part) { return part.back(); });
    all.any.emplace();
    for (Known& part : parts) {
      Texts required = Required(std::move(part));
      if (!required) {
        all.any.reset();
        break;
      }
      Append(*all.any, std::move(*required));
    }
    return all;
  }

  // None where there is none of a part, or too many in all.
  template <typename Select>
  static Texts Union(const std::vector<Known>& parts, Select select) {
    std::vector<std::string> all;
    for (const Known& part : parts) {
      Texts texts = select(part);
      if (!texts || all.size() + texts->size() > kMostTexts) return std::nullopt;
      Append(all, std::move(*texts));
    }
    return all;
  }

  Known Sequence() {
    Known all = Known::Empty();
    while (More() && Next() != '|' && Next() != ')') all = Join(std::move(all), Repeated());
    return all;
  }

  Known Repeated() {
    Known atom = Atom();
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
        atom = least == 0 ? Known::Nothing() : KnownRepeated(atom, least, comma == end);
      } else {
        ++at_;
        // The second sign is `?`, for as few as possible, or a fault.
        if (!first && sign != '?') plain_ = false;
        if (first && sign == '?') {
          const bool few = atom.exact && atom.exact->size() < kMostTexts;
          if (few) atom.exact->emplace_back();
          atom = few ? Known::Exact(std::move(*atom.exact)) : Known::Nothing();
        } else if (first && sign == '*') {
          atom = Known::Nothing();
        } else if (first) {
          atom = KnownRepeated(atom, 1, false);
        } else if (sign == '*' || sign == '+') {
          atom = Known::Nothing();
        }
      }
      if (!first && Next() == '?') plain_ = false;
      first = false;
    }
    return atom;
  }

  Known Character(char c) {
    ++at_;
    if ((static_cast<unsigned char>(c) & 0x80) != 0) {
      while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0) == 0x80) ++at_;
      return Known::Nothing(1);
    }
    return Known::Exact({std::string(1, any_case_ ? AsciiLower(c) : c)});
  }

  Known Atom() {
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
        return Known::Nothing(1);
      case '^':
      case '$':
        ++at_;
        return Known::Empty();
      case '*':
      case '+':
      case '?':
      case '{':
        return Lose();
      default:
        return Character(c);
    }
  }

  Known Group() {
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
        return Known::Empty();
      } else {
        return Lose();
      }
    }
    Known inside = Alternatives();
    if (Next() != ')') return Lose();
    ++at_;
    return inside;
  }

  Known Escape() {
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    const std::string_view kClasses = "wWsSdD";
    const std::string_view kMarks = R"(\.+*?()|[]{}^$-/#&~'"`!%,:;<=>@_ )";
    if (kClasses.find(c) != std::string_view::npos && c != '\0') {
      at_ += 2;
      return Known::Nothing(1);
    }
    if (c == 'b' || c == 'B') {
      at_ += 2;
      return Known::Empty();
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
      return Known::Nothing(1);
    }
    return Lose();
  }

  // A class of few characters is spelled out.
  Known Class() {
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
    if (!few || characters.empty()) return Known::Nothing(1);
    std::sort(characters.begin(), characters.end());
    characters.erase(std::unique(characters.begin(), characters.end()), characters.end());
    if (characters.size() > kMostOfClass) return Known::Nothing(1);
    return Known::Exact(std::move(characters));
  }

  std::string_view text_;
  bool any_case_;
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
    if (read && (!literals || Better(literals, read) == read)) best = expression, literals = std::move(read);
    if (best.empty()) best = std::move(expression);
  }
  return best;
}

}  // namespace emend
