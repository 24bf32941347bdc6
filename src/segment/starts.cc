#include "segment/starts.h"

#include <algorithm>

namespace emend {
namespace {

bool Asks(const Candidate& c) {
  return c.features[kEnding] == static_cast<uint8_t>(Stop::kQuestion) ||
         c.features[kWording] != static_cast<uint8_t>(Wording::kOther);
}

// How the lines of one style stand in the document.
struct Look {
  size_t first = 0;  // the place of the first of them
  int all = 0;
  int asks = 0;
  int apart = 0;   // with another style's line below
  int titles = 0;  // short, and no sentence
};

// Whether the lines of a look are questions together, though few look like it one by one: notes jotted down have
// neither question marks nor headings. Either many ask, or some do and all stand like titles above their answers.
bool AreQuestions(const Look& look, int found) {
  constexpr int kFew = 8;  // questions; a document with more has its own look
  // Topics with what is to be said about them, and nothing else.
  constexpr size_t kNearTop = 3;
  const bool topics =
      found == 0 && look.all >= 5 && look.first <= kNearTop && look.apart == look.all && look.titles == look.all;
  if (topics) return true;
  if (found * 2 >= look.all || look.asks < 2 || look.all < 4) return false;
  const bool many = look.asks * 5 >= look.all * 2 && (look.asks >= 4 || look.asks * 2 >= look.all);
  const bool titles = look.asks * 5 >= look.all && look.apart * 10 >= look.all * 9 && look.titles * 10 >= look.all * 9;
  return look.apart * 2 >= look.all && (many || (titles && found < kFew));
}

// Where nothing else tells the questions from their answers: the lines that ask by their wording, with other lines
// below them. Empty if they are few, or more than a few questions were found otherwise.
std::vector<bool> StartOfAsking(const Outline& outline, int found) {
  constexpr int kLeast = 4;
  std::vector<bool> start(outline.lines.size(), false);
  int asks = 0;
  int apart = 0;
  const auto asking = [&](size_t i) {
    const Candidate& c = outline.lines[i];
    const auto stop = static_cast<Stop>(c.features[kEnding]);
    return c.candidate && !c.refrain && c.against <= 0 && Asks(c) && c.features[kLength] <= 5 &&
           stop != Stop::kStatement && stop != Stop::kColon;
  };
  for (size_t i = 0; i < start.size(); ++i) {
    start[i] = asking(i);
    asks += start[i];
    apart += start[i] && i + 1 < start.size() && !asking(i + 1);
  }
  if (asks < kLeast || apart * 4 < asks * 3 || found * 2 >= asks) return {};
  return start;
}

// Where nothing asks: short lines that are no sentences, each above what is to be said about it. Empty if few of the
// document's lines stand so, or something asks.
std::vector<bool> StartOfTitles(const Document& document, const Outline& outline, int found) {
  constexpr int kLeast = 5;
  constexpr uint8_t kLongest = 4;  // class of kLength
  std::vector<bool> start(outline.lines.size(), false);
  const auto line_of = [&](size_t i) -> const Line& { return document.lines[outline.lines[i].line]; };
  const auto says = [&](size_t i) {
    const Line& line = line_of(i);
    if (line.kind != LineKind::kText) return line.kind != LineKind::kHeading;
    const auto stop = static_cast<Stop>(outline.lines[i].features[kEnding]);
    return stop == Stop::kStatement || stop == Stop::kColon || stop == Stop::kOrder ||
           outline.lines[i].features[kLength] > kLongest;
  };
  int titles = 0;
  int lost = 0;  // text that no title stands above
  bool open = false;
  for (size_t i = 0; i < start.size(); ++i) {
    const Candidate& c = outline.lines[i];
    const Line& line = line_of(i);
    if (line.kind == LineKind::kHeading) open = false;
    const bool plain = c.candidate && !c.refrain && c.against <= 0 && line.kind == LineKind::kText &&
                       line.marker.kind == Marker::Kind::kNone && line.part == 0 && line.indent < 4;
    const auto stop = static_cast<Stop>(c.features[kEnding]);
    const bool title = plain && c.features[kLength] <= kLongest && (stop == Stop::kNone || stop == Stop::kQuestion);
    start[i] = title && i + 1 < start.size() && says(i + 1) &&
               (i == 0 || says(i - 1) || start[i - 1] || !open || line_of(i - 1).kind == LineKind::kHeading);
    titles += start[i];
    open = open || start[i];
    lost += !start[i] && !open && line.kind == LineKind::kText;
  }
  if (titles < kLeast || found * 3 > titles || lost * 2 > titles || titles * 6 < static_cast<int>(start.size()))
    return {};
  return start;
}

}  // namespace

std::vector<bool> StartOfLook(const Document& document, const Outline& outline, const std::vector<bool>& chosen) {
  std::vector<Look> looks(outline.styles.size());
  const auto words_up_to = [](const Candidate& c, uint8_t most) { return c.features[kLength] <= most; };
  for (size_t i = 0; i < outline.lines.size(); ++i) {
    const Candidate& c = outline.lines[i];
    if (!c.candidate || c.refrain) continue;
    Look& look = looks[static_cast<size_t>(c.style)];
    if (look.all == 0) look.first = i;
    ++look.all;
    look.asks += Asks(c);
    look.apart += i + 1 < outline.lines.size() && outline.lines[i + 1].style != c.style;
    const auto stop = static_cast<Stop>(c.features[kEnding]);
    look.titles += words_up_to(c, 4) && stop != Stop::kStatement && stop != Stop::kColon;
  }
  const auto found = static_cast<int>(std::count(chosen.begin(), chosen.end(), true));
  const Look* best = nullptr;
  for (const Look& look : looks) {
    if (AreQuestions(look, found) &&
        (best == nullptr || look.asks > best->asks || (best->asks == 0 && look.all > best->all)))
      best = &look;
  }
  if (best == nullptr) {
    std::vector<bool> asking = StartOfAsking(outline, found);
    return asking.empty() ? StartOfTitles(document, outline, found) : asking;
  }
  std::vector<bool> start(outline.lines.size(), false);
  for (size_t i = 0; i < start.size(); ++i) {
    const Candidate& c = outline.lines[i];
    start[i] = c.candidate && !c.refrain && c.style == static_cast<int>(best - looks.data());
  }
  return start;
}

}  // namespace emend
