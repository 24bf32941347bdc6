#include "segment/questions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace emend {
namespace {

constexpr size_t kMostClasses = 8;
using Shares = std::array<double, kMostClasses>;

// How often each class of a feature is seen among questions and among other lines, in notes in general.
struct FeatureModel {
  Shares question;
  Shares other;
};

constexpr std::array<FeatureModel, kFeatures> kGeneral = {{
    // kEnding: none, question, question inside, colon, sentence, other
    {{.14, .58, .12, .03, .11, .02}, {.22, .025, .02, .13, .50, .105}},
    // kWording: other, interrogative, imperative, contrast
    {{.22, .51, .18, .09}, {.90, .05, .04, .01}},
    // kLength: 1, 2-3, 4-6, 7-12, 13-20, 21-40, more
    {{.01, .07, .22, .40, .18, .09, .03}, {.07, .13, .15, .19, .16, .18, .12}},
    // kBefore: nothing, blank, lead-in, open text, sentence, heading, block
    {{.06, .48, .01, .09, .16, .08, .12}, {.04, .36, .12, .16, .17, .05, .10}},
    // kAfter: nothing, same style, blank text, text, answer label, block, blank block, heading
    {{.02, .14, .24, .26, .12, .07, .12, .03}, {.05, .24, .18, .24, .01, .14, .11, .03}},
    // kNumbering: none, in a row, alone
    {{.45, .50, .05}, {.70, .20, .10}},
}};

constexpr double kGeneralWeight = 12;  // lines that the general shares are worth
constexpr double kStyleWeight = 3;     // the same for the prior of a style
constexpr int kRounds = 5;

// Paths over numbered questions.
constexpr double kRunsOn = 2.5;    // 7 after 6
constexpr double kRestarts = -1.0; // 1 again, below a heading or in a new message
constexpr double kStartsInside = -3.5;  // 1 again, in the middle of an answer
constexpr double kSkips = -1.5;    // 9 after 7
constexpr double kGoesBack = -4.0; // 3 after 7

double Sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

class Model {
 public:
  explicit Model(const Outline& outline) : outline_(outline), style_odds_(outline.styles.size()) {
    for (size_t f = 0; f < kFeatures; ++f) odds_[f] = LogOdds(kGeneral[f].question, kGeneral[f].other);
    for (size_t s = 0; s < outline.styles.size(); ++s) style_odds_[s] = outline.styles[s].prior;
  }

  double Score(const Candidate& c) const {
    double score = style_odds_[static_cast<size_t>(c.style)];
    for (size_t f = 0; f < kFeatures; ++f) score += odds_[f][c.features[f]];
    return score;
  }

  // Learns the weights anew from a decision about every line.
  void Learn(const std::vector<bool>& is_question) {
    std::array<FeatureModel, kFeatures> counts{};
    std::vector<double> style_questions(outline_.styles.size());
    for (size_t i = 0; i < outline_.lines.size(); ++i) {
      const Candidate& c = outline_.lines[i];
      if (!c.candidate) continue;
      if (is_question[i]) ++style_questions[static_cast<size_t>(c.style)];
      for (size_t f = 0; f < kFeatures; ++f) ++(is_question[i] ? counts[f].question : counts[f].other)[c.features[f]];
    }
    for (size_t f = 0; f < kFeatures; ++f) {
      odds_[f] = LogOdds(Mixed(counts[f].question, kGeneral[f].question), Mixed(counts[f].other, kGeneral[f].other));
    }
    for (size_t s = 0; s < outline_.styles.size(); ++s) {
      const double share = Sigmoid(outline_.styles[s].prior);
      const double yes = style_questions[s] + kStyleWeight * share;
      const double no = outline_.styles[s].count - style_questions[s] + kStyleWeight * (1 - share);
      style_odds_[s] = std::clamp(std::log(yes / no), -4.5, 4.5);
    }
  }

 private:
  static Shares Mixed(const Shares& counts, const Shares& general) {
    double total = kGeneralWeight;
    for (const double n : counts) total += n;
    Shares mixed{};
    for (size_t k = 0; k < kMostClasses; ++k) mixed[k] = (counts[k] + kGeneralWeight * general[k]) / total;
    return mixed;
  }

  static Shares LogOdds(const Shares& question, const Shares& other) {
    Shares odds{};
    for (size_t k = 0; k < kMostClasses; ++k) odds[k] = std::log((question[k] + 1e-3) / (other[k] + 1e-3));
    return odds;
  }

  const Outline& outline_;
  std::array<Shares, kFeatures> odds_{};
  std::vector<double> style_odds_;
};

// How well a candidate fits the questions chosen around it in the round before: those next to it, two on each side, mostly
// look alike. 0 = fits or nothing is known.
std::vector<double> Isolation(const Document& document, const Outline& outline, const std::vector<bool>& chosen) {
  constexpr double kAlone = -4.0;
  std::vector<double> penalty(outline.lines.size(), 0);
  std::vector<size_t> at;
  for (size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) at.push_back(i);
  }
  if (at.size() < 4) return penalty;
  const auto alike = [&](const Candidate& a, const Candidate& b) {
    if (a.style == b.style) return 1.0;
    const Line& x = document.lines[a.line];
    const Line& y = document.lines[b.line];
    const bool same_mark = x.kind == y.kind && x.marker.kind == y.marker.kind && x.level == y.level && x.bold == y.bold;
    return same_mark ? 0.7 : 0.0;
  };
  size_t next = 0;
  for (size_t i = 0; i < outline.lines.size(); ++i) {
    const Candidate& c = outline.lines[i];
    while (next < at.size() && at[next] < i) ++next;
    if (!c.candidate) continue;
    double fit = 0;
    int seen = 0;
    for (size_t back = 1; back <= 2 && back <= next; ++back, ++seen) fit += alike(c, outline.lines[at[next - back]]);
    for (size_t ahead = next + (next < at.size() && at[next] == i), n = 0; ahead < at.size() && n < 2; ++ahead, ++n, ++seen) fit += alike(c, outline.lines[at[ahead]]);
    if (seen < 3) continue;
    // A number is missing between the neighbours: this may be the question that lost it.
    if (next > 0 && next < at.size()) {
      const size_t ahead = next + (at[next] == i);
      const int before = document.lines[outline.lines[at[next - 1]].line].marker.number;
      const int after = ahead < at.size() ? document.lines[outline.lines[at[ahead]].line].marker.number : -1;
      if (before >= 0 && after == before + 2 && document.lines[c.line].marker.number < 0) continue;
    }
    penalty[i] = kAlone * (1 - std::min(1.0, 2 * fit / seen));
  }
  return penalty;
}

// The best path over the numbered candidates; the rest are chosen each by its own score.
std::vector<bool> Decode(const Document& document, const Outline& outline, const std::vector<double>& scores) {
  struct Step {
    double value;
    std::ptrdiff_t from;  // the numbered question before it, -1 for none
  };
  const size_t size = outline.lines.size();
  std::vector<bool> chosen(size, false);
  std::vector<Step> steps(size, {-std::numeric_limits<double>::infinity(), -1});
  std::unordered_map<int, std::ptrdiff_t> best_with;  // number -> best path that ends with it
  std::ptrdiff_t best = -1;
  std::ptrdiff_t border = 0;  // where the last heading or message began
  int part = -1;
  const auto value_of = [&](std::ptrdiff_t at) { return at < 0 ? 0.0 : steps[static_cast<size_t>(at)].value; };
  for (size_t i = 0; i < size; ++i) {
    const Candidate& c = outline.lines[i];
    const Line& line = document.lines[c.line];
    if (line.part != part) part = line.part, border = static_cast<std::ptrdiff_t>(i);
    const bool numbered = c.candidate && line.marker.number >= 0;
    if (!numbered && line.kind == LineKind::kHeading) border = static_cast<std::ptrdiff_t>(i);
    if (!c.candidate) continue;
    if (!numbered) {
      chosen[i] = scores[i] > 0;
      continue;
    }
    const int number = line.marker.number;
    Step step{scores[i] + (number <= 1 ? 0 : kSkips), -1};
    const auto offer = [&](std::ptrdiff_t from, double bonus) {
      const double value = value_of(from) + scores[i] + bonus;
      if (value > step.value) step = {value, from};
    };
    if (const auto before = best_with.find(number - 1); before != best_with.end()) offer(before->second, kRunsOn);
    if (best >= 0) {
      const int last = document.lines[outline.lines[static_cast<size_t>(best)].line].marker.number;
      if (number <= 1) {
        const bool apart = best < border || static_cast<std::ptrdiff_t>(i) == border;
        offer(best, apart ? kRestarts : kStartsInside);
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
    for (std::ptrdiff_t at = best; at >= 0; at = steps[static_cast<size_t>(at)].from) chosen[static_cast<size_t>(at)] = true;
  }
  return chosen;
}

}  // namespace

std::vector<bool> FindQuestions(const Document& document, const Outline& outline) {
  Model model(outline);
  std::vector<bool> chosen(outline.lines.size(), false);
  std::vector<double> isolation(outline.lines.size(), 0);
  for (int round = 0; round < kRounds; ++round) {
    std::vector<double> scores(outline.lines.size(), 0);
    for (size_t i = 0; i < scores.size(); ++i) {
      if (outline.lines[i].candidate) scores[i] = model.Score(outline.lines[i]) + isolation[i];
    }
    std::vector<bool> next = Decode(document, outline, scores);
    const bool settled = next == chosen;
    chosen = std::move(next);
    if (settled && round > 1) break;
    model.Learn(chosen);
    isolation = Isolation(document, outline, chosen);
  }
  return chosen;
}

}  // namespace emend
