// Labels of questions and answers in words that no table knows: "T: …" above "J: …". Two of them take turns down the
// text, and what stands behind the first asks. And marks that only the lines around them explain: a question mark in
// front, a letter with a number, a number alone.
#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/labels.h"
#include "import/lines.h"
#include "import/passes.h"

namespace emend {
namespace {

using Kind = Marker::Kind;

constexpr size_t kLeastTurns = 3;
constexpr std::string_view kWideColon = "：";

// Bytes of "Label: " at the begin of the text, with the space behind it; 0 without one. At most two words of letters.
size_t LabelLength(std::string_view text, std::string_view& label) {
  constexpr size_t kLongest = 30;  // bytes
  size_t at = 0;
  int spaces = 0;
  while (at < text.size() && at <= kLongest) {
    const CodePoint c = DecodeUtf8(text, at);
    if (c.value == ' ') {
      if (++spaces > 1) return 0;
    } else if (!IsLetter(c.value)) {
      break;
    }
    at += c.length;
  }
  const std::string_view rest = text.substr(std::min(at, text.size()));
  const size_t colon = rest.starts_with(':') ? 1 : rest.starts_with(kWideColon) ? kWideColon.size() : 0;
  if (at == 0 || at > kLongest || colon == 0) return 0;
  if (colon == 1 && rest.size() > 1 && rest[1] != ' ') return 0;
  label = text.substr(0, at);
  size_t end = at + colon;
  while (end < text.size() && text[end] == ' ') ++end;
  return end;
}

struct Labelled {
  size_t line;    // index
  size_t length;  // bytes of the label
  std::string_view label;
};

class LabelHabit {
 public:
  explicit LabelHabit(std::vector<Line>& lines) : lines_(lines) {
    for (size_t i = 0; i < lines.size(); ++i) {
      const Line& line = lines[i];
      if (line.kind != LineKind::kText || line.marker.kind != Kind::kNone || line.speaker >= 0 || line.part > 0)
        continue;
      Labelled found{i, 0, {}};
      found.length = LabelLength(line.content, found.label);
      if (found.length == 0) continue;
      places_[found.label].push_back(all_.size());
      all_.push_back(found);
    }
  }

  void Mark() {
    for (const auto& [label, places] : places_) {
      if (places.size() < kLeastTurns || !AsksMostly(places)) continue;
      const std::string_view answer = AnswerOf(label, places);
      if (answer.empty()) continue;
      for (const size_t place : places) MarkLine(all_[place], Kind::kQuestion);
      for (const size_t place : places_[answer]) MarkLine(all_[place], Kind::kAnswer);
      return;
    }
  }

 private:
  bool AsksMostly(const std::vector<size_t>& places) const {
    size_t asking = 0;
    for (const size_t place : places) asking += Asks(lines_[all_[place].line].content.substr(all_[place].length));
    return asking * 5 >= places.size() * 2;
  }

  // The label that follows each of those lines before the next of them; empty if there is none.
  std::string_view AnswerOf(std::string_view label, const std::vector<size_t>& places) const {
    std::map<std::string_view, size_t> turns;
    for (const size_t place : places) {
      if (place + 1 < all_.size() && all_[place + 1].label != label) ++turns[all_[place + 1].label];
    }
    for (const auto& [next, count] : turns) {
      const std::vector<size_t>& answers = places_.at(next);
      if (count >= kLeastTurns && count * 5 >= places.size() * 4 && count * 5 >= answers.size() * 4 &&
          !AsksMostly(answers))
        return next;
    }
    return {};
  }

  void MarkLine(const Labelled& labelled, Kind kind) {
    Line& line = lines_[labelled.line];
    line.marker = {kind, -1, ':', 0};
    line.content = line.content.substr(labelled.length);
  }

  std::vector<Line>& lines_;
  std::vector<Labelled> all_;                               // in order
  std::map<std::string_view, std::vector<size_t>> places_;  // by label: indices into all_
};

// "? what does a reed do": the mark in front.
void MarkAsked(std::vector<Line>& lines) {
  const auto asked = [](const Line& line) {
    return line.kind == LineKind::kText && line.marker.kind == Kind::kNone && line.content.starts_with("? ") &&
           line.content.size() > 2;
  };
  if (static_cast<size_t>(std::count_if(lines.begin(), lines.end(), asked)) < kLeastTurns) return;
  for (Line& line : lines) {
    if (!asked(line)) continue;
    line.marker = {Kind::kQuestion, -1, '?', 0};
    line.content = Trim(line.content.substr(2));
  }
}

// "A1. What …?", where "B1. …" stands too and no "Q1": the first question of part A, and no answer.
void MarkLettered(std::vector<Line>& lines) {
  const auto lettered = [](const Line& line, char letter) {
    const std::string_view text = Trim(line.text);
    return text.size() > 3 && text[0] == letter && IsAsciiDigit(text[1]) && line.marker.number >= 0;
  };
  bool others = false;
  for (const Line& line : lines) {
    if (lettered(line, 'Q')) return;
    others = others || (lettered(line, 'B') && line.marker.kind == Kind::kOrdered);
  }
  if (!others) return;
  for (Line& line : lines) {
    if (line.marker.kind != Kind::kAnswer || !lettered(line, 'A')) continue;
    line.marker = {Kind::kOrdered, line.marker.number, line.marker.style, 'd'};
    line.kind = LineKind::kItem;
  }
}

// Numbers on lines of their own, counting up, each right above its question.
void MarkLoneNumbers(std::vector<Line>& lines) {
  std::vector<size_t> lone;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.marker.kind != Kind::kOrdered || line.marker.number < 0 || !line.content.empty() ||
        lines[i + 1].kind != LineKind::kText)
      continue;
    const int last = lone.empty() ? 0 : lines[lone.back()].marker.number;
    if (line.marker.number == last + 1) lone.push_back(i);
  }
  if (lone.size() < kLeastTurns) return;
  for (const size_t i : lone) {
    lines[i].marker.kind = Kind::kQuestion;
    lines[i].kind = LineKind::kText;
  }
}

}  // namespace

void ReadLabelHabit(Document& document) {
  MarkLettered(document.lines);
  MarkLoneNumbers(document.lines);
  MarkAsked(document.lines);
  LabelHabit(document.lines).Mark();
}

}  // namespace emend
