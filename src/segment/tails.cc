// Where an answer ends although it is not the next question that ends it: below it stand farewells, promotion, buttons,
// notes of programs and authors.
//
// A line is weighed by its words, and by how unlike the lines of the other answers it is. What is cut off begins where
// the lines from there on weigh most together.
#include "segment/tails.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "segment/talk.h"
#include "segment/wording.h"

namespace emend {
namespace {

using Kind = Marker::Kind;

class Tails {
 public:
  Tails(const Document& document, const Outline& outline, Plan& plan)
      : document_(document), outline_(outline), plan_(plan) {}

  void Find() {
    ReadHabits();
    const size_t size = plan_.roles.size();
    for (size_t begin = 0; begin < size;) {
      if (!Opens(plan_.roles[begin])) {
        ++begin;
        continue;
      }
      const size_t end = EndOf(begin);
      const bool heading = end < size && plan_.roles[end] == Role::kHeading;
      FindTail(begin, end, end == size ? 0 : heading ? kBeforeHeading : kBeforeQuestion);
      if (plan_.roles[begin] == Role::kQuestion) FindPlaceholder(begin, end);
      begin = end;
    }
  }

 private:
  static constexpr double kBeforeHeading = -0.8;
  static constexpr double kBeforeQuestion = -1.4;
  static constexpr double kEnough = 1.7;
  static constexpr size_t kMostLines = 60;  // below an answer

  const Line& LineAt(size_t i) const { return document_.lines[outline_.lines[i].line]; }

  static bool Opens(Role role) { return role == Role::kQuestion || role == Role::kReference; }

  size_t EndOf(size_t begin) const {
    size_t end = begin + 1;
    while (end < plan_.roles.size() && (plan_.roles[end] == Role::kBody || plan_.roles[end] == Role::kDropped)) ++end;
    return end;
  }

  // A few words that end nowhere: the text of a button, a name, a label.
  static bool IsFragment(const Line& line) {
    constexpr size_t kLongest = 60;  // bytes
    constexpr int kMostWords = 5;
    return line.content.size() <= kLongest && ClassifyEnding(line.content) == Ending::kNone &&
           CountWords(line.content, kMostWords + 1) <= kMostWords;
  }

  // "(to be written)", "[asked Ada]", "???", "TODO": what stands for an answer that is missing.
  static bool IsPlaceholder(const Line& line) {
    constexpr int kMostWords = 14;
    constexpr std::string_view kMarks[] = {"todo", "tbd", "tbc", "fixme", "n/a"};
    const std::string_view text = Trim(line.content);
    if (line.kind != LineKind::kText && line.kind != LineKind::kItem) return false;
    if (text.empty()) return false;
    const FoldedText fold(text);
    for (const std::string_view mark : kMarks) {
      const std::string_view rest = fold.view().substr(std::min(mark.size(), fold.view().size()));
      if (fold.view().starts_with(mark) && (rest.empty() || !IsLetter(DecodeUtf8(rest, 0).value)) &&
          CountWords(text) <= kMostWords)
        return true;
    }
    size_t ink = 0;
    for (size_t i = 0; i < text.size();) {
      const CodePoint c = DecodeUtf8(text, i);
      ink += IsLetter(c.value) || IsDigit(c.value) || IsEmoji(c.value);
      i += c.length;
    }
    if (ink == 0) return text.find_first_not_of("?.- ") == text.npos || text == "…";
    const bool bracketed = (text.front() == '(' && text.back() == ')') || (text.front() == '[' && text.back() == ']') ||
                           (text.starts_with("（") && text.ends_with("）"));
    static constexpr ByteSet kSigns("`{}<>=_\\|$;0123456789");
    return bracketed && kSigns.Find(text, 0, text.size()) == text.size() && text.find("](") == text.npos &&
           text.find('(', 1) == text.npos && CountWords(text) <= kMostWords && !HasInnerCapital(text);
  }

  // A placeholder that is all of an answer.
  void FindPlaceholder(size_t begin, size_t end) {
    size_t only = end;
    for (size_t i = begin + 1; i < end; ++i) {
      if (plan_.roles[i] != Role::kBody) continue;
      if (only != end) return;
      only = i;
    }
    if (only == end || !IsPlaceholder(LineAt(only))) return;
    plan_.roles[only] = Role::kDropped;
    plan_.reasons[only] = DropReason::kChatter;
  }

  // Blank lines, and lines that other passes took for no text, before line `i` of the outline.
  struct Gap {
    int blank = 0;
    int furniture = 0;
  };

  Gap GapBefore(size_t i) const {
    Gap gap;
    const size_t to = i < outline_.lines.size() ? outline_.lines[i].line : document_.lines.size();
    for (size_t at = i == 0 ? 0 : outline_.lines[i - 1].line + 1; at < to; ++at) {
      const Line& line = document_.lines[at];
      gap.blank += line.kind == LineKind::kBlank && line.text.empty();
      gap.furniture += line.kind == LineKind::kDropped &&
                       (line.drop == DropReason::kPageFurniture || line.drop == DropReason::kPromo);
    }
    return gap;
  }

  // How the answers of the document look: how many have paragraphs apart by blank lines, how many of their lines are
  // fragments.
  void ReadHabits() {
    int entries = 0;
    int apart = 0;
    int adjacent = 0;
    int lines = 0;
    int fragments = 0;
    for (size_t begin = 0; begin < plan_.roles.size();) {
      if (!Opens(plan_.roles[begin])) {
        ++begin;
        continue;
      }
      const size_t end = EndOf(begin);
      bool blank = false;
      if (end < plan_.roles.size()) {  // the last answer is the one in question
        for (size_t i = begin + 1; i < end; ++i) {
          blank = blank || (i > begin + 1 && GapBefore(i).blank > 0);
          if (LineAt(i).kind != LineKind::kText) continue;
          ++lines;
          fragments += IsFragment(LineAt(i));
        }
        entries += end > begin + 1;
        apart += blank;
        adjacent += end > begin + 1 && GapBefore(begin + 1).blank == 0;
      }
      begin = end;
    }
    constexpr int kLeast = 3;  // entries
    single_ = entries >= kLeast && apart * 4 <= entries;
    adjacent_ = entries >= kLeast && adjacent * 5 >= entries * 4;
    const double share = (fragments + 1.0) / (lines + 4.0);
    fragment_ = std::clamp(0.5 * std::log(0.6 / share), 0.0, 0.8);
  }

  // "noImplicitAny"
  static bool HasInnerCapital(std::string_view text) {
    for (size_t i = 1; i < text.size(); ++i)
      if (text[i] >= 'A' && text[i] <= 'Z' && text[i - 1] >= 'a' && text[i - 1] <= 'z') return true;
    return false;
  }

  double Weigh(size_t i) const {
    const Line& line = LineAt(i);
    switch (line.kind) {
      case LineKind::kCode:
      case LineKind::kFence:
      case LineKind::kTableRow:
        return -4;
      default:
        break;
    }
    if (line.marker.kind == Kind::kAnswer || line.marker.kind == Kind::kQuestion) return -4;
    const std::string_view text = line.content;
    if (line.kind == LineKind::kHeading && ClassifyFrame(text) == Frame::kOutro) return 2.5;
    const int signs = ChatterSigns(text);
    const int words = CountWords(text);
    double weight = signs;
    if (TalkScore(text, 1.0) > 1.0) weight += 0.8;
    if (line.kind == LineKind::kItem || line.marker.kind == Kind::kOrdered) weight -= 1.5;
    static constexpr ByteSet kSigns("`{}<>=_\\|$;");
    if (kSigns.Find(text, 0, text.size()) < text.size() || HasInnerCapital(text)) weight -= 1.5;
    const Ending ending = ClassifyEnding(text);
    if (ending == Ending::kColon) weight -= 0.8;
    if (line.part == 0 && IsFragment(line)) weight += fragment_;
    if (signs == 0 && words > 5 && ending == Ending::kSentence) weight -= 0.6;
    if (signs == 0 && words > 8) weight -= std::min(2.0, 0.1 * (words - 8));
    return weight;
  }

  // What speaks for the answer to end before line `i`.
  double WeighCut(size_t begin, size_t i) const {
    const Gap gap = GapBefore(i);
    const bool message = LineAt(i).part != LineAt(i - 1).part;
    double weight = 0;
    const Ending above = ClassifyEnding(LineAt(i - 1).content);
    if (above == Ending::kColon && !message) return -8;
    if (gap.blank == 0 && gap.furniture == 0 && !message) {
      if (above != Ending::kSentence && LineAt(i - 1).kind == LineKind::kText) weight -= 0.8;
      weight -= single_ ? 0.4 : 1.0;
    }
    if (gap.blank > 0 && single_ && !message) weight += 1.0;
    if (gap.blank > 1) weight += 0.3;
    if (gap.furniture > 1) weight += 0.8;
    // An answer may be missing: what stands off the question, where answers do not, is hardly it.
    if (i == begin + 1) weight -= adjacent_ && gap.blank > 0 ? 1.0 : 2.5;
    return weight;
  }

  void FindTail(size_t begin, size_t end, double prior) {
    double sum = prior;
    double best = kEnough;
    size_t cut = end;
    // Buttons and counts that were recognised already, below.
    if (GapBefore(end).furniture > 1 && prior == 0) sum += 0.6;
    for (size_t i = end; i-- > begin + 1 && end - i <= kMostLines;) {
      const bool talk = plan_.reasons[i] == DropReason::kChatter || plan_.reasons[i] == DropReason::kOutro;
      if (plan_.roles[i] == Role::kDropped && !talk) continue;
      const double weight = Weigh(i);
      if (weight <= -4) break;
      sum += weight;
      if (GapBefore(i).furniture > 1) sum += 0.4;
      if (sum < -4) break;
      const double all = sum + WeighCut(begin, i);
      if (all > best && all - Shared(begin, i, end) > best) {
        best = all - Shared(begin, i, end);
        cut = i;
      }
    }
    for (size_t i = cut; i < end; ++i) {
      if (plan_.roles[i] != Role::kBody) continue;
      plan_.roles[i] = Role::kDropped;
      plan_.reasons[i] = end == plan_.roles.size() ? DropReason::kOutro : DropReason::kChatter;
    }
  }

  template <typename Visit>
  static void ForEachLongWord(std::string_view text, Visit visit) {
    constexpr size_t kLeast = 5;  // bytes; shorter ones stand everywhere
    const FoldedText fold(text.substr(0, 2000));
    const std::string_view folded = fold.view();
    size_t begin = 0;
    for (size_t i = 0; i <= folded.size();) {
      const CodePoint c = i < folded.size() ? DecodeUtf8(folded, i) : CodePoint{};
      const bool ink = i < folded.size() && (IsLetter(c.value) || IsDigit(c.value));
      if (!ink) {
        if (i - begin >= kLeast) visit(folded.substr(begin, i - begin));
        begin = i + std::max<size_t>(c.length, 1);
      }
      i += std::max<size_t>(c.length, 1);
    }
  }

  // What the lines from `cut` on have in common with the entry above them speaks for one text.
  double Shared(size_t begin, size_t cut, size_t end) const {
    constexpr double kWord = 0.5;
    constexpr double kMost = 2.0;
    std::unordered_set<std::string> known;
    for (size_t i = begin; i < cut; ++i)
      ForEachLongWord(LineAt(i).content, [&](std::string_view word) { known.emplace(word); });
    std::unordered_set<std::string> shared;
    for (size_t i = cut; i < end; ++i) {
      if (plan_.roles[i] == Role::kDropped) continue;
      ForEachLongWord(LineAt(i).content, [&](std::string_view word) {
        if (std::string key(word); known.contains(key)) shared.insert(std::move(key));
      });
    }
    return std::min(kMost, kWord * static_cast<double>(shared.size()));
  }

  const Document& document_;
  const Outline& outline_;
  Plan& plan_;
  bool single_ = false;    // answers are one paragraph each, as a rule
  bool adjacent_ = false;  // answers stand right below their questions, as a rule
  double fragment_ = 0;    // what a fragment says against a line of an answer
};

}  // namespace

void PlanTails(const Document& document, const Outline& outline, Plan& plan) { Tails(document, outline, plan).Find(); }

}  // namespace emend
