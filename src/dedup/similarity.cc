#include "dedup/similarity.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "dedup/question_words.h"
#include "dedup/stem.h"

namespace emend {
namespace {

constexpr double kExcludedScore = 0.35;   // the most that questions can reach that exclude each other
constexpr double kAlikeCredit = 0.9;      // for terms that are forms of one word by their looks
constexpr double kOtherRoleCredit = 0.4;  // for a term that is the subject here and the instrument there
constexpr float kSlotWeight = 0.08f;      // lighter terms exclude nothing
constexpr double kMostAside = 0.4;        // weight of all that only one question asks besides
constexpr double kPlainAside = 0.5;
constexpr double kMostLight = 0.3;  // of all commonplace words that only one question has
constexpr float kLight = 0.22f;
constexpr double kHopeless = 0.28;   // of the terms' weight; joined and misspelt words are not counted yet
constexpr double kLightRival = 0.2;  // what is lighter may differ by chance
constexpr double kRaisedRival = 0.6;
constexpr double kAnswerGround = 0.22;  // the overlap of answers that says nothing
constexpr double kAnswerFor = 0.36;
constexpr double kAnswerAgainst = 0.12;
constexpr float kSubject = 0.45f;
constexpr double kTwoSubjects = 0.92;
constexpr double kSameRemedies = 0.33;  // the overlap of answers to one problem
constexpr double kOneProblem = 0.72;
constexpr double kMostBesidesProblem = 1.7;  // where the answers say the same
constexpr double kFewBesidesProblem = 0.15;  // where they do not tell
constexpr uint32_t kFewestAnswerWords = 12;
constexpr double kTellingAnswerWords = 30;  // from here on an answer's words are no chance
constexpr size_t kSketchSize = 64;

size_t CommonPrefix(std::string_view a, std::string_view b) {
  const size_t most = std::min(a.size(), b.size());
  size_t n = 0;
  while (n < most && a[n] == b[n]) ++n;
  while (n > 0 && n < a.size() && (static_cast<unsigned char>(a[n]) & 0xC0) == 0x80) --n;
  return n;
}

// One letter wrong, missing, too much or two swapped, anywhere but at the beginning, where it is another word.
bool IsMisspelling(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < 7 || b.size() - a.size() > 1) return false;
  size_t from = CommonPrefix(a, b);
  if (from < 3) return false;
  std::string_view x = a.substr(from), y = b.substr(from);
  if (x.size() == y.size()) {
    if (x.size() > 1 && x[0] == y[1] && x[1] == y[0] && x.substr(2) == y.substr(2)) return true;
    return !x.empty() && x.substr(1) == y.substr(1);
  }
  return x == y.substr(1);
}

// Forms of one word in an inflected language: most of the word is the same from its beginning.
bool IsInflection(std::string_view a, std::string_view b) {
  const size_t common = CountCodePoints(a.substr(0, CommonPrefix(a, b)));
  const size_t longest = std::max(CountCodePoints(a), CountCodePoints(b));
  return common >= 4 && common * 10 >= longest * 7 && longest - common <= 3;
}

struct Unshared {
  const Term* term;
  double weight;
  bool matched = false;
};

bool Alike(const QuestionFeatures& a, const Term& x, const QuestionFeatures& b, const Term& y) {
  if (((x.flags | y.flags) & kExactTerm) != 0) return false;
  const std::string_view s = a.Text(x), t = b.Text(y);
  const bool english = a.language == Language::kEn && b.language == Language::kEn;
  const bool certain = a.language_is_certain && b.language_is_certain;
  return IsMisspelling(s, t) || ((!english || !certain) && IsInflection(s, t));
}

bool IsNumber(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

// True if `x` and `y`, which only one question has each, cannot both be meant.
bool Exclude(const QuestionFeatures& a, const Term& x, const QuestionFeatures& b, const Term& y,
             const Lexicon& lexicon) {
  if (((x.flags | y.flags) & kAsideTerm) != 0) return false;
  if ((x.flags & y.flags & kPlatformTerm) != 0) return true;
  const std::string_view s = a.Text(x), t = b.Text(y);
  if (IsNumber(s) && IsNumber(t)) return true;
  if (x.weight < kSlotWeight || y.weight < kSlotWeight) return false;
  if ((x.flags & y.flags & kSlotTerm) == 0) return false;
  const WordTraits* p = lexicon.Traits(s);
  const WordTraits* q = lexicon.Traits(t);
  if (p == nullptr || q == nullptr) return false;
  return std::any_of(p->slots.begin(), p->slots.end(), [&](uint16_t slot) {
    return std::find(q->slots.begin(), q->slots.end(), slot) != q->slots.end();
  });
}

// "life cycle" here, "lifecycle" there.
bool IsJoined(const QuestionFeatures& parts, const std::vector<Unshared>& unshared, std::string_view whole,
              std::vector<size_t>& found) {
  if (whole.size() < 6) return false;
  for (size_t i = 0; i < unshared.size(); ++i) {
    const std::string_view first = parts.Text(*unshared[i].term);
    if (unshared[i].matched || first.size() < 2 || !whole.starts_with(first)) continue;
    for (size_t j = 0; j < unshared.size(); ++j) {
      if (i == j || unshared[j].matched || parts.Text(*unshared[j].term) != whole.substr(first.size())) continue;
      found = {i, j};
      return true;
    }
  }
  return false;
}

struct TermScore {
  double shared = 0;
  double all = 0;
};

void MatchJoined(const QuestionFeatures& a, std::vector<Unshared>& of_a, const QuestionFeatures& b,
                 std::vector<Unshared>& of_b, TermScore& score) {
  for (Unshared& whole : of_a) {
    std::vector<size_t> parts;
    if (whole.matched || !IsJoined(b, of_b, a.Text(*whole.term), parts)) continue;
    whole.matched = of_b[parts[0]].matched = of_b[parts[1]].matched = true;
    score.shared += whole.weight;
    score.all += whole.weight;
  }
}

// Many light words do not make a subject: what is chosen of them weighs `most` at most, together.
template <typename Chosen>
void Bound(std::vector<Unshared>& unshared, double most, Chosen chosen) {
  double sum = 0;
  for (const Unshared& u : unshared) sum += !u.matched && chosen(*u.term) ? u.weight : 0;
  if (sum <= most) return;
  for (Unshared& u : unshared) {
    if (!u.matched && chosen(*u.term)) u.weight *= most / sum;
  }
}

// Where each question has something of its own, it counts more: "web workers" and "service workers" share all but light
// words, "… in a list" and "… in a tree" all but where. What only one of them adds stays light.
void RaiseRivals(std::vector<Unshared>& of_a, std::vector<Unshared>& of_b) {
  const auto of = [](std::vector<Unshared>& unshared, bool ground) {
    std::vector<Unshared*> rivals;
    for (Unshared& u : unshared) {
      const bool is_ground = (u.term->flags & kGroundTerm) != 0;
      if (!u.matched && (u.term->flags & kAsideTerm) == 0 && is_ground == ground && u.weight >= kLightRival)
        rivals.push_back(&u);
    }
    return rivals;
  };
  for (const bool ground : {false, true}) {
    const auto a = of(of_a, ground), b = of(of_b, ground);
    if (a.empty() || b.empty()) continue;
    for (const auto& side : {a, b}) {
      for (Unshared* u : side) u->weight = std::max(u->weight, std::min(2 * u->weight, kRaisedRival));
    }
  }
}

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

// True where the terms have so little in common that nothing else can make the questions overlap: most candidates.
bool IsHopeless(const QuestionFeatures& a, const QuestionFeatures& b, const TermScore& score,
                const std::vector<Unshared>& of_a, const std::vector<Unshared>& of_b) {
  if (a.language != Language::kEn || b.language != Language::kEn) return false;
  if (!a.language_is_certain || !b.language_is_certain) return false;
  double all = score.all;
  for (const std::vector<Unshared>* unshared : {&of_a, &of_b}) {
    for (const Unshared& u : *unshared) {
      if ((u.term->flags & kProblemTerm) != 0) return false;
      all += (u.term->flags & kAsideTerm) != 0 ? 0 : u.weight;
    }
  }
  const auto is_problem = [](const Term& term) { return (term.flags & kProblemTerm) != 0; };
  return score.shared < kHopeless * all && std::none_of(a.terms.begin(), a.terms.end(), is_problem);
}

}  // namespace

AnswerSketch SketchAnswer(std::string_view answer) {
  std::vector<uint32_t> hashes;
  bool in_code = false;
  for (size_t begin = 0; begin < answer.size();) {
    const size_t end = std::min(answer.find('\n', begin), answer.size());
    const std::string_view line = answer.substr(begin, end - begin);
    begin = end + 1;
    const size_t ink = line.find_first_not_of(' ');
    if (ink != std::string_view::npos && line.substr(ink).starts_with("```")) {
      in_code = !in_code;
      continue;
    }
    if (in_code) continue;
    std::string word;
    const auto flush = [&] {
      if (word.size() > 3) {
        const std::string stem = Stem(word, Language::kEn);
        hashes.push_back(static_cast<uint32_t>(XXH64(stem.data(), stem.size(), 1)));
      }
      word.clear();
    };
    for (const char c : line) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        word += c;
      else if (c >= 'A' && c <= 'Z')
        word += static_cast<char>(c - 'A' + 'a');
      else
        flush();
    }
    flush();
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  AnswerSketch sketch;
  sketch.words = static_cast<uint32_t>(hashes.size());
  hashes.resize(std::min(hashes.size(), kSketchSize));
  hashes.shrink_to_fit();
  sketch.hashes = std::move(hashes);
  return sketch;
}

AnswerEvidence CompareAnswers(const AnswerSketch& a, const AnswerSketch& b) {
  const uint32_t fewer = std::min(a.words, b.words);
  if (fewer < kFewestAnswerWords) return {};
  // Of the smallest hashes of both together, how many does each have?
  size_t i = 0, j = 0, seen = 0, both = 0;
  while (seen < kSketchSize && (i < a.hashes.size() || j < b.hashes.size())) {
    if (j == b.hashes.size() || (i < a.hashes.size() && a.hashes[i] < b.hashes[j])) {
      ++i;
    } else if (i == a.hashes.size() || b.hashes[j] < a.hashes[i]) {
      ++j;
    } else {
      ++i, ++j, ++both;
    }
    ++seen;
  }
  const double jaccard = static_cast<double>(both) / static_cast<double>(seen);
  const double shared = jaccard * static_cast<double>(a.words + b.words) / (1 + jaccard);
  return {std::min(1.0, shared / fewer), std::min(1.0, fewer / kTellingAnswerWords)};
}

Similarity CompareQuestions(const AskedFeatures& asked_a, const AskedFeatures& asked_b, const Lexicon& lexicon) {
  const QuestionFeatures& a = asked_a.question;
  const QuestionFeatures& b = asked_b.question;
  Similarity result;
  TermScore score;
  std::vector<Unshared> of_a, of_b;
  int turned = 0, subjects = 0;
  auto x = a.terms.begin();
  auto y = b.terms.begin();
  while (x != a.terms.end() || y != b.terms.end()) {
    if (y == b.terms.end() || (x != a.terms.end() && x->key < y->key)) {
      of_a.push_back({&*x, x->weight}), ++x;
    } else if (x == a.terms.end() || y->key < x->key) {
      of_b.push_back({&*y, y->weight}), ++y;
    } else {
      const bool other_role =
          ((x->flags ^ y->flags) & kInstrumentTerm) != 0 && a.terms.size() > 1 && b.terms.size() > 1;
      const double most = std::max(x->weight, y->weight);
      // What is the subject here and an aside there is shared by half.
      const double least = std::min(x->weight, y->weight);
      score.shared += (other_role ? kOtherRoleCredit : 1.0) * least;
      score.all += most;
      turned += ((x->flags ^ y->flags) & kTargetTerm) != 0 ? 1 : 0;
      subjects += most >= kSubject && least >= kSubject ? 1 : 0;
      ++x, ++y;
    }
  }
  if (IsHopeless(a, b, score, of_a, of_b)) {
    return result;
  }
  MatchJoined(a, of_a, b, of_b, score);
  MatchJoined(b, of_b, a, of_a, score);
  for (Unshared& u : of_a) {
    if (u.matched) continue;
    for (Unshared& v : of_b) {
      if (v.matched || !Alike(a, *u.term, b, *v.term)) continue;
      u.matched = v.matched = true;
      score.shared += kAlikeCredit * std::min(u.weight, v.weight);
      score.all += std::max(u.weight, v.weight);
      break;
    }
  }
  for (std::vector<Unshared>* unshared : {&of_a, &of_b}) {
    Bound(*unshared, kMostAside,
          [](const Term& term) { return (term.flags & kAsideTerm) != 0 && term.weight <= kPlainAside; });
    Bound(*unshared, kMostLight,
          [](const Term& term) { return (term.flags & kAsideTerm) == 0 && term.weight <= kLight; });
  }
  RaiseRivals(of_a, of_b);
  for (const Unshared& u : of_a) {
    if (u.matched) continue;
    score.all += u.weight;
    for (const Unshared& v : of_b) {
      if (!v.matched && Exclude(a, *u.term, b, *v.term, lexicon)) result.excluded = true;
    }
  }
  for (const Unshared& v : of_b) score.all += v.matched ? 0 : v.weight;

  result.terms = score.all > 0 ? score.shared / score.all : 0;
  result.kinds = KindAgreement(a.first_kinds, a.besides_kinds, b.first_kinds, b.besides_kinds);
  // Whoever asks for two things at once asks how they differ.
  constexpr KindSet kDifferent = KindBit(QuestionKind::kDifference);
  constexpr KindSet kOpen = KindBit(QuestionKind::kDefine) | KindBit(QuestionKind::kWorks) |
                            KindBit(QuestionKind::kWhen) | KindBit(QuestionKind::kList) |
                            KindBit(QuestionKind::kPurpose) | KindBit(QuestionKind::kWhy);
  const bool one_differs = ((a.first_kinds ^ b.first_kinds) & kDifferent) != 0;
  if (one_differs && subjects >= 2 && ((a.first_kinds | b.first_kinds) & kOpen) != 0) {
    result.kinds = std::max(result.kinds, kTwoSubjects);
  }
  if (turned >= 2) result.excluded = true;  // strings to bytes, bytes to strings
  const AnswerEvidence answers = CompareAnswers(asked_a.answer, asked_b.answer);
  result.answers = answers.overlap;
  result.score = result.terms * result.kinds;
  if (answers.overlap >= 0 && result.terms >= 0.3) {
    const double beyond = answers.overlap - kAnswerGround;
    result.score += answers.certainty * beyond * (beyond > 0 ? kAnswerFor * result.terms : kAnswerAgainst);
  }
  const double besides = answers.overlap >= kSameRemedies ? kMostBesidesProblem : kFewBesidesProblem;
  if (AskOfOneProblem(a, of_a, b, of_b, besides)) result.score = std::max(result.score, kOneProblem);
  if (result.excluded) result.score = std::min(result.score, kExcludedScore);
  result.score = std::clamp(result.score, 0.0, 1.0);
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
  std::string out = fmt::format("score {:.2f}: terms {:.2f}", similarity.score, similarity.terms);
  out += fmt::format(" (both: {}", both.empty() ? "none" : both);
  if (!only_a.empty()) out += "; only the first: " + only_a;
  if (!only_b.empty()) out += "; only the second: " + only_b;
  out += fmt::format("), kinds {:.2f} ({} and {})", similarity.kinds, kinds(a), kinds(b));
  if (similarity.answers >= 0) out += fmt::format(", answers share {:.0f} %", similarity.answers * 100);
  if (similarity.excluded) out += ", they exclude each other";
  return out;
}

}  // namespace emend
