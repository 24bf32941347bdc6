#include "segment/entries.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "segment/habits.h"
#include "segment/question_end.h"
#include "segment/talk.h"
#include "segment/titles.h"
#include "segment/wording.h"

namespace emend {
namespace {

using Kind = Marker::Kind;

constexpr int kLongestWrap = 3;  // lines that a question may go on over

// The question of an entry and what of its first lines is answer already.
struct Head {
  std::string question;
  size_t used = 1;        // lines that the question took
  std::string_view rest;  // what of the last of them is answer
};

class Cutter {
 public:
  Cutter(const Document& document, const Outline& outline, const Plan& plan, Collection& collection)
      : document_(document),
        outline_(outline),
        plan_(plan),
        collection_(collection),
        forms_(document),
        wrap_(WrapWidth(document)),
        capitals_(UsesCapitals(document)) {}

  void Cut() {
    const size_t size = plan_.roles.size();
    inline_answers_ = UsesInlineAnswers();
    if (plan_.title) collection_.title = CleanTitle(LineAt(*plan_.title).content, forms_);
    for (size_t i = 0; i < size;) {
      switch (plan_.roles[i]) {
        case Role::kHeading:
          i = OpenSection(i);
          break;
        case Role::kQuestion:
        case Role::kReference:
          i = CutEntry(i);
          break;
        case Role::kDropped:
        case Role::kBody:  // before the first entry
          Drop(LineAt(i).number, plan_.roles[i] == Role::kDropped ? plan_.reasons[i] : DropReason::kIntro);
          ++i;
          break;
      }
    }
    for (const Line& line : document_.lines) {
      if (line.kind == LineKind::kDropped) Drop(line.number, line.drop);
    }
  }

 private:
  const Line& LineAt(size_t i) const { return document_.lines[outline_.lines[i].line]; }

  void Drop(int number, DropReason reason) { collection_.dropped.push_back({{number, number}, reason}); }

  Section& CurrentSection() {
    if (collection_.sections.empty()) collection_.sections.emplace_back();
    return collection_.sections.back();
  }

  size_t OpenSection(size_t i) {
    Section section;
    section.title = CleanTitle(LineAt(i).content, forms_);
    section.heading_lines.push_back(LineAt(i).number);
    // Headings in a row: the last names the section.
    for (++i; i < plan_.roles.size() && plan_.roles[i] == Role::kHeading; ++i) {
      section.title = CleanTitle(LineAt(i).content, forms_);
      section.heading_lines.push_back(LineAt(i).number);
    }
    collection_.sections.push_back(std::move(section));
    return i;
  }

  size_t CutEntry(size_t begin) {
    size_t end = begin + 1;
    while (end < plan_.roles.size() && (plan_.roles[end] == Role::kBody || plan_.roles[end] == Role::kDropped)) ++end;
    size_t last = end;
    const auto is_rule = [this](size_t i) {  // what parts the entries
      return plan_.roles[i] == Role::kBody && LineAt(i).kind == LineKind::kRule;
    };
    while (last > begin + 1 && (plan_.roles[last - 1] == Role::kDropped || is_rule(last - 1))) --last;
    for (size_t i = begin; i < end; ++i) {
      if (plan_.roles[i] == Role::kDropped) Drop(LineAt(i).number, plan_.reasons[i]);
      if (i >= last && is_rule(i)) Drop(LineAt(i).number, DropReason::kPageFurniture);
    }
    Entry entry;
    entry.lines = {LineAt(begin).number, LastLine(last - 1)};
    size_t body = begin;
    if (plan_.roles[begin] == Role::kReference) {
      entry.kind = EntryKind::kReference;
      if (LineAt(begin).kind == LineKind::kHeading) {
        entry.question = CleanTitle(LineAt(begin).content, forms_);
        body = begin + 1;
      } else {
        entry.question = CurrentSection().title;
      }
    } else {
      const Head head = ReadHead(begin, last);
      entry.question = head.question;
      body = begin + head.used;
      if (!head.rest.empty()) {
        Line rest = LineAt(body - 1);
        rest.text = rest.content = head.rest;
        rest.kind = LineKind::kText;
        rest.marker = {};
        rest.bold = false;
        rest.indent = 0;
        entry.body.push_back(rest);
      }
    }
    AddBody(body, last, entry);
    Describe(entry);
    CurrentSection().entries.push_back(std::move(entry));
    return end;
  }

  // "+---+", "└──┘"
  static bool IsTableBorder(std::string_view text) {
    const char32_t first = DecodeUtf8(text, 0).value;
    return (first == '+' || (first >= 0x2500 && first <= 0x257F)) &&
           std::none_of(text.begin(), text.end(), IsAsciiAlphanumeric);
  }

  // The last line that belongs to line `i`: closing tags and rules of what it ends are part of it.
  int LastLine(size_t i) const {
    size_t at = outline_.lines[i].line;
    while (at + 1 < document_.lines.size()) {
      const Line& next = document_.lines[at + 1];
      if (next.kind != LineKind::kBlank || next.text.empty()) break;
      static constexpr std::string_view kClosing[] = {"</ul",         "</ol", "</table", "</tbody",   "</pre", "</dl",
                                                      "</blockquote", "</p",  "</dd",    "</details", "|===",  "====="};
      const std::string_view text = Trim(next.text);
      const bool closes =
          IsTableBorder(text) || std::any_of(std::begin(kClosing), std::end(kClosing),
                                             [&](std::string_view tag) { return text.starts_with(tag); });
      if (!closes) break;
      ++at;
    }
    return document_.lines[at].number;
  }

  // The lines of the answer, blank ones between them included.
  void AddBody(size_t begin, size_t end, Entry& entry) const {
    if (begin >= end) return;
    size_t next = begin;
    entry.body.reserve(entry.body.size() + outline_.lines[end - 1].line - outline_.lines[begin].line + 1);
    for (size_t at = outline_.lines[begin].line; at <= outline_.lines[end - 1].line; ++at) {
      Line line = document_.lines[at];
      if (line.kind == LineKind::kDropped) continue;
      if (line.kind == LineKind::kBlank) {
        if (line.text.empty() && !entry.body.empty()) entry.body.push_back(line);
        continue;
      }
      const bool dropped = plan_.roles[next++] == Role::kDropped;
      if (dropped) continue;
      // The mark of an answer goes where the answer begins; behind a challenge it says what is the solution. A list
      // item that is marked as one is for markup to take apart.
      const std::string_view mark = Trim(line.text);
      if (line.marker.kind == Kind::kAnswer && entry.body.empty() && !mark.starts_with("- ") &&
          !mark.starts_with("* ") && !mark.starts_with("+ ")) {
        if (line.content.empty()) continue;
        line.text = line.content;
        line.marker = {};
        line.kind = LineKind::kText;
        ReadItem(line);
      }
      entry.body.push_back(line);
    }
  }

  // What stood behind a label may be a list item itself: "A: - first".
  static void ReadItem(Line& line) {
    if (!line.text.starts_with("- ") && !line.text.starts_with("• ")) return;
    line.kind = LineKind::kItem;
    line.marker = {Kind::kBullet, -1, '-', 0};
    line.content = Trim(line.text.substr(line.text.find(' ')));
  }

  // Whether questions have their answers on the same line, as a habit: many go on behind the question mark, and nothing
  // stands below.
  bool UsesInlineAnswers() const {
    int longer = 0;
    int alone = 0;
    for (size_t i = 0; i < plan_.roles.size(); ++i) {
      if (plan_.roles[i] != Role::kQuestion) continue;
      const std::string_view text = LineAt(i).content;
      const size_t length = QuestionLength(text);
      if (length == 0 || length == text.size() || CountWords(text.substr(length), 3) < 3) continue;
      ++longer;
      alone += i + 1 == plan_.roles.size() || plan_.roles[i + 1] != Role::kBody;
    }
    return alone * 3 > longer;
  }

  // Whether the answer has lines of its own.
  bool AnswerBelow(size_t i, size_t end) const {
    for (++i; i < end; ++i) {
      if (plan_.roles[i] == Role::kBody) return true;
    }
    return false;
  }

  Head ReadHead(size_t begin, size_t end) const {
    Head head;
    const Line& first = LineAt(begin);
    std::string_view text = first.content;
    const size_t talk = first.speaker >= 0 || IsSpoken(first) ? TalkLength(text) : 0;  // "Great. Next one: …"
    text.remove_prefix(talk);
    // "Question 3", "Exercise 3 (5 points)" on a line of its own: the question stands below.
    const bool remark =
        first.marker.kind == Kind::kQuestion && text.size() < 40 &&
        ((text.starts_with('(') && text.ends_with(')')) || (text.starts_with('[') && text.ends_with(']')));
    if ((text.empty() || remark) && begin + 1 < end) {
      text = LineAt(begin + 1).content;
      head.used = 2;
    }
    const Line& line = LineAt(begin + head.used - 1);
    const size_t stop = QuestionEnd(line, text, AnswerBelow(begin + head.used - 1, end), inline_answers_);
    std::string question(text.substr(0, stop));
    if (stop == text.size()) {
      while (GoesOn(begin, begin + head.used, end, question)) {
        const std::string_view more = LineAt(begin + head.used).content;
        if (question.ends_with('-') && IsLower(DecodeUtf8(more, 0).value))
          question.pop_back();
        else
          question += ' ';
        question += more;
        ++head.used;
        const size_t inside = QuestionLength(question);
        if (inside > 0 && inside < question.size() && inside + more.size() > question.size()) {
          head.rest = WithoutDivider(more.substr(more.size() - (question.size() - inside)));
          question.resize(inside);
          break;
        }
      }
    } else {
      head.rest = Trim(text.substr(stop));
      if (const size_t mark = BracketLength(head.rest); mark > 0) head.rest = head.rest.substr(mark);
      head.rest = WithoutDivider(head.rest);
    }
    head.question = CleanQuestion(question);
    if (const CodePoint letter = DecodeUtf8(head.question, 0); talk > 0 && capitals_ && IsLower(letter.value)) {
      std::string capital;
      AppendUtf8(ToUpper(letter.value), capital);
      head.question.replace(0, letter.length, capital);
    }
    return head;
  }

  // Whether the question, which is not finished, goes on in line `next`.
  bool GoesOn(size_t begin, size_t next, size_t end, const std::string& question) const {
    if (next >= end || plan_.roles[next] != Role::kBody || next - begin > kLongestWrap) return false;
    const Line& line = LineAt(next);
    const Line& above = LineAt(next - 1);
    if (line.kind != LineKind::kText || line.marker.kind != Kind::kNone || above.kind == LineKind::kHeading)
      return false;
    const Ending ending = ClassifyEnding(question);
    if (ending == Ending::kQuestion || ending == Ending::kSentence || ending == Ending::kColon) return false;
    bool adjacent = true;  // but for what was dropped between
    for (size_t at = outline_.lines[next - 1].line + 1; at < outline_.lines[next].line; ++at)
      adjacent = adjacent && document_.lines[at].kind == LineKind::kDropped;
    const char32_t first = DecodeUtf8(line.content, 0).value;
    const bool lower = IsLower(first);
    const Ending more = ClassifyEnding(line.content);
    if (line.bold != above.bold) return false;
    if (!adjacent) {  // a page ended within the question
      return lower && (more == Ending::kQuestion || more == Ending::kSentence) && CountWords(question) >= 6 &&
             CountWords(line.content) <= 12;
    }
    if (EndsOpen(question) && CountWords(line.content) <= 20) return true;
    // A line that was broken for its width goes on; one that ends early does not, unless the next ends the order.
    const bool asks = ClassifyWording(question) != Wording::kOther;
    if (lower && capitals_ && asks && more == Ending::kSentence && CountWords(line.content) <= 9 &&
        SentenceLength(line.content) == line.content.size() && CountWords(question) >= 6)
      return true;
    if (lower)
      return more == Ending::kQuestion || more == Ending::kQuestionInside ||
             (wrap_ > 0 && CountCodePoints(above.text) * 10 >= wrap_ * 8);
    // Without a small letter only where the paragraph as a whole is a question.
    const Line& head = LineAt(begin);
    const bool marked = head.marker.kind == Kind::kQuestion || head.marker.kind == Kind::kOrdered;
    return (more == Ending::kQuestion || more == Ending::kQuestionInside) && (marked || CountWords(question) >= 6) &&
           CountWords(line.content) <= 16;
  }

  // Where the label of a line would stand, folded and without emphasis; empty if no colon stands there.
  static std::string LabelPlace(std::string_view text) {
    text = text.substr(0, 60);
    if (text.find(':') == text.npos) return {};
    std::string folded = FoldCase(text);
    std::erase(folded, '*');
    return folded;
  }

  static bool HasLabel(std::string_view folded, std::initializer_list<std::string_view> words) {
    constexpr size_t kFarthest = 10;
    for (const std::string_view word : words) {
      const size_t at = folded.substr(0, kFarthest + word.size()).find(word);
      if (at != folded.npos && folded.find(':', at) != folded.npos && folded.find(':', at) <= at + word.size() + 2)
        return true;
    }
    return false;
  }

  void Describe(Entry& entry) const {
    bool text = false;
    bool challenge = false;
    bool solution = false;
    for (const Line& line : entry.body) {
      text = text || line.kind != LineKind::kBlank;
      const std::string place = LabelPlace(line.text);
      if (place.empty()) continue;
      challenge = challenge || HasLabel(place, {"challenge", "problem", "scenario", "herausforderung", "défi",
                                                "desafío", "desafio", "проблема", "wyzwanie"});
      solution = solution || HasLabel(place, {"solution", "approach", "resolution", "lösung", "solución", "solução",
                                              "решение", "rozwiązanie"});
    }
    if (!text) entry.review.insert(Review::kUnanswered);
    const Wording wording = ClassifyWording(entry.question);
    if (entry.kind == EntryKind::kQuestion && challenge && solution && wording != Wording::kInterrogative &&
        wording != Wording::kImperative && ClassifyEnding(entry.question) != Ending::kQuestion) {
      entry.kind = EntryKind::kScenario;
    }
  }

  const Document& document_;
  const Outline& outline_;
  const Plan& plan_;
  Collection& collection_;
  WordForms forms_;
  bool inline_answers_ = false;
  size_t wrap_;    // columns at which the text is broken, 0 if it is not
  bool capitals_;  // lines of prose begin with capitals, as a rule
};

}  // namespace

void CutEntries(const Document& document, const Outline& outline, const Plan& plan, Collection& collection) {
  Cutter(document, outline, plan, collection).Cut();
}

}  // namespace emend
