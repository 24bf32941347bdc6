#include "segment/outline.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "segment/candidates.h"
#include "segment/habits.h"
#include "segment/looks.h"
#include "segment/question_end.h"
#include "segment/talk.h"

namespace emend {
namespace {

using Kind = Marker::Kind;

bool IsBlock(const Line& line) {
  return line.kind == LineKind::kCode || line.kind == LineKind::kFence || line.kind == LineKind::kTableRow ||
         line.kind == LineKind::kItem || line.kind == LineKind::kRule;
}

bool IsCandidate(const Line& line) {
  if (line.kind != LineKind::kText && line.kind != LineKind::kHeading && line.kind != LineKind::kItem) return false;
  if (line.marker.kind == Kind::kAnswer) return false;
  if (line.content.empty()) return line.marker.kind == Kind::kQuestion;
  if (line.content.size() > 1500) return false;
  if (line.content.size() < 80 && ClassifyFrame(line.content) == Frame::kContents) return false;
  for (size_t i = 0; i < line.content.size();) {
    const CodePoint c = DecodeUtf8(line.content, i);
    if (IsLetter(c.value)) return true;
    i += c.length;
  }
  return false;
}

Stop StopOf(Ending ending, Wording wording) {
  switch (ending) {
    case Ending::kNone:
      return Stop::kNone;
    case Ending::kQuestion:
      return Stop::kQuestion;
    case Ending::kQuestionInside:
      return Stop::kQuestionInside;
    case Ending::kColon:
      return Stop::kColon;
    case Ending::kSentence:
      return wording == Wording::kImperative ? Stop::kOrder : Stop::kStatement;
    case Ending::kOther:
      return Stop::kOther;
  }
  return Stop::kOther;
}

constexpr int kMostWordCount = 36;  // more make no other class

uint8_t LengthClass(int words) {
  static constexpr int kUpTo[] = {1, 3, 5, 7, 11, 17, kMostWordCount - 1};
  return static_cast<uint8_t>(std::lower_bound(std::begin(kUpTo), std::end(kUpTo), words) - std::begin(kUpTo));
}

Growth GrowthOf(int words, const Line* after) {
  if (after == nullptr) return Growth::kNothing;
  if (after->kind != LineKind::kText || after->marker.kind != Kind::kNone) return Growth::kOther;
  const int below = CountWords(after->content);
  if (below * 2 < words) return Growth::kHalf;
  if (below < words) return Growth::kOnce;
  if (below < words * 2) return Growth::kTwice;
  return below < words * 4 ? Growth::kFourTimes : Growth::kMore;
}

constexpr double kRecord = 6.0;  // log-odds that a record is a question

// The wording of a question by any of its clauses: "The host does not answer: is it down?"
Wording WordingOfClauses(std::string_view text) {
  const Wording whole = ClassifyWording(text);
  if (whole != Wording::kOther) return whole;
  for (const std::string_view border : {". ", ", ", "; ", " — ", " – ", " - ", "! "}) {
    for (size_t at = text.find(border); at != text.npos; at = text.find(border, at + border.size())) {
      if (ClassifyWording(text.substr(at + border.size())) == Wording::kInterrogative) return Wording::kInterrogative;
    }
  }
  return whole;
}

std::string_view LastSentenceOf(std::string_view text) {
  constexpr int kMost = 4;  // sentences
  for (int n = 0; n < kMost; ++n) {
    const size_t end = SentenceLength(text);
    if (end >= text.size()) return text;
    text = Trim(text.substr(end));
  }
  return {};
}

// `opens`: the line is the first of its message.
double AgainstOf(const Line& line, std::string_view text, bool opens) {
  constexpr double kBack = 4.5;
  constexpr double kBackPlain = 7.5;  // where no mark says that it is a question of its own
  constexpr double kTalk = 5.0;       // for each point of the score
  constexpr double kRhetorical = 2.5;
  const size_t question = QuestionLength(text);
  const size_t first = question > 0 ? question : SentenceLength(text);
  double against = !PointsBack(text.substr(0, first)) ? 0
                   : line.marker.kind == Kind::kNone && !line.bold && line.kind == LineKind::kText && line.part == 0
                       ? kBackPlain
                       : kBack;
  const bool plain = (line.speaker >= 0 || line.part > 0) && line.marker.kind == Kind::kNone &&
                     line.kind == LineKind::kText && !line.bold;
  // "Is it slower? No: …" in the middle of a message answers itself.
  if (plain && !opens && question > 0 && question < text.size()) against += kRhetorical;
  // Only in conversations do people talk among questions.
  if (plain) against += kTalk * std::max(0.0, TalkScore(text, 0));
  return against;
}

Before BeforeOf(const LineNeighbours& around) {
  if (around.before == nullptr) return Before::kNothing;
  if (around.before->kind == LineKind::kHeading) return Before::kHeading;
  if (around.blank_before) return Before::kBlank;
  if (IsBlock(*around.before)) return Before::kBlock;
  switch (ClassifyEnding(around.before->content)) {
    case Ending::kColon:
      return Before::kLeadIn;
    case Ending::kSentence:
    case Ending::kQuestion:
      return Before::kSentence;
    default:
      return Before::kOpenText;
  }
}

// Whether the numbers of a style run on: the line's number follows, or is followed by, its like.
void MarkRows(const Document& document, Outline& outline) {
  std::unordered_map<int, std::vector<Candidate*>> members;
  for (Candidate& c : outline.lines) {
    if (!c.candidate) continue;
    const Marker& marker = document.lines[c.line].marker;
    if (marker.number >= 0) members[c.style].push_back(&c);
  }
  for (auto& [style, list] : members) {
    std::unordered_map<int, Candidate*> last;  // by number
    for (Candidate* c : list) {
      const int number = document.lines[c->line].marker.number;
      const auto found = last.find(number - 1);
      if (found != last.end()) {
        c->features[kNumbering] = static_cast<uint8_t>(Numbering::kInRow);
        found->second->features[kNumbering] = static_cast<uint8_t>(Numbering::kInRow);
      }
      last[number] = c;
    }
  }
}

// The one heading of the first level above all others is the document's title.
void FindTitles(const Document& document, Outline& outline) {
  Candidate* title = nullptr;
  int first_level = 0;
  int deeper = 0;
  for (Candidate& c : outline.lines) {
    const Line& line = document.lines[c.line];
    if (line.kind != LineKind::kHeading) continue;
    if (line.level == 1)
      title = &c, ++first_level;
    else
      ++deeper;
  }
  if (first_level == 1 && deeper > 0) title->candidate = false;
}

// A label with nothing but a remark behind it: "Exercise 3 (5 points)".
bool IsBareLabel(const Line& line) {
  const std::string_view text = line.content;
  if (line.marker.kind != Kind::kQuestion || text.empty()) return line.marker.kind == Kind::kQuestion;
  return text.size() < 40 && (text.front() == '(' || text.front() == '[') && (text.back() == ')' || text.back() == ']');
}

// What a candidate says: below a bare label, the next line; with the lines that it goes on over, if they make a
// question of it; those are put into `joined`.
std::string_view TextOf(const Document& document, const Outline& outline, const Candidate& c, std::string& joined) {
  constexpr int kMostLines = 3;
  const Candidate* const end = outline.lines.data() + outline.lines.size();
  const Candidate* next = &c + 1;
  const Line& line = document.lines[c.line];
  std::string_view text = line.content;
  if (IsBareLabel(line) && next < end) text = document.lines[(next++)->line].content;
  // What is said goes on in the next cue.
  const bool said =
      line.speaker >= 0 && (&c == outline.lines.data() || document.lines[(&c - 1)->line].part != line.part);
  const bool marked = line.marker.kind == Kind::kQuestion || line.marker.kind == Kind::kOrdered || said;
  if (!marked || line.kind == LineKind::kHeading ||
      (ClassifyEnding(text) != Ending::kNone && !(said && EndsOpen(text))))
    return text;
  const auto adjacent = [&](size_t from, size_t to) {
    if (said && from + 1 == to && !EndsOpen(document.lines[from].content)) return false;
    for (++from; from < to && document.lines[from].kind == LineKind::kDropped;) ++from;
    return from == to;
  };
  joined = text;
  for (int n = 1; n < kMostLines && next < end && adjacent((next - 1)->line, next->line); ++n, ++next) {
    const Line& more = document.lines[next->line];
    if (more.kind != LineKind::kText || more.marker.kind != Kind::kNone || more.bold != line.bold ||
        more.part != line.part)
      break;
    joined.append(" ").append(more.content);
    const Ending ending = ClassifyEnding(joined);
    if (ending == Ending::kQuestion) return joined;
    if (ending != Ending::kNone) break;
  }
  return text;
}

// In a conversation the neighbours are other messages: a question is answered by somebody else.
std::pair<Before, After> Exchange(const Document& document, const Outline& outline, const Candidate& c, Before before,
                                  After after) {
  const Line& line = document.lines[c.line];
  const Candidate* const begin = outline.lines.data();
  const Candidate* const end = begin + outline.lines.size();
  const Candidate* next = &c;
  while (next < end && document.lines[next->line].part == line.part) ++next;
  if (&c > begin && document.lines[(&c - 1)->line].speaker != line.speaker) before = Before::kBlank;
  if (next < end) after = document.lines[next->line].speaker == line.speaker ? After::kSameStyle : After::kBlankText;
  return {before, after};
}

}  // namespace

bool IsSpoken(const Line& line) { return line.marker.kind == Kind::kQuestion && line.marker.number < 0; }

Outline MakeOutline(const Document& document) {
  Outline outline;
  const std::vector<Line>& lines = document.lines;
  std::vector<LineNeighbours> around(lines.size());
  const auto counts = [](const Line& line) { return line.kind != LineKind::kBlank && line.kind != LineKind::kDropped; };
  const Line* last = nullptr;
  bool blank = true;
  for (size_t i = 0; i < lines.size(); ++i) {
    around[i].before = last != nullptr && last->part == lines[i].part ? last : nullptr;
    around[i].blank_before = blank || around[i].before == nullptr;
    if (counts(lines[i]))
      last = &lines[i], blank = false;
    else
      blank = true;
  }
  last = nullptr;
  blank = true;
  for (size_t i = lines.size(); i-- > 0;) {
    around[i].after = last != nullptr && last->part == lines[i].part ? last : nullptr;
    around[i].blank_after = blank || around[i].after == nullptr;
    if (counts(lines[i]))
      last = &lines[i], blank = false;
    else
      blank = true;
  }

  // Exporters that drop blank lines drop them all.
  const auto blanks = std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.text.empty(); });
  const bool airy = static_cast<size_t>(blanks) * 20 > lines.size();
  const std::vector<int> depths = DepthsOf(document);
  std::map<StyleKey, int> keys;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!counts(lines[i])) continue;
    Candidate c;
    c.line = i;
    c.candidate = IsCandidate(lines[i]);
    c.said = lines[i].speaker >= 0 || lines[i].part > 0 || IsSpoken(lines[i]);
    const auto [at, added] =
        keys.try_emplace(KeyOf(lines[i], around[i], depths), static_cast<int>(outline.styles.size()));
    if (added)
      outline.styles.push_back(
          {PriorOf(lines[i], around[i], airy), 0,
           lines[i].kind == LineKind::kHeading || lines[i].bold || lines[i].marker.kind != Kind::kNone});
    c.style = at->second;
    outline.lines.push_back(c);
  }
  FindTitles(document, outline);
  FindRefrains(document, outline);
  FindLabelled(document, outline);
  const size_t wrap = WrapWidth(document);
  std::vector<int> style_of(lines.size(), -1);
  for (const Candidate& c : outline.lines) style_of[c.line] = c.candidate ? c.style : -1;
  std::string joined;
  for (Candidate& c : outline.lines) {
    if (!c.candidate) continue;
    const Line& line = lines[c.line];
    const LineNeighbours& n = around[c.line];
    std::string_view text = TextOf(document, outline, c, joined);
    if (line.speaker >= 0 || IsSpoken(line)) text.remove_prefix(std::min(TalkLength(text), text.size()));
    const Ending ending = ClassifyEnding(text);
    Wording wording = text.starts_with('(') && ending != Ending::kQuestion ? Wording::kOther
                      : ending == Ending::kQuestion                        ? WordingOfClauses(text)
                                                                           : ClassifyWording(text);
    // "Debouncing and throttling. Implement one of them."
    if (wording == Wording::kOther && ending == Ending::kSentence &&
        ClassifyWording(LastSentenceOf(text)) == Wording::kImperative)
      wording = Wording::kImperative;
    c.features[kEnding] = static_cast<uint8_t>(StopOf(ending, wording));
    // "When it is done, the worker stops." asks nothing.
    if (c.features[kEnding] == static_cast<uint8_t>(Stop::kStatement) && wording == Wording::kInterrogative)
      wording = Wording::kOther;
    c.features[kWording] = static_cast<uint8_t>(wording);
    // A record, question and answer on one line, was recognised as such.
    const bool record = line.marker.kind == Kind::kQuestion && n.after != nullptr && n.after->number == line.number &&
                        n.after->marker.kind == Kind::kAnswer;
    c.against = record ? -kRecord : AgainstOf(line, text, n.before == nullptr);
    // Above the day on which a note was written stands its title.
    const bool dated =
        &c == outline.lines.data() && c.line + 1 < lines.size() && lines[c.line + 1].drop == DropReason::kPageFurniture;
    constexpr double kDated = 6.0;
    if (dated && ending != Ending::kQuestion) c.against += kDated;
    // "Conclusion"
    constexpr double kFrame = 4.0;
    if (line.content.size() < 60 && ClassifyFrame(line.content) != Frame::kNone) c.against += kFrame;
    // "Write a file:" leads in what stands below.
    constexpr double kLeadIn = 3.0;
    if (ending == Ending::kColon && line.kind == LineKind::kText && line.marker.kind == Kind::kNone && !line.bold &&
        n.after != nullptr && IsBlock(*n.after))
      c.against += kLeadIn;
    // Small talk says nothing about what else looks like it.
    constexpr double kTalkOnly = 2.5;
    c.counts = c.against < kTalkOnly;
    outline.styles[static_cast<size_t>(c.style)].count += c.counts;
    // Only where blank lines are missing do lengths of lines say more than they; not where lines are broken for their
    // width, or the question goes on below.
    const bool paragraphs = !airy && wrap == 0 && text.size() <= line.content.size();
    const int words = CountWords(text, paragraphs ? INT_MAX : kMostWordCount);
    c.features[kLength] = LengthClass(words);
    c.features[kGrowth] = static_cast<uint8_t>(paragraphs ? GrowthOf(words, n.after) : Growth::kOther);
    Before before = BeforeOf(n);
    After after = After::kNothing;
    if (n.after != nullptr) {
      if (n.after->marker.kind == Kind::kAnswer)
        after = After::kAnswerLabel;
      else if (line.kind == LineKind::kItem && n.after->indent >= line.indent + 2)
        after = After::kIndented;
      else if (style_of[static_cast<size_t>(n.after - lines.data())] == c.style &&
               !(n.after->kind == LineKind::kText && ending != Ending::kSentence && ending != Ending::kColon &&
                 ClassifyEnding(n.after->content) == Ending::kSentence))  // a statement below what is none
        after = After::kSameStyle;
      else if (n.after->kind == LineKind::kHeading)
        after = After::kHeading;
      else if (IsBlock(*n.after))
        after = n.blank_after ? After::kBlankBlock : After::kBlock;
      else
        after = n.blank_after ? After::kBlankText : After::kText;
    }
    if (line.speaker >= 0 && n.before == nullptr)
      std::tie(before, after) = Exchange(document, outline, c, before, after);
    c.features[kBefore] = static_cast<uint8_t>(before);
    c.features[kAfter] = static_cast<uint8_t>(after);
    c.features[kNumbering] = static_cast<uint8_t>(line.marker.number >= 0 ? Numbering::kAlone : Numbering::kNone);
  }
  LeaveContinuations(document, outline);
  MarkRows(document, outline);
  LeaveRemarks(document, outline);
  return outline;
}

}  // namespace emend
