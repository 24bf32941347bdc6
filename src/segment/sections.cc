// Headings of sections: short lines that stand above questions, told from sub-headings inside answers by what follows
// them and by how the other headings of the document look.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"
#include "segment/habits.h"
#include "segment/plan.h"
#include "segment/talk.h"
#include "segment/titles.h"

namespace emend {
namespace {

using Kind = Marker::Kind;

constexpr double kLeastScore = 2.5;
constexpr double kLeastAtRestart = -0.5;  // where numbers begin anew, a heading is due
constexpr double kSubHeading =
    1.5;  // a later title must be this much better than the first: it is most likely below it

// Where the numbers of questions begin anew, or begin.
bool Restarts(const Document& document, const Outline& outline, std::optional<size_t> before, size_t question) {
  const int number = document.lines[outline.lines[question].line].marker.number;
  if (number != 1 && number != 0) return false;
  return before.has_value();
}

// A heading by mark-up, above the level of the questions.
bool IsSectionLevel(const Line& line, int question_level) {
  return line.kind == LineKind::kHeading && (question_level == 0 || line.level < question_level);
}

struct Gap {
  std::optional<size_t> before;  // the question that the gap follows
  size_t question;               // that it ends at
  bool restarts;
};

double TitleScore(const Document& document, const Outline& outline, const Gap& gap, size_t i) {
  const Line& line = document.lines[outline.lines[i].line];
  const std::string_view text = line.content;
  const Candidate& c = outline.lines[i];
  double score = 0;
  if (i + 1 == gap.question) score += 2;
  // The farther from the question, the likelier it heads a part of the answer above; below a question it repeats that.
  score -= 0.5 * std::log2(static_cast<double>(gap.question - i));
  if (gap.before && i == *gap.before + 1 && i + 1 != gap.question) score -= 3;
  if (gap.restarts) score += 1.5;
  switch (static_cast<Before>(c.features[kBefore])) {
    case Before::kNothing:
      score += 1.5;
      break;
    case Before::kBlank:
      score += 1;
      break;
    case Before::kBlock:
      score += 0.5;
      break;
    case Before::kHeading:
    case Before::kSentence:
      break;
    case Before::kOpenText:
      score -= 1.5;
      break;
    case Before::kLeadIn:
      score -= 4;
      break;
  }
  const size_t at = outline.lines[i].line;
  if (at > 0 && document.lines[at - 1].kind == LineKind::kDropped) score += 1;
  if (at > 1 && document.lines[at - 1].kind == LineKind::kBlank && document.lines[at - 2].kind == LineKind::kDropped)
    score += 0.5;
  if (at > 1 && document.lines[at - 1].kind == LineKind::kBlank && document.lines[at - 2].kind == LineKind::kBlank)
    score += 1;
  if (IsShouted(text) || IsEmoji(DecodeUtf8(text, 0).value) || line.bold) score += 1;
  const int words = CountWords(text);
  score += words <= 3 ? 0.5 : words > 6 ? -1 : 0;
  if (text.ends_with(':')) score -= 1;
  if (text.find('_') != text.npos || text.find('(') == 0) score -= 1;
  if (line.marker.kind == Kind::kBullet) score -= 4;
  if (line.marker.kind == Kind::kOrdered && line.marker.family == 'd' && !line.bold) score -= 2;
  // "2. Behaviour" above questions that have other marks than numbers
  if (line.marker.kind == Kind::kOrdered && i + 1 == gap.question &&
      static_cast<Before>(c.features[kBefore]) <= Before::kBlank &&
      document.lines[outline.lines[gap.question].line].marker.kind != Kind::kOrdered)
    score += 1.5;
  if (line.indent > 3) score -= 2;
  if (line.part > 0 && TalkScore(text, 0) > 0) score -= 3;
  // The last of many lines that all could be titles is none: they are the cells of a table, or a list.
  constexpr size_t kMany = 4;
  size_t alike = 0;
  while (alike < kMany && alike < i && outline.lines[i - alike - 1].style == c.style &&
         IsTitleLike(document.lines[outline.lines[i - alike - 1].line].content))
    ++alike;
  if (alike == kMany) score -= 3;
  return score;
}

// "Example:", "Beispiel: …": labels of parts of an answer.
bool IsPartLabel(std::string_view text) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"example",  "examples", "output",  "note",   "notes",   "answer",     "explanation", "solution",   "syntax",
       "code",     "tip",      "usage",   "result", "summary", "key points", "beispiel",    "hinweis",    "lösung",
       "exemple",  "remarque", "ejemplo", "nota",   "exemplo", "esempio",    "пример",      "примечание", "приклад",
       "przykład", "uwaga",    "örnek",   "例",     "示例",    "例如",       "예시",        "예"});
  while (!text.empty() && !IsLetter(DecodeUtf8(text, 0).value)) text.remove_prefix(DecodeUtf8(text, 0).length);
  const std::string folded = FoldCase(text.substr(0, 40));
  const std::string_view word = Trim(std::string_view(folded).substr(0, folded.find(':')));
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool IsHeadShaped(const Line& line, bool capitals) {
  return (line.kind == LineKind::kText || line.kind == LineKind::kItem) && line.marker.kind != Kind::kQuestion &&
         line.marker.kind != Kind::kAnswer && IsTitleLike(line.content, capitals) && !IsPartLabel(line.content);
}

class Sections {
 public:
  Sections(const Document& document, const Outline& outline, Plan& plan)
      : document_(document), outline_(outline), plan_(plan), capitals_(UsesCapitals(document)) {}

  void Find() {
    std::vector<Gap> gaps;
    std::optional<size_t> before;
    for (size_t i = 0; i < plan_.roles.size(); ++i) {
      if (plan_.roles[i] != Role::kQuestion) continue;
      gaps.push_back({before, i, Restarts(document_, outline_, before, i)});
      before = i;
    }
    // Where numbers begin anew later on, the first of them begin a section too.
    const bool sections = std::any_of(gaps.begin(), gaps.end(), [](const Gap& gap) { return gap.restarts; });
    if (!gaps.empty() && LineAt(gaps.front().question).marker.number == 1) gaps.front().restarts = sections;
    FindTitle(gaps);
    FindOutlined();
    FindRepeated();
    for (int round = 0; round < 2; ++round) {
      for (const Gap& gap : gaps) FindMarked(gap);
    }
    for (const Gap& gap : gaps) FindPlain(gap, nullptr);
    // Once more, now that it is known how headings look here.
    std::set<int> styles;
    for (size_t i = 0; i < plan_.roles.size(); ++i) {
      if (plan_.roles[i] == Role::kHeading) styles.insert(outline_.lines[i].style);
    }
    for (const Gap& gap : gaps) FindPlain(gap, &styles);
    for (const Gap& gap : gaps) DropRepeated(gap);
  }

 private:
  const Line& LineAt(size_t i) const { return document_.lines[outline_.lines[i].line]; }
  // Without capitals a title is told by its place alone.
  bool MayHead(size_t i) const {
    const bool alone =
        outline_.lines[i].features[kBefore] <= static_cast<uint8_t>(Before::kBlank) && LineAt(i).indent == 0;
    return IsHeadShaped(LineAt(i), capitals_ || !alone);
  }

  // The one heading of the first level, above all others, is the document's title and no section's.
  void FindTitle(const std::vector<Gap>& gaps) {
    if (gaps.empty()) return;
    std::optional<size_t> title;
    int deeper = 0;
    for (size_t i = 0; i < plan_.roles.size(); ++i) {
      if (LineAt(i).kind != LineKind::kHeading) continue;
      if (LineAt(i).level > 1) {
        deeper += plan_.roles[i] != Role::kQuestion;
      } else if (title) {
        return;
      } else {
        title = i;
      }
    }
    if (!title || *title > gaps.front().question || deeper == 0) return;
    plan_.roles[*title] = Role::kDropped;
    plan_.reasons[*title] = DropReason::kPageFurniture;
    plan_.title = *title;
  }

  // Questions that are items of a deeper list: the items above them head the sections. What else stands at their depth
  // and holds no questions belongs to none.
  void FindOutlined() {
    constexpr int kLeast = 2;  // sections
    constexpr size_t kLongest = 100;
    const auto item = [&](size_t i) {
      return LineAt(i).kind == LineKind::kItem && LineAt(i).marker.kind == Kind::kBullet;
    };
    std::vector<size_t> heads;
    std::optional<size_t> parent;
    int indent = -1;  // of the heads
    for (size_t i = 0; i < plan_.roles.size(); ++i) {
      if (!item(i)) continue;
      if (plan_.roles[i] == Role::kQuestion) {
        if (LineAt(i).indent < 2) return;
        if (!parent) continue;
        if (LineAt(*parent).indent >= LineAt(i).indent) return;
        if (heads.empty() || heads.back() != *parent) heads.push_back(*parent);
        indent = LineAt(*parent).indent;
      } else if ((indent < 0 && (!parent || LineAt(i).indent <= LineAt(*parent).indent)) ||
                 LineAt(i).indent == indent) {
        if (LineAt(i).content.size() <= kLongest) parent = i;
      }
    }
    if (heads.size() < kLeast) return;
    for (size_t i = heads.front(); i < plan_.roles.size(); ++i) {
      if (!item(i) || LineAt(i).indent != indent || plan_.roles[i] != Role::kBody) continue;
      const bool leaf = i + 1 == plan_.roles.size() || LineAt(i + 1).indent <= indent;
      if (std::binary_search(heads.begin(), heads.end(), i)) {
        plan_.roles[i] = Role::kHeading;
      } else if (leaf) {
        plan_.roles[i] = Role::kDropped;
        plan_.reasons[i] = DropReason::kChatter;
      }
    }
  }

  // Headings by mark-up: those that lead to a question, and their like.
  void FindMarked(const Gap& gap) {
    const Line& question = LineAt(gap.question);
    const int level = question.kind == LineKind::kHeading ? question.level : 0;
    const size_t begin = gap.before ? *gap.before + 1 : 0;
    for (size_t i = gap.question; i-- > begin;) {
      if (plan_.roles[i] == Role::kDropped) continue;
      if (!IsSectionLevel(LineAt(i), level)) {
        if (level == 0 && LineAt(i).kind != LineKind::kHeading && headings_.empty()) break;
        continue;
      }
      if (PointsBack(LineAt(i).content)) continue;
      const bool leads = i + 1 == gap.question || plan_.roles[i + 1] == Role::kHeading;
      // Where questions are no headings, a heading with text below it is a section's only if its like leads to
      // questions.
      if (level == 0 && !leads && !headings_.contains(LineAt(i).level)) continue;
      plan_.roles[i] = Role::kHeading;
      if (level == 0) headings_.insert(LineAt(i).level);
    }
  }

  void FindPlain(const Gap& gap, const std::set<int>* styles) {
    const size_t begin = gap.before ? *gap.before + 1 : 0;
    for (size_t i = begin; i < gap.question; ++i) {
      if (plan_.roles[i] == Role::kHeading) return;
    }
    std::optional<size_t> best;
    double best_score = 0;
    for (size_t i = begin; i < gap.question; ++i) {
      if (!MayHead(i) || IsCommon(i)) continue;
      // Far from the question it is a sub-heading, unless numbers begin anew or nothing else came before.
      if (i + 3 < gap.question && !gap.restarts && gap.before) continue;
      double score = TitleScore(document_, outline_, gap, i);
      if (styles != nullptr && styles->contains(outline_.lines[i].style) && (i + 1 == gap.question || gap.restarts))
        score += 1;
      if (IsRepeated(i)) score -= 2;
      const double margin =
          gap.before ? kSubHeading : -kSubHeading;  // above the first question the last title is the section's
      if (!best || score > best_score + margin)
        best = i, best_score = score;
      else if (score > best_score && i + 1 == gap.question && !gap.restarts)
        best = i, best_score = score;
    }
    if (best && best_score >= (gap.restarts ? kLeastAtRestart : kLeastScore)) plan_.roles[*best] = Role::kHeading;
  }

  // Lines that stand right above several groups of questions.
  void FindRepeated() {
    for (size_t i = 0; i < plan_.roles.size(); ++i) {
      if (plan_.roles[i] != Role::kBody || !MayHead(i)) continue;
      ++lines_[FoldCase(LineAt(i).content)];
      if (const std::string label = LabelOf(LineAt(i).content); !label.empty()) ++lines_[label];
    }
    for (size_t i = 0; i + 1 < plan_.roles.size(); ++i) {
      if (plan_.roles[i + 1] != Role::kQuestion || plan_.roles[i] == Role::kQuestion) continue;
      if (LineAt(i).kind == LineKind::kHeading || MayHead(i)) ++above_[FoldCase(LineAt(i).content)];
    }
  }

  // "level:" of "Level: easy"; empty for other lines.
  static std::string LabelOf(std::string_view text) {
    const size_t colon = text.find(": ");
    return colon == text.npos || colon > 24 ? std::string() : FoldCase(text.substr(0, colon + 1));
  }

  // The line comes back again and again, not only above questions: a label within answers.
  bool IsCommon(size_t i) const {
    constexpr int kOften = 3;
    // "Level: easy" right below each answer.
    const bool joined = outline_.lines[i].features[kBefore] >= static_cast<uint8_t>(Before::kOpenText);
    const auto label = lines_.find(LabelOf(LineAt(i).content));
    if (joined && label != lines_.end() && label->second >= kOften) return true;
    const auto found = lines_.find(FoldCase(LineAt(i).content));
    return found != lines_.end() && found->second >= kOften && !IsRepeated(i);
  }

  bool IsRepeated(size_t i) const {
    const auto found = above_.find(FoldCase(LineAt(i).content));
    return found != above_.end() && found->second >= 2;
  }

  // The same line above several groups says nothing about any of them ("Questions:") where another heading stands above
  // it.
  void DropRepeated(const Gap& gap) {
    const size_t last = gap.question - 1;
    const size_t begin = gap.before ? *gap.before + 1 : 0;
    if (gap.question == begin || !(LineAt(last).kind == LineKind::kHeading || MayHead(last)) || !IsRepeated(last))
      return;
    for (size_t i = begin; i < last; ++i) {
      if (plan_.roles[i] != Role::kHeading) continue;
      plan_.roles[last] = Role::kDropped;
      plan_.reasons[last] = DropReason::kPageFurniture;
      return;
    }
  }

  const Document& document_;
  const Outline& outline_;
  Plan& plan_;
  bool capitals_;                     // lines begin with capitals, as a rule
  std::set<int> headings_;            // levels of headings that lead to questions
  std::map<std::string, int> lines_;  // how often a line that may be a heading comes
  std::map<std::string, int> above_;  // how often a line stands right above a question
};

}  // namespace

Plan PlanSections(const Document& document, const Outline& outline, const std::vector<bool>& is_question) {
  Plan plan;
  plan.roles.assign(outline.lines.size(), Role::kBody);
  plan.reasons.assign(outline.lines.size(), DropReason::kNone);
  for (size_t i = 0; i < is_question.size(); ++i) {
    if (is_question[i]) plan.roles[i] = Role::kQuestion;
  }
  Sections(document, outline, plan).Find();
  return plan;
}

}  // namespace emend
