#include "check/literals.h"

#include <algorithm>
#include <utility>

namespace emend {
namespace {

constexpr size_t kMostTexts = 48;  // that an expression is spelled out into
constexpr size_t kShortest = 2;    // bytes of a literal that tells something
constexpr int kDeepest = 60;

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// What is known of the texts that a part of an expression matches.
struct Known {
  std::optional<std::vector<std::string>> exact;  // all of them
  std::optional<std::vector<std::string>> any;    // one of these stands in each

  static Known Nothing() { return {}; }
  static Known Empty() { return {std::vector<std::string>{""}, std::nullopt}; }
};

size_t ShortestOf(const std::vector<std::string>& texts) {
  size_t shortest = std::string::npos;
  for (const std::string& text : texts) shortest = std::min(shortest, text.size());
  return shortest;
}

// What must stand in a match, by either way of knowing.
std::optional<std::vector<std::string>> Required(Known known) {
  if (known.exact && !known.exact->empty() && ShortestOf(*known.exact) >= kShortest) {
    if (!known.any || ShortestOf(*known.exact) > ShortestOf(*known.any)) return std::move(known.exact);
  }
  return std::move(known.any);
}

// The more telling of two.
std::optional<std::vector<std::string>> Better(std::optional<std::vector<std::string>> a,
                                               std::optional<std::vector<std::string>> b) {
  if (!a || !b) return a ? std::move(a) : std::move(b);
  const size_t shortest_a = ShortestOf(*a), shortest_b = ShortestOf(*b);
  if (shortest_a != shortest_b) return shortest_a > shortest_b ? std::move(a) : std::move(b);
  return a->size() <= b->size() ? std::move(a) : std::move(b);
}

// The texts of `head` with those of `tail` behind them; none where they are too many.
std::optional<std::vector<std::string>> Spell(const std::vector<std::string>& head,
                                              const std::vector<std::string>& tail) {
  if (head.size() * tail.size() > kMostTexts) return std::nullopt;
  std::vector<std::string> texts;
  for (const std::string& first : head) {
    for (const std::string& second : tail) texts.push_back(first + second);
  }
  return texts;
}

void Append(std::vector<std::string>& texts, std::vector<std::string> more) {
  texts.insert(texts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
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
    if (!lost_ && at_ == text_.size()) reading.literals = Required(std::move(known));
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
    size_t texts = 0;
    bool exact = true;
    for (const Known& part : parts) {
      exact = exact && part.exact;
      texts += part.exact ? part.exact->size() : 0;
    }
    Known all;
    if (exact && texts <= kMostTexts) {
      all.exact.emplace();
      for (Known& part : parts) Append(*all.exact, std::move(*part.exact));
      return all;
    }
    all.any.emplace();
    for (Known& part : parts) {
      auto required = Required(std::move(part));
      if (!required) return Known::Nothing();
      Append(*all.any, std::move(*required));
    }
    return all;
  }

  Known Sequence() {
    Known run = Known::Empty();  // the parts behind the last one that could not be spelled out
    bool whole = true;           // there was none
    std::optional<std::vector<std::string>> best;
    while (More() && Next() != '|' && Next() != ')') {
      Known part = Repeated();
      auto spelled = part.exact ? Spell(*run.exact, *part.exact) : std::nullopt;
      if (spelled) {
        run = {std::move(spelled), Better(std::move(run.any), std::move(part.any))};
        continue;
      }
      whole = false;
      best = Better(std::move(best), Required(std::move(run)));
      run = part.exact ? std::move(part) : Known{std::vector<std::string>{""}, std::move(part.any)};
    }
    if (whole) return run;
    return {std::nullopt, Better(std::move(best), Required(std::move(run)))};
  }

  Known Repeated() {
    Known atom = Atom();
    bool first = true;
    while (More() && std::string_view("*+?{").find(Next()) != std::string_view::npos) {
      const char sign = Next();
      if (sign == '{') {
        plain_ = false;
        const size_t end = text_.find('}', at_);
        if (end == std::string_view::npos || end == at_ + 1 || text_[at_ + 1] < '0' || text_[at_ + 1] > '9')
          return Lose();  // `{` may stand for itself
        const bool none = text_[at_ + 1] == '0';
        at_ = end + 1;
        atom = none ? Known::Nothing() : Known{std::nullopt, Required(std::move(atom))};
      } else {
        ++at_;
        // The second sign is `?`, for as few as possible, or a fault.
        if (!first && sign != '?') plain_ = false;
        if (first && sign == '?') {
          if (atom.exact && atom.exact->size() < kMostTexts) {
            atom.exact->emplace_back();
          } else {
            atom = Known::Nothing();
          }
          atom.any.reset();
        } else if (first && sign == '*') {
          atom = Known::Nothing();
        } else if (first) {
          atom = {std::nullopt, Required(std::move(atom))};
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
      return Known::Nothing();
    }
    return {std::vector<std::string>{std::string(1, any_case_ ? Lower(c) : c)}, std::nullopt};
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
        return Known::Nothing();
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
      return Known::Nothing();
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
      return Known::Nothing();
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
        few = false;
        at += 3;
        while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
        continue;
      }
      if ((static_cast<unsigned char>(c) & 0x80) != 0) {
        few = false;
      } else {
        characters.emplace_back(1, any_case_ ? Lower(c) : c);
      }
      ++at;
    }
    if (at >= text_.size()) return Lose();
    at_ = at + 1;
    if (!few || characters.empty()) return Known::Nothing();
    std::sort(characters.begin(), characters.end());
    characters.erase(std::unique(characters.begin(), characters.end()), characters.end());
    if (characters.size() > 8) return Known::Nothing();
    return {std::move(characters), std::nullopt};
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
