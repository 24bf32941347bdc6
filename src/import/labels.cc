#include "import/labels.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "base/beginnings.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

using Kind = Marker::Kind;

// Case-folded. The lone letters are too common to stand for themselves without a colon.
constexpr std::string_view kQuestionWords[] = {
#define QUESTION(...) __VA_ARGS__,
#include "import/labels.def"
};

constexpr std::string_view kQuestionLetters[] = {"q", "f", "p", "d", "в", "s"};

constexpr std::string_view kAnswerWords[] = {
#define ANSWER(...) __VA_ARGS__,
#include "import/labels.def"
};

constexpr std::string_view kAnswerLetters[] = {"a", "r", "о", "o", "c"};

constexpr std::string_view kCaseWords[] = {
#define CASE(...) __VA_ARGS__,
#include "import/labels.def"
};

struct Label {
  std::string_view word;
  Kind kind;
  bool letter;
  bool numbered;  // only with a number
};

// The labels by their first byte: most lines begin with none of them.
const std::array<std::vector<Label>, 256>& Labels() {
  static const auto* const kLabels = [] {
    auto* labels = new std::array<std::vector<Label>, 256>;
    const auto add = [&](std::span<const std::string_view> words, Kind kind, bool letter, bool numbered = false) {
      for (const std::string_view word : words)
        (*labels)[static_cast<unsigned char>(word[0])].push_back({word, kind, letter, numbered});
    };
    add(kQuestionWords, Kind::kQuestion, false);
    add(kQuestionLetters, Kind::kQuestion, true);
    add(kCaseWords, Kind::kQuestion, false, true);
    add(kAnswerWords, Kind::kAnswer, false);
    add(kAnswerLetters, Kind::kAnswer, true);
    return labels;
  }();
  return *kLabels;
}

// Whether the text or its second word may begin with a label, as those of few lines do.
bool MayBeLabel(std::string_view text) {
  static constexpr Beginnings kWords = [] {
    Beginnings all(kQuestionWords);
    for (const std::string_view word : kAnswerWords) all.Insert(word);
    for (const std::string_view word : kCaseWords) all.Insert(word);
    return all;
  }();
  constexpr size_t kLongestFirst = 15;  // bytes of a word before the label, the space behind it too
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (text.size() < 2 || !is_letter(text[1]) || kWords.MayBegin(text)) return true;
  for (size_t i = 0; i < text.size() && i < kLongestFirst; ++i) {
    if (static_cast<unsigned char>(text[i]) >= 0x80) return true;
    if (text[i] == ' ') return kWords.MayBegin(text.substr(i + 1));
  }
  return false;
}

// The longest label that the folded text begins with, as a whole word.
const Label* LongestLabel(std::string_view folded) {
  const Label* best = nullptr;
  if (folded.empty()) return nullptr;
  for (const Label& label : Labels()[static_cast<unsigned char>(folded[0])]) {
    if (!folded.starts_with(label.word) || (best != nullptr && best->word.size() >= label.word.size())) continue;
    const CodePoint next = DecodeUtf8(folded, label.word.size());
    const bool latin = DecodeUtf8(label.word, 0).value < 0x2E80;  // CJK words have no borders
    if (next.length > 0 && latin && IsLetter(next.value)) continue;
    best = &label;
  }
  return best;
}

size_t CountSpaces(std::string_view text) { return static_cast<size_t>(std::count(text.begin(), text.end(), ' ')); }

size_t SkipSpace(std::string_view text, size_t at) {
  while (at < text.size()) {
    const CodePoint c = DecodeUtf8(text, at);
    if (!IsSpace(c.value)) break;
    at += c.length;
  }
  return at;
}

// A decimal digit of ASCII or of the width of an ideograph; -1 for others.
int DigitValue(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  return c >= U'０' && c <= U'９' ? static_cast<int>(c - U'０') : -1;
}

// The number at `begin`, of which only the last part counts: "12", "１２", "2.1". Returns where it ends.
size_t ReadLabelNumber(std::string_view text, size_t begin, int& number) {
  constexpr int kMostDigits = 4;
  size_t end = begin;
  for (size_t at = begin;;) {
    int value = 0;
    int digits = 0;
    CodePoint c = DecodeUtf8(text, at);
    for (; c.length > 0 && DigitValue(c.value) >= 0 && digits < kMostDigits; c = DecodeUtf8(text, at)) {
      value = value * 10 + DigitValue(c.value);
      at += c.length;
      ++digits;
    }
    if (digits == 0) return end;
    number = value;
    end = at;
    if (c.value != '.') return end;
    ++at;
  }
}

}  // namespace

LabelMatch MatchLabel(std::string_view text) {
  constexpr size_t kLongest = 40;  // bytes; no label is longer
  if (text.empty()) return {};
  std::string_view head = text.substr(0, kLongest);
  while (!head.empty() && head.size() < text.size() && (static_cast<unsigned char>(text[head.size()]) & 0xC0) == 0x80)
    head.remove_suffix(1);
  // Only letters that begin a label are worth folding: most lines end here.
  const CodePoint first = DecodeUtf8(head, 0);
  if (!IsLetter(first.value) || !MayBeLabel(head)) return {};
  const FoldedText fold(head);
  const std::string_view folded = fold.view();
  const Label* label = LongestLabel(folded);
  if (label == nullptr) {
    // "Bonus question 1:", "Interview Question #3:": one word more, but only with a number.
    const size_t space = folded.find(' ');
    if (space == folded.npos || space > 14 || head.size() != folded.size()) return {};
    const Label* second = LongestLabel(folded.substr(space + 1));
    if (second == nullptr || second->letter || second->kind != Kind::kQuestion) return {};
    LabelMatch match = MatchLabel(text.substr(space + 1));
    if (match.number < 0) return {};
    match.length += space + 1;
    return match;
  }
  // Folding keeps the length of all our labels but those with a dotted capital I; count code points to be sure.
  size_t at = 0;
  for (size_t n = CountCodePoints(label->word); n > 0 && at < text.size(); --n) at += DecodeUtf8(text, at).length;
  LabelMatch match{label->kind, -1, 0, 0};
  size_t next = SkipSpace(text, at);
  for (const std::string_view sign : {"#", "№", "No.", "no.", "Nr.", "nr.", "n°", "nº", "."}) {
    if (text.substr(next).starts_with(sign)) {
      const size_t digits = SkipSpace(text, next + sign.size());
      if (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') next = digits;
      break;
    }
  }
  if (const size_t digits = ReadLabelNumber(text, next, match.number); digits > next) at = digits;
  const bool spaced = SkipSpace(text, at) > at;
  next = SkipSpace(text, at);
  struct End {
    std::string_view sign;
    char style;
  };
  constexpr End kEnds[] = {{":", ':'},  {"：", ':'}, {".", '.'}, {")", ')'}, {"、", '.'},
                           {"．", '.'}, {"–", '-'},  {"—", '-'}, {"-", '-'}, {"]", ']'}};
  for (const End& end : kEnds) {
    if (!text.substr(next).starts_with(end.sign)) continue;
    match.style = end.style;
    next += end.sign.size();
    break;
  }
  // "Réponse type :", "Short answer (L2):": a word or two between an answer's label and its colon.
  if (match.style == 0 && label->kind == Kind::kAnswer && !label->letter && match.number < 0) {
    const std::string_view more = text.substr(at, 24);
    const size_t end = more.find(':');
    if (end != more.npos && end > 1 && (more[0] == ' ' || more[0] == '(') &&
        (end + 1 == more.size() || more[end + 1] == ' ' || at + end + 1 == text.size()) &&
        CountSpaces(more.substr(0, end)) <= 2) {
      match.style = ':';
      next = at + end + 1;
    }
  }
  const bool ended = next == text.size();
  const bool colon = match.style == ':';
  const bool numbered = match.number >= 0;
  // "問３ …": a word of letters without borders needs no more than a space.
  const bool ideographs = numbered && spaced && DecodeUtf8(label->word, 0).value >= 0x2E80;
  if (label->numbered && !numbered) return {};
  if (label->letter) {
    const bool q = label->word == "q" || label->word == "a";
    if (!colon && !(q && numbered) && !(q && match.style != 0 && label->word == "q")) return {};
    if (q && numbered && match.style == 0 && !ended && text[at] != ' ') return {};
  } else if (!colon &&
             !(numbered && (match.style != 0 || ended || ideographs || text[next] == '(' || text[next] == '[')) &&
             !(ended && match.style == 0) && !(match.style != 0 && label->word == "ans")) {
    return {};
  }
  match.length = SkipSpace(text, next);
  return match;
}

Marker::Kind LabelKind(std::string_view text) {
  const FoldedText fold(Trim(text));
  std::string_view folded = fold.view();
  while (!folded.empty() && (folded.back() == ':' || folded.back() == '.')) folded.remove_suffix(1);
  if (folded.ends_with('s') && folded.size() > 3) {
    const Label* plural = LongestLabel(folded.substr(0, folded.size() - 1));
    if (plural != nullptr && plural->word.size() == folded.size() - 1) return plural->kind;
  }
  const Label* label = LongestLabel(folded);
  return label != nullptr && label->word.size() == folded.size() ? label->kind : Kind::kNone;
}

Marker::Kind SideKind(std::string_view name) {
  const std::string folded = FoldCase(Trim(name));
  if (folded == "front" || folded == "term" || folded == "q") return Kind::kQuestion;
  if (folded == "back" || folded == "definition" || folded == "response" || folded == "a") return Kind::kAnswer;
  return LabelKind(name);
}

}  // namespace emend
