#include "code/pattern_tree.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace emend {
namespace {

constexpr size_t kMostTexts = 128;  // alternatives that are followed

bool IsUpper(size_t byte) { return byte >= 'A' && byte <= 'Z'; }
bool IsLower(size_t byte) { return byte >= 'a' && byte <= 'z'; }

// Texts that are needed, of two choices: the longer ones are the rarer.
std::vector<std::string> Rarer(std::vector<std::string> a, std::vector<std::string> b) {
  const auto length = [](const std::vector<std::string>& texts) {
    size_t least = texts.empty() ? 0 : texts[0].size();
    for (const std::string& text : texts) least = std::min(least, text.size());
    return least;
  };
  const size_t of_a = length(a);
  const size_t of_b = length(b);
  if (of_a == of_b)
    return of_a > 0 && (a.size() <= b.size()) ? std::move(a) : of_b > 0 ? std::move(b) : std::vector<std::string>();
  return of_a > of_b ? std::move(a) : std::move(b);
}

// A part of an expression.
struct Part {
  std::vector<PatternStep> first;
  std::vector<PatternStep> last;
  uint8_t empty = 0;  // bit c: it matches nothing at all where the conditions c hold
  // The texts that it ends with, if it is known to end with one of them; all of it if `whole`.
  std::vector<std::string> texts = {""};
  bool whole = true;
  std::vector<std::string> needed;
};

std::vector<std::string> TakeNeeded(Part& part) { return Rarer(std::move(part.needed), std::move(part.texts)); }

void Forget(Part& part) {
  part.needed = TakeNeeded(part);
  part.texts = {""};
  part.whole = false;
}

class PatternParser {
 public:
  explicit PatternParser(std::string_view expression) : text_(expression) {
    if (text_.starts_with("(?i)")) {
      folds_ = true;
      text_.remove_prefix(4);
    }
  }

  PatternPlaces Run() {
    Part all = Alternatives();
    assert(at_ == text_.size() && "a bracket that nothing opened");
    assert(all.empty == 0 && "matches everywhere");
    places_.first = std::move(all.first);
    places_.last = std::move(all.last);
    places_.needed = TakeNeeded(all);
    return std::move(places_);
  }

 private:
  bool Take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  Part Alternatives() {
    Part all = Sequence();
    while (Take('|')) Either(all, Sequence());
    return all;
  }

  Part Sequence() {
    Part all;
    all.empty = 1;
    while (at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')') Append(all, Repeated());
    return all;
  }

  Part Repeated() {
    const size_t begin = at_;
    Part part = Atom();
    if (Take('*')) {
      Loop(part);
      part.empty |= 1;
      part.texts.clear();
      part.needed.clear();
      Forget(part);
    } else if (Take('+')) {
      Loop(part);
      Forget(part);
    } else if (Take('?')) {
      part.empty |= 1;
      if (part.whole) {
        part.texts.emplace_back();
      } else {
        part.texts.clear();
        part.needed.clear();
        Forget(part);
      }
    } else if (Take('{')) {
      int times = 0;
      while (!Take('}')) times = times * 10 + (text_[at_++] - '0');
      const size_t end = at_;
      for (int i = 1; i < times; ++i) {
        at_ = begin;
        Append(part, Atom());
      }
      at_ = end;
    }
    return part;
  }

  Part Atom() {
    const char c = text_[at_++];
    if (c == '(') {
      Part part = Alternatives();
      const bool closed = Take(')');
      assert(closed && "a bracket that is not closed");
      return closed ? part : Part();
    }
    if (c == '^') return Condition(kLineBegins);
    if (c == '$') return Condition(kLineEnds);
    if (c == '\\' && text_[at_] == 'b') return ++at_, Condition(kWordBound);
    if (c == '[') return Place(Class());
    if (c == '.') return Place(std::bitset<256>().set());
    std::bitset<256> bytes;
    if (c == '\\')
      bytes = Escaped();
    else
      bytes.set(static_cast<unsigned char>(c));
    return Place(bytes);
  }

  std::bitset<256> Escaped() {
    std::bitset<256> bytes;
    const char c = text_[at_++];
    if (c != 'w' && c != 'd' && c != 's' && c != 'S') {
      assert(!IsLower(static_cast<unsigned char>(c)) && !IsUpper(static_cast<unsigned char>(c)) &&
             "an escape that is not known");
      return bytes.set(static_cast<unsigned char>(c));
    }
    for (size_t byte = 0; byte < 256; ++byte) {
      const bool digit = byte >= '0' && byte <= '9';
      const bool space = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\f' || byte == '\r';
      const bool word = digit || byte == '_' || IsLower(byte) || IsUpper(byte);
      bytes[byte] = c == 'w' ? word : c == 'd' ? digit : (c == 's') == space;
    }
    return bytes;
  }

  std::bitset<256> Class() {
    const bool negated = Take('^');
    std::bitset<256> bytes;
    do {
      if (Take('\\')) {
        bytes |= Escaped();
        continue;
      }
      const auto low = static_cast<unsigned char>(text_[at_++]);
      const bool range = at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']';
      if (range) ++at_;
      const auto high = range ? static_cast<unsigned char>(text_[at_++]) : low;
      for (size_t byte = low; byte <= high; ++byte) bytes.set(byte);
    } while (!Take(']'));
    return negated ? ~bytes : bytes;
  }

  Part Condition(uint8_t condition) {
    Part part;
    part.empty = static_cast<uint8_t>(1U << condition);
    return part;
  }

  Part Place(std::bitset<256> bytes) {
    Part part;
    for (size_t byte = 'a'; folds_ && byte <= 'z'; ++byte) {
      const bool either = bytes[byte] || bytes[byte - 0x20];
      bytes[byte] = either;
      bytes[byte - 0x20] = either;
    }
    const PatternStep step{static_cast<uint16_t>(places_.bytes.size()), 0};
    part.first = {step};
    part.last = {step};
    part.texts.clear();
    if (bytes.count() <= 4) {
      for (size_t byte = bytes._Find_first(); byte < 256; byte = bytes._Find_next(byte)) {
        if (IsUpper(byte) && bytes[byte + 0x20]) continue;
        part.texts.emplace_back(1, static_cast<char>(IsUpper(byte) ? byte + 0x20 : byte));
      }
    } else {
      Forget(part);
    }
    places_.bytes.push_back(bytes);
    return part;
  }

  static void WithEmpty(std::vector<PatternStep>& steps, const std::vector<PatternStep>& more, uint8_t empty) {
    for (uint8_t conditions = 0; conditions < 8; ++conditions) {
      if ((empty >> conditions & 1) == 0) continue;
      for (const PatternStep& step : more) {
        steps.push_back({step.place, static_cast<uint8_t>(step.conditions | conditions)});
      }
    }
  }

  void Follow(const std::vector<PatternStep>& before, const std::vector<PatternStep>& after) {
    for (const PatternStep& a : before) {
      for (const PatternStep& b : after) {
        places_.followers.push_back({a.place, {b.place, static_cast<uint8_t>(a.conditions | b.conditions)}});
      }
    }
  }

  void Loop(const Part& part) { Follow(part.last, part.first); }

  void Append(Part& all, Part next) {
    Follow(all.last, next.first);
    WithEmpty(all.first, next.first, all.empty);
    std::vector<PatternStep> last = std::move(next.last);
    WithEmpty(last, all.last, next.empty);
    all.last = std::move(last);
    uint8_t empty = 0;
    for (unsigned a = 0; a < 8; ++a) {
      for (unsigned b = 0; b < 8; ++b) {
        if ((all.empty >> a & next.empty >> b & 1) != 0) empty = static_cast<uint8_t>(empty | 1U << (a | b));
      }
    }
    all.empty = empty;
    if (next.whole && next.texts.size() == 1) {
      for (std::string& text : all.texts) text += next.texts[0];
      return;
    }
    if (next.whole && all.texts.size() * next.texts.size() <= kMostTexts) {
      std::vector<std::string> texts;
      for (const std::string& front : all.texts) {
        for (const std::string& back : next.texts) texts.push_back(front + back);
      }
      all.texts = std::move(texts);
      return;
    }
    all.needed = Rarer(TakeNeeded(all), std::move(next.needed));
    all.texts = std::move(next.texts);
    all.whole = false;
  }

  static void Either(Part& all, Part other) {
    all.first.insert(all.first.end(), other.first.begin(), other.first.end());
    all.last.insert(all.last.end(), other.last.begin(), other.last.end());
    all.empty |= other.empty;
    if (all.whole && other.whole && all.texts.size() + other.texts.size() <= kMostTexts) {
      all.texts.insert(all.texts.end(), other.texts.begin(), other.texts.end());
      return;
    }
    Forget(all);
    Forget(other);
    if (all.needed.empty() || other.needed.empty())
      all.needed.clear();
    else
      all.needed.insert(all.needed.end(), other.needed.begin(), other.needed.end());
  }

  std::string_view text_;
  size_t at_ = 0;
  bool folds_ = false;
  PatternPlaces places_;
};

}  // namespace

PatternPlaces ParsePattern(std::string_view expression) { return PatternParser(expression).Run(); }

}  // namespace emend
