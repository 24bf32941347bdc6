#include "segment/questions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>

#include "segment/starts.h"
#include "segment/surroundings.h"

namespace emend {
namespace {

constexpr size_t kMostClasses = 9;
using Shares = std::array<double, kMostClasses>;

// How often each class of a feature is seen among questions and among other lines, in notes in general.
struct FeatureModel {
  Shares question;
  Shares other;
};

constexpr std::array<FeatureModel, kFeatures> kGeneral = {{
    // kEnding: none, question, question inside, colon, an order's full stop, another full stop, other
    {{.14, .58, .12, .03, .09, .02, .02}, {.22, .025, .02, .13, .03, .47, .105}},
    // kWording: other, interrogative, imperative, contrast
    {{.21, .51, .19, .09}, {.91, .05, .03, .01}},
    // kLength: 1, 2-3, 4-5, 6-7, 8-11, 12-17, 18-35, more
    {{.01, .07, .15, .17, .27, .18, .12, .03}, {.07, .13, .11, .10, .15, .15, .17, .12}},
    // kBefore: nothing, blank, lead-in, open text, sentence, heading, block
    {{.06, .48, .01, .09, .16, .08, .12}, {.04, .36, .12, .16, .17, .05, .10}},
    // kAfter: nothing, same style, blank text, text, answer label, block, blank block, heading, something below an item
    {{.02, .14, .24, .24, .12, .07, .11, .03, .03}, {.05, .24, .18, .235, .01, .14, .11, .03, .005}},
    // kNumbering: none, in a row, alone
    {{.45, .50, .05}, {.70, .20, .10}},
    // kGrowth: nothing, other, half, once, twice, four times, more
    {{.11, .46, .07, .05, .10, .13, .08}, {.11, .46, .11, .09, .13, .06, .04}},
}};

constexpr double kGeneralWeight = 8;   // lines that the general shares are worth
constexpr double kStyleWeight = 3;     // the same for the prior of a style
constexpr double kMarkedWeight = 2.8;  // authors mark lines on purpose: what a mark means, it means throughout
constexpr double kMostOdds = 3.3;      // of one feature: none decides alone
constexpr double kMostAgainst = 5.0;   // the same against a question
constexpr double kPlain = 2.0;         // score of a line that asks plainly
constexpr double kRefrain = -20;       // beyond what any mark can make up for
constexpr size_t kMostLines = 2000;    // of a document in which one line more or less tells
constexpr int kRounds = 8;

// Paths over numbered questions.
constexpr double kRunsOn = 1.5;         // 7 after 6
constexpr double kRestarts = -1.0;      // 1 again, below a heading or in a new message
constexpr double kStartsInside = -6.0;  // 1 again, in the middle of an answer
constexpr double kStartsUnlike = -9.0;  // the same, in another look than the question above
constexpr double kSkips = -1.5;         // 9 after 7
constexpr double kGoesBack = -4.0;      // 3 after 7

double Sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

class Model {
 public:
  explicit Model(const Outline& outline) : outline_(outline) {
    for (size_t f = 0; f < kFeatures; ++f) odds_[f] = LogOdds(kGeneral[f].question, kGeneral[f].other);
  }

  double Score(const Candidate& c, bool chosen) const {
    double score = StyleOdds(static_cast<size_t>(c.style), chosen, c.counts);
    if (!counts_ || outline_.lines.size() > kMostLines || !c.candidate || c.said || c.against > 0) {
      for (size_t f = 0; f < kFeatures; ++f) score += odds_[f][c.features[f]];
      return score;
    }
    // A line is no evidence for itself. In conversations the few lines of small talk that look like questions are some.
    for (size_t f = 0; f < kFeatures; ++f) {
      const size_t k = c.features[f];
      const double question = ShareOf((*counts_)[f].question, kGeneral[f].question, k, false, questions_);
      const double other = ShareOf((*counts_)[f].other, kGeneral[f].other, k, !chosen, others_);
      score += std::clamp(std::log((question + 1e-3) / (other + 1e-3)), -kMostAgainst, kMostOdds);
    }
    return score;
  }

  // Learns the weights anew from a decision about every line.
  void Learn(const std::vector<bool>& is_question) {
    std::array<FeatureModel, kFeatures> counts{};
    std::vector<int> style_questions(outline_.styles.size());
    for (size_t i = 0; i < outline_.lines.size(); ++i) {
      const Candidate& c = outline_.lines[i];
      if (!c.candidate) continue;
      if (is_question[i] && c.counts) ++style_questions[static_cast<size_t>(c.style)];
      for (size_t f = 0; f < kFeatures; ++f) ++(is_question[i] ? counts[f].question : counts[f].other)[c.features[f]];
    }
    for (size_t f = 0; f < kFeatures; ++f) {
      odds_[f] = LogOdds(Mixed(counts[f].question, kGeneral[f].question), Mixed(counts[f].other, kGeneral[f].other));
    }
    style_questions_ = std::move(style_questions);
    counts_ = counts;
    questions_ = others_ = 0;
    for (const double n : counts[0].question) questions_ += n;
    for (const double n : counts[0].other) others_ += n;
  }

 private:
  // How likely lines of the style are questions, by the other lines of that style: a line is no evidence for itself.
  double StyleOdds(size_t style, bool chosen, bool counts) const {
    if (style_questions_.empty()) return outline_.styles[style].prior;
    const double share = Sigmoid(outline_.styles[style].prior);
    const double yes = style_questions_[style] - (chosen && counts ? 1 : 0) + kStyleWeight * share;
    const double no = outline_.styles[style].count - style_questions_[style] - (chosen || !counts ? 0 : 1) +
                      kStyleWeight * (1 - share);
    const double odds = std::log(yes / no);
    return outline_.styles[style].marked ? std::clamp(kMarkedWeight * odds, -6.0, 6.0) : std::clamp(odds, -4.5, 4.5);
  }

  // The share of class `k`, half a line less if that `own` is among them: nearly no evidence for itself.
  static double ShareOf(const Shares& counts, const Shares& general, size_t k, bool own, double total) {
    const double less = own ? 0.5 : 0;
    return (counts[k] - less + kGeneralWeight * general[k]) / (total - less + kGeneralWeight);
  }

  static Shares Mixed(const Shares& counts, const Shares& general) {
    double total = kGeneralWeight;
    for (const double n : counts) total += n;
    Shares mixed{};
    for (size_t k = 0; k < kMostClasses; ++k) mixed[k] = (counts[k] + kGeneralWeight * general[k]) / total;
    return mixed;
  }

  static Shares LogOdds(const Shares& question, const Shares& other) {
    Shares odds{};
    for (size_t k = 0; k < kMostClasses; ++k) {
      odds[k] = std::clamp(std::log((question[k] + 1e-3) / (other[k] + 1e-3)), -kMostAgainst, kMostOdds);
    }
    return odds;
  }

  const Outline& outline_;
  std::array<Shares, kFeatures> odds_{};
  std::optional<std::array<FeatureModel, kFeatures>> counts_;
  double questions_ = 0;
  double others_ = 0;
  std::vector<int> style_questions_;  // by style; empty before anything was learned
};

// The best path over the numbered candidates; the rest are chosen each by its own score.
std::vector<bool> Decode(const Document& document, const Outline& outline, const std::vector<double>& scores,
                         const std::vector<bool>& earlier) {
  struct Step {
    double value;
    std::ptrdiff_t from;  // the numbered question before it, -1 for none
  };
  const size_t size = outline.lines.size();
  std::vector<bool> chosen(size, false);
  std::vector<Step> steps(size, {-std::numeric_limits<double>::infinity(), -1});
  std::unordered_map<int, std::ptrdiff_t> best_with;  // number -> best path that ends with it
  std::ptrdiff_t best = -1;
  std::ptrdiff_t border = 0;     // where the last heading or message began
  std::ptrdiff_t question = -1;  // the last line that was a question in the round before
  int part = -1;
  const auto value_of = [&](std::ptrdiff_t at) { return at < 0 ? 0.0 : steps[static_cast<size_t>(at)].value; };
  for (size_t i = 0; i < size; ++i) {
    const Candidate& c = outline.lines[i];
    const Line& line = document.lines[c.line];
    if (line.part != part) part = line.part, border = static_cast<std::ptrdiff_t>(i);
    const bool numbered = c.candidate && line.marker.number >= 0;
    if (!numbered && line.kind == LineKind::kHeading) border = static_cast<std::ptrdiff_t>(i);
    if (!c.candidate) continue;
    const std::ptrdiff_t above = question;
    if (earlier[i]) question = static_cast<std::ptrdiff_t>(i);
    if (!numbered) {
      chosen[i] = scores[i] > 0;
      continue;
    }
    const int number = line.marker.number;
    // "2.1" behind "1.3": the chapter is another one.
    const bool apart = above < border || line.marker.family == 'm' || static_cast<std::ptrdiff_t>(i) == border;
    const bool unlike =
        above >= 0 && !apart && KindOf(document.lines[outline.lines[static_cast<size_t>(above)].line]) != KindOf(line);
    Step step{scores[i] + (number > 1 ? kSkips : unlike ? kStartsUnlike : 0), -1};
    const auto offer = [&](std::ptrdiff_t from, double bonus) {
      const double value = value_of(from) + scores[i] + bonus;
      if (value > step.value) step = {value, from};
    };
    if (const auto before = best_with.find(number - 1); before != best_with.end()) offer(before->second, kRunsOn);
    if (best >= 0) {
      const int last = document.lines[outline.lines[static_cast<size_t>(best)].line].marker.number;
      if (number <= 1) {
        offer(best, unlike ? kStartsUnlike : apart || best < border ? kRestarts : kStartsInside);
      } else {
        offer(best, number > last ? kSkips : kGoesBack);
      }
    }
    steps[i] = step;
    auto& with = best_with.try_emplace(number, static_cast<std::ptrdiff_t>(i)).first->second;
    if (steps[static_cast<size_t>(with)].value <= step.value) with = static_cast<std::ptrdiff_t>(i);
    if (best < 0 || step.value >= value_of(best)) best = static_cast<std::ptrdiff_t>(i);
  }
  if (best >= 0 && value_of(best) > 0) {
    for (std::ptrdiff_t at = best; at >= 0; at = steps[static_cast<size_t>(at)].from)
      chosen[static_cast<size_t>(at)] = true;
  }
  return chosen;
}

// Takes back questions that are sub-headings of an answer in the shape of a question ("Why use it?"). They carry no
// mark of their own and are much shorter than the document's questions (log-normal lengths; the weights hold for notes
// in general).
void TakeBackShort(const Document& document, const Outline& outline, std::vector<bool>& chosen) {
  constexpr int kLeast = 8;         // questions; fewer have no typical length
  constexpr double kPrior = -1.5;   // log-odds that a question is such a heading
  constexpr double kSubMean = 1.5;  // log of 4.5 words
  constexpr double kSubDeviation = 0.4;
  double sum = 0;
  double squares = 0;
  int count = 0;
  std::vector<double> logs(chosen.size(), 0);
  for (size_t i = 0; i < chosen.size(); ++i) {
    if (!chosen[i]) continue;
    logs[i] = std::log(std::max(1, CountWords(document.lines[outline.lines[i].line].content)));
    sum += logs[i];
    squares += logs[i] * logs[i];
    ++count;
  }
  if (count < kLeast) return;
  const double mean = sum / count;
  const double deviation = std::clamp(std::sqrt(std::max(0.0, squares / count - mean * mean)), 0.3, 0.6);
  const auto density = [](double x, double m, double d) { return -0.5 * (x - m) * (x - m) / (d * d) - std::log(d); };
  for (size_t i = 0; i < chosen.size(); ++i) {
    const Line& line = document.lines[outline.lines[i].line];
    const bool marked = line.marker.kind != Marker::Kind::kNone || line.kind == LineKind::kHeading;
    if (!chosen[i] || marked || logs[i] >= mean || i == 0 ||
        document.lines[outline.lines[i - 1].line].part != line.part)
      continue;
    if (kPrior + density(logs[i], kSubMean, kSubDeviation) - density(logs[i], mean, deviation) > 0) chosen[i] = false;
  }
}

// Takes back the title and what stands below it at the top: lines that ask nothing, of which each but the last has no
// answer, or the last stands above the first heading where the other questions stand below one.
void TakeBackTitles(const Document& document, const Outline& outline, std::vector<bool>& chosen) {
  const auto plain = [&](size_t i) {
    const Candidate& c = outline.lines[i];
    const Line& line = document.lines[c.line];
    return line.marker.kind == Marker::Kind::kNone && line.kind == LineKind::kText && !line.bold && line.part == 0 &&
           c.features[kEnding] == static_cast<uint8_t>(Stop::kNone) &&
           c.features[kWording] == static_cast<uint8_t>(Wording::kOther);
  };
  size_t first = 0;
  while (first + 1 < chosen.size() && chosen[first] && chosen[first + 1] && plain(first)) chosen[first++] = false;
  if (first >= chosen.size() || !chosen[first] || !plain(first)) return;
  size_t next = first + 1;
  while (next < chosen.size() && !chosen[next]) ++next;
  if (next >= chosen.size() || next < first + 2) return;
  const Candidate& head = outline.lines[next - 1];
  const Line& line = document.lines[head.line];
  const bool marked = line.kind == LineKind::kHeading || line.marker.kind == Marker::Kind::kOrdered;
  if (!marked || head.features[kLength] > 3) return;
  int heads = 0;  // that look like it, above other questions
  for (size_t i = next; i + 1 < chosen.size(); ++i)
    heads += !chosen[i] && chosen[i + 1] && outline.lines[i].style == head.style;
  if (heads > 0) chosen[first] = false;
}

// Decides and learns in turns until nothing changes, from `chosen`; empty for a start with what looks like a question
// by itself.
std::vector<bool> Settle(const Document& document, const Outline& outline, std::vector<bool> chosen) {
  Model model(outline);
  std::vector<double> surroundings(outline.lines.size(), 0);
  const bool open = chosen.empty();
  if (open)
    chosen.resize(outline.lines.size(), false);
  else
    model.Learn(chosen);
  for (int round = 0; round < kRounds; ++round) {
    std::vector<double> scores(outline.lines.size(), 0);
    for (size_t i = 0; i < scores.size(); ++i) {
      if (!outline.lines[i].candidate) continue;
      scores[i] = model.Score(outline.lines[i], chosen[i]) + surroundings[i] - outline.lines[i].against +
                  (outline.lines[i].refrain ? kRefrain : 0);
    }
    if (round == 0 && open) {  // a first guess: what looks like a question by itself
      for (size_t i = 0; i < scores.size(); ++i) chosen[i] = outline.lines[i].candidate && scores[i] > kPlain;
    }
    std::vector<bool> next = Decode(document, outline, scores, chosen);
    const bool settled = next == chosen;
    chosen = std::move(next);
    if (settled && round > 3) break;
    model.Learn(chosen);
    // Half of what it was, so that two decisions that hang on each other do not swing.
    const std::vector<double> penalties = FindPenalties(document, outline, chosen);
    for (size_t i = 0; i < penalties.size(); ++i) surroundings[i] = (surroundings[i] + penalties[i]) / 2;
  }
  return chosen;
}

}  // namespace

std::vector<bool> FindQuestions(const Document& document, const Outline& outline) {
  std::vector<bool> chosen = Settle(document, outline, {});
  if (const std::vector<bool> start = StartOfLook(document, outline, chosen); !start.empty()) {
    std::vector<bool> other = Settle(document, outline, start);
    const auto kept = [&] {
      size_t count = 0;
      for (size_t i = 0; i < start.size(); ++i) count += start[i] && other[i];
      return count;
    }();
    // It holds if the look is found again once everything was weighed.
    if (kept * 2 > static_cast<size_t>(std::count(start.begin(), start.end(), true))) chosen = std::move(other);
  }
  TakeBackTitles(document, outline, chosen);
  TakeBackShort(document, outline, chosen);
  return chosen;
}

}  // namespace emend
