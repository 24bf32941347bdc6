#include "dedup/similarity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dedup/moulds.h"
#include "dedup/term_match.h"
#include "dedup/word_forms.h"

namespace emend {
namespace {

constexpr double kMostOfAnswers = 3.95;  // answers alone make nothing one
constexpr double kExcludedScore = 0.35;  // the most that questions can reach that exclude each other
constexpr double kTwoSubjects = 0.92;
constexpr double kDescribed = 0.9;
constexpr double kMostBesidesProblem = 0.6;
constexpr double kHeavyAnchor = 0.6;
constexpr double kLightAnchor = 0.4;  // what is lighter may stand in one anchor alone
constexpr double kLightOfTwo = 0.55;  // where two others are the same
constexpr double kBare = 0.3;         // of all that a question says besides its anchor
constexpr double kMostPlacing = 2.3;
constexpr double kAnchored = 0.8;
constexpr double kTellingTerm = 0.3;
constexpr double kHollowTerm = 0.12;
constexpr double kHeavyTerm = 0.5;
constexpr size_t kFewWords = 2;
constexpr size_t kLongRow = 5;
constexpr size_t kFewWordsOfLong = 3;
constexpr double kOpposed = 0.58;
constexpr double kAloof = 0.7;      // the agreement of kinds below which they ask for different things
constexpr double kLongAnswer = 60;  // words: what a longer answer names, it names by chance
constexpr double kMoreThanOne = 2.3;
constexpr double kOwnWord = 0.35;
constexpr double kTopical = 0.05;  // the agreement of topics from which on they speak for one question
constexpr double kLong = 16;       // words of two questions
constexpr double kMostLength = 2;
constexpr double kBriefAnswer = 30;  // words: long answers have something of everything
constexpr double kOwnThing = 0.2;    // weight, of what only one of two questions asks about
constexpr double kOneSided = 0.3;
constexpr double kMostOfDenial = 1.2;  // "not", "avoid": weight of what only one has that otherwise asks the same

using Unshared = UnsharedTerm;

// What a fault is, how it is found and how it is mended is told in one answer: true if both questions are about the
// same named faults and little else: terms of a weight of `besides` at most.
bool AskOfOneProblem(const QuestionFeatures& a, const std::vector<Unshared>& of_a, const QuestionFeatures& b,
                     const std::vector<Unshared>& of_b, double besides) {
  constexpr KindSet kTold = KindBit(QuestionKind::kStory) | KindBit(QuestionKind::kDifference) |
                            KindBit(QuestionKind::kPros) | KindBit(QuestionKind::kCons);
  if (((a.first_kinds | b.first_kinds) & kTold) != 0) return false;
  const auto is_of = [](const Term& term) {
    return (term.flags & kProblemTerm) != 0 && (term.flags & kAsideTerm) == 0;
  };
  const auto strays = [&](const std::vector<Unshared>& unshared) {
    double other = 0;
    for (const Unshared& u : unshared) {
      if (!u.matched && is_of(*u.term)) return true;
      if (!u.matched && (u.term->flags & (kAsideTerm | kRemedyTerm)) == 0) other += u.weight;
    }
    return other > besides;
  };
  return std::any_of(a.terms.begin(), a.terms.end(), is_of) && !strays(of_a) && !strays(of_b);
}

// True if both ask about the same thing and at most one of them says more: where, with what, between what.
bool AskOfOneAnchor(const QuestionFeatures& a, const std::vector<Unshared>& of_a, const QuestionFeatures& b,
                    const std::vector<Unshared>& of_b, int shared_anchors) {
  if (shared_anchors == 0) return false;
  double besides[2] = {0, 0};
  int side = 0;
  const double light = shared_anchors > 1 ? kLightOfTwo : kHollowTerm;
  for (const std::vector<Unshared>* unshared : {&of_a, &of_b}) {
    for (const Unshared& u : *unshared) {
      if (u.matched || (u.term->flags & kAsideTerm) != 0) continue;
      const bool of_anchor = (u.term->flags & kAnchorTerm) != 0 && (u.term->flags & kSortTerm) == 0;
      if (of_anchor && (u.weight >= light || (u.term->flags & kSlotTerm) != 0)) return false;
      if ((u.term->flags & (kGroundTerm | kAnchorTerm)) != (kGroundTerm | kPlatformTerm)) besides[side] += u.weight;
    }
    ++side;
  }
  const bool a_is_bare = besides[0] <= kBare && besides[1] <= kMostPlacing && b.anchor_stands;
  const bool b_is_bare = besides[1] <= kBare && besides[0] <= kMostPlacing && a.anchor_stands;
  return a_is_bare || b_is_bare;
}

// What is asked of a thing as such: what it is, how it works, what it is for.
bool AskOpenly(KindSet first) {
  constexpr KindSet kOpenKinds = KindBit(QuestionKind::kDefine) | KindBit(QuestionKind::kWorks) |
                                 KindBit(QuestionKind::kPurpose) | KindBit(QuestionKind::kWhy) |
                                 KindBit(QuestionKind::kManner) | KindBit(QuestionKind::kDifference) |
                                 KindBit(QuestionKind::kDesign);
  return first == 0 || (first & kOpenKinds) != 0;
}

// Each question has a word of its own where otherwise they are the same: "at most once", "at least once".
struct Strays {
  std::array<int, 2> any{};
  std::array<int, 2> heavy{};  // of the subject
  std::array<bool, 2> anchor{};
  std::array<double, 2> of_anchor{};  // weight, what only names its sort left out
  std::array<double, 2> told{};       // weights: the other answer names them
  std::array<double, 2> untold{};
  std::array<double, 2> own{};  // weight of what only this question has, asides left out
};

Strays FindStrays(const TermMatch& match, const AskedFeatures& a, const AskedFeatures& b, bool compares) {
  Strays strays;
  const double least_anchor = match.anchors > 1 ? kHeavyAnchor : kLightAnchor;
  for (size_t side = 0; side < 2; ++side) {
    const AnswerSketch& other = (side == 0 ? b : a).answer;
    for (const Unshared& u : match.unshared[side]) {
      strays.any[side] += !u.matched || u.told ? 1 : 0;
      if (u.matched) continue;
      if ((u.term->flags & kAsideTerm) == 0) strays.own[side] += u.weight;
      constexpr uint16_t kGround = kGroundTerm | kPlatformTerm;
      const bool is_ground = (u.term->flags & kGround) == kGround;
      if ((u.term->flags & kAsideTerm) == 0 && !is_ground && u.weight >= kHeavyTerm) ++strays.heavy[side];
      constexpr uint16_t kNothing = kAsideTerm | kSortTerm;
      if (!match.described && !is_ground && (u.term->flags & kAnchorTerm) != 0 && (u.term->flags & kNothing) == 0 &&
          u.weight > kHollowTerm) {
        strays.of_anchor[side] += u.weight;
      }
      if (u.weight < kTellingTerm) continue;
      const bool is_told = other.Mentions(u.term->key);
      (is_told ? strays.told : strays.untold)[side] += u.weight;
      strays.anchor[side] |= (!is_told || compares) && (u.term->flags & kAnchorTerm) != 0 && u.weight >= least_anchor;
    }
    strays.told[side] /= 1 + other.words / kLongAnswer;
  }
  return strays;
}

bool AreNearlyEqual(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  const size_t shorter = std::min(a.size(), b.size());
  if (shorter < 2) return false;
  return WordsApart(a, b) <= (shorter >= kLongRow ? kFewWordsOfLong : kFewWords);
}

// True if the answer of `b` names something that only `a` asks about.
bool Tells(const AskedFeatures& a, const AskedFeatures& b) {
  return b.answer.words > 0 && std::any_of(a.question.terms.begin(), a.question.terms.end(), [&](const Term& term) {
           return term.weight >= kTellingTerm && b.answer.Mentions(term.key);
         });
}

// The share of what `a` asks about that the answer of `b` names.
double ToldShare(const AskedFeatures& a, const AskedFeatures& b) {
  double told = 0, all = 0;
  for (const Term& term : a.question.terms) {
    if ((term.flags & kAsideTerm) != 0) continue;
    all += term.weight;
    if (b.answer.Mentions(term.key)) told += term.weight;
  }
  return all > 0 ? told / all : 0;
}

double Logistic(double x) { return 1 / (1 + std::exp(-x)); }

bool StandsOnPlatform(const QuestionFeatures& question) {
  return std::any_of(question.terms.begin(), question.terms.end(),
                     [](const Term& term) { return (term.flags & kPlatformTerm) != 0; });
}

double KindsOf(const QuestionFeatures& a, const QuestionFeatures& b, const TermMatch& match) {
  constexpr KindSet kDifferent = KindBit(QuestionKind::kDifference);
  constexpr KindSet kOpen = KindBit(QuestionKind::kDefine) | KindBit(QuestionKind::kWorks) |
                            KindBit(QuestionKind::kWhen) | KindBit(QuestionKind::kList) |
                            KindBit(QuestionKind::kPurpose) | KindBit(QuestionKind::kWhy);
  const double kinds = KindAgreement(a.first_kinds, a.besides_kinds, b.first_kinds, b.besides_kinds);
  // Whoever asks for two things at once asks how they differ.
  const bool one_differs = ((a.first_kinds ^ b.first_kinds) & kDifferent) != 0;
  constexpr KindSet kStory = KindBit(QuestionKind::kStory);
  constexpr KindSet kOpposite = KindBit(QuestionKind::kPros) | KindBit(QuestionKind::kCons);
  const KindSet opposite_a = a.first_kinds & kOpposite, opposite_b = b.first_kinds & kOpposite;
  const bool are_opposite = opposite_a != 0 && opposite_b != 0 && opposite_a != opposite_b;
  // Of people a story tells how they do things; of a technique it tells something else than how that is done.
  const bool is_tale = ((a.first_kinds ^ b.first_kinds) & kStory) != 0 && (StandsOnPlatform(a) || StandsOnPlatform(b));
  if (match.known_whole && !are_opposite && !is_tale) return 1;
  const bool both_subjects = one_differs && match.subjects >= 2 && ((a.first_kinds | b.first_kinds) & kOpen) != 0;
  if (both_subjects) return std::max(kinds, kTwoSubjects);
  // Who describes a thing instead of naming it asks in other ways too.
  constexpr KindSet kSides = kDifferent | KindBit(QuestionKind::kPros) | KindBit(QuestionKind::kCons);
  const bool one_sided = ((a.first_kinds ^ b.first_kinds) & kSides) != 0;
  return match.described && !one_sided ? std::max(kinds, kDescribed) : kinds;
}

}  // namespace

Similarity CompareQuestions(const AskedFeatures& asked_a, const AskedFeatures& asked_b, const Lexicon& lexicon) {
  const QuestionFeatures& a = asked_a.question;
  const QuestionFeatures& b = asked_b.question;
  Similarity result;
  const AnswerEvidence answers = CompareAnswers(asked_a.answer, asked_b.answer, a.terms, b.terms);
  result.answers = answers.overlap;
  const TopicAgreement topics = CompareTopics(asked_a.answer.topics, asked_b.answer.topics);
  const bool answers_tell =
      answers.telling > 0 || topics.same >= kTopical || Tells(asked_a, asked_b) || Tells(asked_b, asked_a);
  const TermMatch match = MatchTerms(a, b, lexicon, answers_tell);
  if (match.is_hopeless && !answers_tell) return result;

  constexpr KindSet kDifferent = KindBit(QuestionKind::kDifference);
  const Strays strays = FindStrays(match, asked_a, asked_b, ((a.first_kinds | b.first_kinds) & kDifferent) != 0);
  result.terms = match.Share();
  if (AskOpenly(a.first_kinds) && AskOpenly(b.first_kinds) &&
      AskOfOneAnchor(a, match.unshared[0], b, match.unshared[1], match.anchors)) {
    result.terms = std::max(result.terms, kAnchored);
  }
  result.kinds = KindsOf(a, b, match);
  result.overlap = result.terms * result.kinds;
  const bool nearly_equal = AreNearlyEqual(a.row, b.row);
  const bool compare_others = strays.anchor[0] && strays.anchor[1] && (a.first_kinds & b.first_kinds & kDifferent) != 0;
  const auto compares_more = [&](size_t side, const QuestionFeatures& question, const QuestionFeatures& other) {
    return (question.first_kinds & ~other.first_kinds & ~other.besides_kinds & kDifferent) != 0 &&
           strays.own[side] >= kHeavyAnchor && strays.own[1 - side] < kOneSided;
  };
  const double own_of_less = std::min(strays.own[0], strays.own[1]);
  const double own_of_more = std::max(strays.own[0], strays.own[1]);
  result.excluded = match.excludes || AreTurned(a, b) || (nearly_equal && strays.any[0] > 0 && strays.any[1] > 0) ||
                    (compare_others && match.anchors > 0) ||             // "X vs Y", "X vs Z"
                    compares_more(0, a, b) || compares_more(1, b, a) ||  // "X vs Y", "what is X?"
                    (!match.known && own_of_less >= kOwnThing && AreOfOneMould(a, b)) ||
                    (!match.known && AreOfTwoDeeds(a, b)) ||
                    (own_of_more < kMostOfDenial && AreOpposedByOneWord(a.row, b.row)) ||
                    AskForOpposites(a.first_kinds, b.first_kinds);

  const bool adds_to_a = strays.of_anchor[0] > 0, adds_to_b = strays.of_anchor[1] > 0;
  // What a thing is, what a part of it is and what it is good for are told in the same words.
  const bool one_is_part = match.subjects > 0 && (adds_to_a != adds_to_b || result.kinds < kAloof);
  const bool say_more = std::min(strays.untold[0], strays.untold[1]) >= kOwnWord;  // each of them
  const bool other_case =
      adds_to_a && adds_to_b && (a.first_kinds & b.first_kinds & KindBit(QuestionKind::kHappens)) != 0;
  const bool alike_anyway = compare_others || one_is_part || other_case;
  const bool by_chance = alike_anyway || (say_more && answers.telling < kMoreThanOne);
  const double for_answers = by_chance ? 0 : std::log1p(answers.telling);
  const bool one_adds_a_word = std::min(strays.heavy[0], strays.heavy[1]) == 0 && strays.heavy[0] + strays.heavy[1] > 0;
  const bool one_problem = AskOfOneProblem(a, match.unshared[0], b, match.unshared[1], kMostBesidesProblem);
  const double told_in_both = std::min(ToldShare(asked_a, asked_b), ToldShare(asked_b, asked_a));
  const double told = alike_anyway ? 0 : std::max(strays.told[0], strays.told[1]);
  // What points at one question although their words differ. It has more to explain where both say much.
  const double longer = std::max(asked_a.answer.words, asked_b.answer.words);
  const double pointing =
      (1 - std::exp(-(1.5 * topics.same + told + 2 * told_in_both + for_answers))) / (1 + longer / kBriefAnswer);
  const double values[] = {
      1,
      result.terms * result.kinds,
      result.terms,
      result.kinds < kAloof ? 1.0 : 0.0,
      result.kinds < kOpposed ? 1.0 : 0.0,
      nearly_equal && one_adds_a_word ? 1.0 : 0.0,
      one_problem ? 1.0 : 0.0,
      match.known_whole ? 1.0 : 0.0,
      match.known && !match.known_whole && own_of_less < kOneSided ? result.terms : 0.0,
      match.known_apart ? 1.0 : 0.0,
      match.subjects > 0 && own_of_less < kOneSided ? std::min(1.0, own_of_more) : 0,
      for_answers,
      std::max(0.0, answers.overlap),
      answers.overlap >= 0 ? 1.0 : 0.0,
      topics.same,
      topics.apart,
      pointing * std::min(kMostLength, static_cast<double>(a.row.size() + b.row.size()) / kLong),
  };
  static_assert(std::size(values) == kEvidence);
  double of_questions = 0, of_answers = 0;
  for (size_t i = 0; i < kEvidence; ++i) {
    result.evidence[i] = kEvidenceTable[i].weight * values[i];
    (kEvidenceTable[i].is_of_answers ? of_answers : of_questions) += result.evidence[i];
  }
  const double most = result.excluded ? kExcludedScore : 1.0;
  result.of_questions = std::min(most, Logistic(of_questions));
  result.score = std::min(most, Logistic(of_questions + std::min(of_answers, kMostOfAnswers)));
  return result;
}

std::string ExplainSimilarity(const QuestionFeatures& a, const QuestionFeatures& b, const Similarity& similarity) {
  std::string both, only_a, only_b;
  const auto add = [](std::string& list, std::string_view text, double weight) {
    list += fmt::format("{}{} {:.2f}", list.empty() ? "" : ", ", text, weight);
  };
  const auto has = [](const QuestionFeatures& features, uint64_t key) {
    return std::any_of(features.terms.begin(), features.terms.end(), [&](const Term& term) { return term.key == key; });
  };
  for (const Term& term : a.terms) add(has(b, term.key) ? both : only_a, a.Text(term), term.weight);
  for (const Term& term : b.terms) {
    if (!has(a, term.key)) add(only_b, b.Text(term), term.weight);
  }
  const auto kinds = [](const QuestionFeatures& features) {
    std::string out;
    for (int kind = 0; kind < kQuestionKinds; ++kind) {
      if (((features.first_kinds | features.besides_kinds) >> kind & 1) == 0) continue;
      out += fmt::format("{}{}", out.empty() ? "" : "+", KindName(static_cast<QuestionKind>(kind)));
    }
    return out.empty() ? std::string("topic") : out;
  };
  std::string out =
      fmt::format("score {:.2f}, overlap {:.2f}: terms {:.2f}", similarity.score, similarity.overlap, similarity.terms);
  out += fmt::format(" (both: {}", both.empty() ? "none" : both);
  if (!only_a.empty()) out += "; only the first: " + only_a;
  if (!only_b.empty()) out += "; only the second: " + only_b;
  out += fmt::format("), kinds {:.2f} ({} and {})", similarity.kinds, kinds(a), kinds(b));
  if (similarity.answers >= 0) out += fmt::format(", answers share {:.0f} %", similarity.answers * 100);
  if (similarity.excluded) out += ", they exclude each other";
  for (size_t i = 0; i < kEvidence; ++i) {
    if (similarity.evidence[i] == 0) continue;
    out += fmt::format("{}{} {:+.2f}", i == 0 ? "; " : ", ", kEvidenceTable[i].what, similarity.evidence[i]);
  }
  return out;
}

}  // namespace emend
