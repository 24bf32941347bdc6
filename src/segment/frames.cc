// What stands around the questions: titles, introductions, closing words, chatter, promotion.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "segment/plan.h"
#include "segment/talk.h"
#include "segment/titles.h"

namespace emend {
namespace {

using Kind = Marker::Kind;

// Text between a heading and its first question is worth a note when it holds a list, code or a table, or this much
// prose.
constexpr int kReferenceWords = 60;
constexpr int kReferenceLines = 2;

class Frames {
 public:
  Frames(const Document& document, const Outline& outline, Plan& plan)
      : document_(document), outline_(outline), plan_(plan) {}

  void Find() {
    const size_t size = plan_.roles.size();
    const size_t first = Next(0, Role::kQuestion);
    if (first == size) return;
    for (size_t i = 0; i < size; ++i) {
      const Line& line = LineAt(i);
      if (line.content.size() > 80 || (line.kind != LineKind::kHeading && line.kind != LineKind::kText) ||
          ClassifyFrame(line.content) != Frame::kContents)
        continue;
      plan_.roles[i] = Role::kDropped;
      plan_.reasons[i] = DropReason::kTableOfContents;
    }
    FindMessages();
    FindRemarks();
    FindOpening(std::min(first, size));
    for (size_t i = FirstHeadingOrQuestion(); i < size; ++i) {
      if (plan_.roles[i] == Role::kHeading) FindMatter(i + 1);
    }
    FindOutro();
    FindMeta();
    FindTasks();
    FindClosings();
  }

 private:
  const Line& LineAt(size_t i) const { return document_.lines[outline_.lines[i].line]; }

  size_t Next(size_t from, Role role) const {
    while (from < plan_.roles.size() && plan_.roles[from] != role) ++from;
    return from;
  }

  size_t FirstHeadingOrQuestion() const { return std::min(Next(0, Role::kHeading), Next(0, Role::kQuestion)); }

  void Drop(size_t begin, size_t end, DropReason reason) {
    for (size_t i = begin; i < end; ++i) {
      if (plan_.roles[i] != Role::kBody) continue;
      plan_.roles[i] = Role::kDropped;
      plan_.reasons[i] = reason;
    }
  }

  bool BlankBefore(size_t i) const {
    const size_t at = outline_.lines[i].line;
    return at == 0 || document_.lines[at - 1].kind == LineKind::kBlank ||
           document_.lines[at - 1].kind == LineKind::kDropped;
  }

  bool IsProse(size_t i) const {
    const Line& line = LineAt(i);
    return line.kind == LineKind::kText && line.marker.kind == Kind::kNone;
  }

  int WordsOf(size_t begin, size_t end) const {
    int words = 0;
    for (size_t i = begin; i < end; ++i) words += CountWords(LineAt(i).content);
    return words;
  }

  bool IsStructured(size_t begin, size_t end) const {
    int items = 0;
    for (size_t i = begin; i < end; ++i) {
      if (LineAt(i).kind == LineKind::kCode || LineAt(i).kind == LineKind::kTableRow) return true;
      items += LineAt(i).kind == LineKind::kItem;
    }
    return items >= 2;
  }

  // What a message says before its first question is talk; so is a message that only says thanks.
  void FindMessages() {
    const size_t size = plan_.roles.size();
    size_t begin = 0;
    for (size_t i = 1; i <= size; ++i) {
      if (i < size && LineAt(i).part == LineAt(begin).part) continue;
      if (LineAt(begin).part > 0) FindTalk(begin, i);
      for (size_t k = begin; k < i; ++k) {
        if (plan_.roles[k] == Role::kQuestion) {
          question_ = k;
          answered_ = false;
        } else if (question_ && plan_.roles[k] == Role::kBody) {
          answered_ =
              answered_ || LineAt(k).speaker != LineAt(*question_).speaker || LineAt(k).part == LineAt(*question_).part;
        }
      }
      begin = i;
    }
  }

  // In a transcript whoever asks also thanks and praises. What comes after a question of small talk ("Do you have any
  // for us?") is talk up to the next question.
  void FindRemarks() {
    constexpr double kTalk = 1.0;
    for (size_t i = Next(0, Role::kQuestion); i < plan_.roles.size(); ++i) {
      const Line& line = LineAt(i);
      if (plan_.roles[i] != Role::kBody || !IsSpoken(line) ||
          TalkScore(line.content.substr(TalkLength(line.content))) < kTalk)
        continue;
      size_t end = i + 1;
      if (line.content.ends_with('?')) {
        while (end < plan_.roles.size() && plan_.roles[end] != Role::kQuestion && plan_.roles[end] != Role::kHeading)
          ++end;
      }
      Drop(i, end, DropReason::kChatter);
      i = end - 1;
    }
  }

  void FindTalk(size_t begin, size_t end) {
    size_t stop = begin;
    while (stop < end && plan_.roles[stop] == Role::kBody) ++stop;
    const bool opens_entries = stop < end;
    size_t prose = begin;
    while (prose < stop && IsProse(prose)) ++prose;
    if (prose == begin) return;
    const int words = WordsOf(begin, prose);
    if (opens_entries) {
      if (prose == stop && words <= 60) return Drop(begin, stop, DropReason::kChatter);
      const int signs = ChatterSigns(LineAt(begin).content);
      if (prose == stop && signs > 0)
        Drop(begin, stop, DropReason::kChatter);
      else if (signs >= 2)
        Drop(begin, begin + 1, DropReason::kChatter);
    } else if (prose == end && IsTalk(begin, end, words)) {
      Drop(begin, end, DropReason::kChatter);
    }
  }

  // Small talk between the answers. What another one says right below a question is its answer, unless it plainly is
  // none; who asked does not answer.
  bool IsTalk(size_t begin, size_t end, int words) const {
    constexpr int kMostWords = 40;
    if (words > kMostWords) return false;
    double score = 0;
    for (size_t i = begin; i < end; ++i) score = i == begin ? ScoreOf(i) : std::min(score, ScoreOf(i));
    if (!question_) return false;
    const bool asker = LineAt(*question_).speaker == LineAt(begin).speaker;
    // A word or two of who asked, behind the answer, is no more of it.
    constexpr int kFewWords = 3;
    if (asker && answered_ && words <= kFewWords && end == begin + 1 && score > kSubject) return true;
    if (asker) score += 0.5;
    if (!asker && !answered_) score -= 1.5;
    return score > 1;
  }

  static constexpr double kSubject = -5.0;  // below it the words are signs, capitals and numbers

  double ScoreOf(size_t i) const { return TalkScore(LineAt(i).content); }

  // Everything before the first heading or question: the title and the introduction.
  void FindOpening(size_t first_question) {
    const size_t first = FirstHeadingOrQuestion();
    bool structured = false;
    size_t begin = 0;
    // Headings within the opening that hold a list or code are matter of their own.
    for (size_t i = 0; i < first; ++i) {
      if (plan_.roles[i] != Role::kBody) continue;
      const Line& line = LineAt(i);
      if (line.kind != LineKind::kHeading || line.level == 1 || ClassifyFrame(line.content) != Frame::kNone) continue;
      size_t end = i + 1;
      while (end < first && LineAt(end).kind != LineKind::kHeading && plan_.roles[end] == Role::kBody) ++end;
      if (!IsStructured(i + 1, end)) continue;
      if (!structured) Drop(begin, i, DropReason::kIntro);
      structured = true;
      plan_.roles[i] = Role::kReference;
      begin = end;
    }
    for (size_t i = structured ? begin : 0; i < first; ++i) {
      if (plan_.roles[i] != Role::kBody) continue;
      DropReason reason = DropReason::kIntro;
      const Line& line = LineAt(i);
      if (ChatterSigns(line.content) >= 2) {
        reason = DropReason::kChatter;
      } else if (line.kind == LineKind::kHeading || IsTitleLike(line.content)) {
        reason = DropReason::kPageFurniture;
        if (!plan_.title) plan_.title = i;
      }
      Drop(i, i + 1, reason);
    }
    (void)first_question;
  }

  // Text between a heading and the first question below it.
  void FindMatter(size_t begin) {
    size_t end = begin;
    while (end < plan_.roles.size() && (plan_.roles[end] == Role::kBody || plan_.roles[end] == Role::kDropped)) ++end;
    if (end == plan_.roles.size() || plan_.roles[end] != Role::kQuestion) {
      if (end < plan_.roles.size() && end > begin && plan_.roles[end] == Role::kHeading && IsStructured(begin, end))
        plan_.roles[begin] = Role::kReference;
      else if (end < plan_.roles.size())
        Drop(begin, end, DropReason::kIntro);
      return;
    }
    while (begin < end && plan_.roles[begin] != Role::kBody) ++begin;
    size_t last = end;
    while (last > begin && plan_.roles[last - 1] != Role::kBody) --last;
    if (begin == last) return;
    const int words = WordsOf(begin, last);
    const bool worth = IsStructured(begin, last) || (words >= kReferenceWords && last - begin >= kReferenceLines) ||
                       (last - begin >= kReferenceLines && words >= kReferenceWords / 3 &&
                        ChatterSigns(LineAt(begin).content) == 0 && HasTerms(begin, last));
    if (worth && ChatterSigns(LineAt(begin).content) < 2)
      plan_.roles[begin] = Role::kReference;
    else
      Drop(begin, last, DropReason::kIntro);
  }

  // Every line explains a term: "Term: what it is".
  bool HasTerms(size_t begin, size_t end) const {
    constexpr int kLeastWords = 3;  // of an explanation; what programs note about a page is shorter
    int explained = 0;
    for (size_t i = begin; i < end; ++i) {
      const std::string_view text = LineAt(i).content;
      const size_t colon = text.find(": ");
      if (colon == std::string_view::npos || CountWords(text.substr(0, colon)) > 4) return false;
      explained += CountWords(text.substr(colon)) >= kLeastWords && text.find_first_of("0123456789") == text.npos;
    }
    return explained * 3 >= static_cast<int>(end - begin) * 2;
  }

  // What the author still has to do, behind the last answer: items with boxes, not among those of the answer.
  void FindTasks() {
    size_t begin = plan_.roles.size();
    size_t answer = begin;
    while (answer > 0 && plan_.roles[answer - 1] != Role::kQuestion) --answer;
    if (answer == 0) return;
    const auto is_task = [&](size_t i) {
      const std::string_view text = Trim(LineAt(i).text);
      return LineAt(i).kind == LineKind::kItem &&
             (text.starts_with("- [ ] ") || text.starts_with("- [x] ") || text.starts_with("* [ ] ") ||
              text.starts_with("☐") || text.starts_with("☑") || text.starts_with("- [X] "));
    };
    while (begin > answer && plan_.roles[begin - 1] == Role::kBody && is_task(begin - 1)) --begin;
    if (begin == plan_.roles.size() || begin <= answer) return;
    const bool outside =
        LineAt(begin).indent < LineAt(begin - 1).indent || (BlankBefore(begin) && LineAt(begin).indent == 0);
    if (outside) Drop(begin, plan_.roles.size(), DropReason::kOutro);
  }

  // Words to the reader at the end of an entry: of the last one, of the last in a message, of one before a heading.
  void FindClosings() {
    const size_t size = plan_.roles.size();
    kept_.assign(size, 0);
    for (size_t i = 1; i < size; ++i) kept_[i] = plan_.roles[i] != Role::kDropped ? i : kept_[i - 1];
    size_t begin = size;  // of the entry that is open
    for (size_t i = 0; i <= size; ++i) {
      const bool border = i == size || plan_.roles[i] == Role::kQuestion || plan_.roles[i] == Role::kHeading ||
                          plan_.roles[i] == Role::kReference;
      const bool message = i > 0 && i < size && LineAt(i).part != LineAt(i - 1).part;
      if ((border || message) && begin < i) FindClosing(begin, i, i == size || message);
      if (border) begin = i;
    }
  }

  void FindClosing(size_t begin, size_t end, bool last) {
    const Line& head = LineAt(begin);
    while (end > begin + 1 && plan_.roles[end - 1] == Role::kDropped)
      end = std::max(begin + 1, std::min(end - 1, kept_[end - 1] + 1));
    for (size_t i = end; i-- > begin + 1;) {
      if (!IsProse(i) || plan_.roles[i] != Role::kBody) return;
      const int signs = ChatterSigns(LineAt(i).content);
      // In a list of questions the answers are indented; a paragraph that is not stands outside the list.
      bool outside = head.kind == LineKind::kItem && LineAt(i).indent <= head.indent && BlankBefore(i) &&
                     i > begin + 1 && LineAt(i).quote_depth == head.quote_depth;
      int indented = 0;
      for (size_t k = begin + 1; k < i && outside; ++k) {
        indented += LineAt(k).indent > head.indent;
        outside = LineAt(k).indent > head.indent || LineAt(k).kind == LineKind::kCode;
      }
      outside = outside && indented > 0;
      if (signs < 2 && !outside && !(last && signs == 1 && BlankBefore(i))) return;
      if (i == begin + 1 && signs < 2) return;
      Drop(i, i + 1, last ? DropReason::kOutro : DropReason::kChatter);
    }
  }

  // What a catalogue notes about each question ("Difficulty: easy", "Tags: sql"): a label with a short value that comes
  // back in many entries, right below the question or at the end.
  void FindMeta() {
    constexpr int kLeast = 3;
    const size_t size = plan_.roles.size();
    std::map<std::string, std::vector<size_t>> places;
    std::map<std::string, size_t> longer;  // how many have more to say
    int entries = 0;
    for (size_t begin = Next(0, Role::kQuestion); begin < size;) {
      size_t end = begin + 1;
      while (end < size && (plan_.roles[end] == Role::kBody || plan_.roles[end] == Role::kDropped)) ++end;
      ++entries;
      size_t last = end;
      while (last > begin + 1 && plan_.roles[last - 1] == Role::kDropped) --last;
      // Right below the question, or among the last lines.
      for (const size_t i : std::set<size_t>{begin + 1, last - 1, last - 2, last - 3}) {
        if (i <= begin || i >= end || plan_.roles[i] != Role::kBody) continue;
        bool is_long = false;
        if (const std::string label = MetaLabel(LineAt(i), is_long); !label.empty()) {
          places[label].push_back(i);
          longer[label] += is_long;
        }
      }
      begin = Next(end, Role::kQuestion);
    }
    for (const auto& [label, lines] : places) {
      const auto count = static_cast<int>(lines.size() - longer[label]);
      if (longer[label] * 3 > lines.size()) continue;
      if (count < kLeast || count * 3 < entries) continue;
      for (const size_t i : lines) Drop(i, i + 1, DropReason::kLabel);
    }
  }

  // The label of "Label: one to four words" without a full stop, folded; empty for lines without a label. `is_long`
  // where more than that stands behind it.
  static std::string MetaLabel(const Line& line, bool& is_long) {
    if (line.kind == LineKind::kCode || line.kind == LineKind::kFence || line.kind == LineKind::kTableRow ||
        line.marker.kind == Kind::kAnswer || line.content.size() > 80)
      return {};
    std::string text(line.content);
    std::erase(text, '*');
    std::erase(text, '_');
    const size_t colon = text.find(':');
    if (colon == text.npos || colon > 24 || colon + 1 >= text.size()) return {};
    const std::string_view value = std::string_view(text).substr(colon + 1);
    is_long = CountWords(value) > 4 || CountWords(value) < 1 || value.ends_with('.');
    if (CountWords(std::string_view(text).substr(0, colon)) > 2) return {};
    return FoldCase(text.substr(0, colon));
  }

  // A heading such as "Conclusion" ends the notes; nothing behind it is an answer.
  void FindOutro() {
    size_t last = plan_.roles.size();
    for (size_t i = plan_.roles.size(); i-- > 0;) {
      if (plan_.roles[i] == Role::kQuestion) break;
      if (ClassifyFrame(LineAt(i).content) == Frame::kOutro &&
          (LineAt(i).kind == LineKind::kHeading || IsTitleLike(LineAt(i).content)))
        last = i;
    }
    if (last == plan_.roles.size()) return;
    for (size_t i = last; i < plan_.roles.size(); ++i) {
      plan_.roles[i] = Role::kDropped;
      plan_.reasons[i] = DropReason::kOutro;
    }
  }

  const Document& document_;
  const Outline& outline_;
  Plan& plan_;
  std::optional<size_t> question_;  // the last before the message
  bool answered_ = false;           // since then
  std::vector<size_t> kept_;        // by line: it, or the last before it that was not dropped before FindClosings
};

}  // namespace

void PlanFrames(const Document& document, const Outline& outline, Plan& plan) {
  Frames(document, outline, plan).Find();
}

}  // namespace emend
