#include "dedup/term_match.h"

#include <algorithm>
#include <optional>

#include "dedup/word_forms.h"

namespace emend {
namespace {

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
constexpr double kSubject = 0.45;
constexpr double kPartOfDescription = 0.35;
constexpr double kBesidesKnown = 0.5;
constexpr double kMostBesidesKnown = 0.5;
constexpr double kOwnDetail = 1.1;  // what each of two questions says besides: they differ
constexpr double kHeavyAnchor = 0.6;

using Unshared = UnsharedTerm;

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
  const std::string_view s = a.Text(x), t = b.Text(y);
  if ((x.flags & y.flags & kPlatformTerm) != 0) {
    const WordTraits* p = lexicon.Traits(s);
    const WordTraits* q = lexicon.Traits(t);
    const bool kin = p != nullptr && q != nullptr && (p->base == t || q->base == s);
    return !kin && (x.flags & y.flags & kGroundTerm) != 0;
  }
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

void MatchJoined(const QuestionFeatures& a, std::vector<Unshared>& of_a, const QuestionFeatures& b,
                 std::vector<Unshared>& of_b, TermMatch& match) {
  for (Unshared& whole : of_a) {
    std::vector<size_t> parts;
    if (whole.matched || !IsJoined(b, of_b, a.Text(*whole.term), parts)) continue;
    whole.matched = of_b[parts[0]].matched = of_b[parts[1]].matched = true;
    match.shared += whole.weight;
    match.all += whole.weight;
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

// True where the terms have so little in common that nothing else can make the questions overlap: most candidates.
bool IsHopeless(const QuestionFeatures& a, const QuestionFeatures& b, const TermMatch& match,
                const std::vector<Unshared>& of_a, const std::vector<Unshared>& of_b) {
  if (a.language != Language::kEn || b.language != Language::kEn) return false;
  if (!a.language_is_certain || !b.language_is_certain) return false;
  double all = match.all;
  for (const std::vector<Unshared>* unshared : {&of_a, &of_b}) {
    for (const Unshared& u : *unshared) {
      if ((u.term->flags & kProblemTerm) != 0) return false;
      all += (u.term->flags & kAsideTerm) != 0 ? 0 : u.weight;
    }
  }
  const auto is_problem = [](const Term& term) { return (term.flags & kProblemTerm) != 0; };
  return match.shared < kHopeless * all && std::none_of(a.terms.begin(), a.terms.end(), is_problem);
}

void TakeTold(std::vector<Unshared>& unshared, TermMatch& match) {
  bool of_anchor = false;
  for (Unshared& u : unshared) {
    if ((u.term->flags & kToldTerm) == 0) continue;
    u.matched = true;
    of_anchor |= (u.term->flags & kAnchorTerm) != 0;
  }
  match.known_anchors += of_anchor ? 1 : 0;
}

// Whoever is known to describe a thing does so with words that the other, who names it, does not use, and what else the
// question says is mostly part of that.
void TakeForDescription(std::vector<Unshared>& unshared, bool loosen, TermMatch& match) {
  TakeTold(unshared, match);
  for (Unshared& u : unshared) {
    u.told |= (u.term->flags & kToldTerm) != 0;
    if (loosen) u.weight *= kBesidesKnown;
  }
  if (loosen) Bound(unshared, kMostBesidesKnown, [](const Term& term) { return (term.flags & kToldTerm) == 0; });
  match.described = true;
}

// What a question is known as by `key`, perhaps because a term of it is the name.
std::optional<KnownQuestion> KnownAs(const QuestionFeatures& question, uint64_t key) {
  const auto term = std::lower_bound(question.terms.begin(), question.terms.end(), key,
                                     [](const Term& one, uint64_t other) { return one.key < other; });
  const bool has_term = term != question.terms.end() && term->key == key && (term->flags & kDescribedTerm) == 0;
  if (has_term && term->weight >= kSubject && (term->flags & (kAsideTerm | kGroundTerm)) == 0) {
    return KnownQuestion{.key = key, .is_named = true};
  }
  const auto known = std::lower_bound(question.known.begin(), question.known.end(), key,
                                      [](const KnownQuestion& one, uint64_t other) { return one.key < other; });
  if (known == question.known.end() || known->key != key) return std::nullopt;
  return *known;
}

void MatchKnown(const QuestionFeatures& a, const QuestionFeatures& b, TermMatch& match) {
  // Each has an identifier or a number of its own: they are not the same, whatever they are known as.
  const auto has_own = [](const std::vector<Unshared>& unshared) {
    return std::any_of(unshared.begin(), unshared.end(), [](const Unshared& u) {
      return (u.term->flags & kExactTerm) != 0 && (u.term->flags & (kAsideTerm | kToldTerm)) == 0;
    });
  };
  if (has_own(match.unshared[0]) && has_own(match.unshared[1]) && a.language == Language::kEn) return;
  const auto left_over = [](const std::vector<Unshared>& unshared, const QuestionFeatures& other) {
    double sum = 0;
    for (const Unshared& u : unshared) {
      const bool names = std::any_of(other.known.begin(), other.known.end(),
                                     [&](const KnownQuestion& known) { return known.key == u.term->key; });
      if (!names && (u.term->flags & (kToldTerm | kAsideTerm)) == 0 && u.weight >= kLightRival) sum += u.weight;
    }
    return sum;
  };
  const bool rivals = std::min(left_over(match.unshared[0], b), left_over(match.unshared[1], a)) >= kOwnDetail;
  const auto has_term = [](const QuestionFeatures& question, uint64_t key) {
    return std::any_of(question.terms.begin(), question.terms.end(), [&](const Term& t) { return t.key == key; });
  };
  const auto shares_term = [&](uint64_t key) { return has_term(a, key) && has_term(b, key); };
  for (const QuestionFeatures* question : {&a, &b}) {
    for (const KnownQuestion& known : question->known) {
      const auto of_a = KnownAs(a, known.key), of_b = KnownAs(b, known.key);
      if (!of_a || !of_b || (of_a->is_named && of_b->is_named && shares_term(known.key))) continue;
      match.known = true;
      match.known_whole |= known.is_whole;
      for (size_t side = 0; side < 2; ++side) {
        const bool is_named = (side == 0 ? of_a : of_b)->is_named;
        std::vector<Unshared>& unshared = match.unshared[side];
        for (Unshared& u : unshared) {
          if (u.term->key == known.key)
            u.told = u.matched = true, match.known_anchors += (u.term->flags & kAnchorTerm) != 0;
        }
        is_named ? TakeTold(unshared, match) : TakeForDescription(unshared, !rivals, match);
      }
    }
  }
  if (match.known) {
    match.shared += 1;
    match.all += 1;
    ++match.subjects;
    match.anchors += match.known_anchors > 1 ? 1 : 0;
    return;
  }
  const auto is_whole = [](const KnownQuestion& known) { return known.is_whole; };
  match.known_apart =
      std::any_of(a.known.begin(), a.known.end(), is_whole) && std::any_of(b.known.begin(), b.known.end(), is_whole);
}

}  // namespace

TermMatch MatchTerms(const QuestionFeatures& a, const QuestionFeatures& b, const Lexicon& lexicon, bool even_hopeless) {
  TermMatch match;
  int turned = 0;
  auto& [of_a, of_b] = match.unshared;
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
      match.shared += (other_role ? kOtherRoleCredit : 1.0) * least;
      match.all += most;
      turned += ((x->flags ^ y->flags) & kTargetTerm) != 0 || other_role ? 1 : 0;
      const uint16_t described = x->flags | y->flags;
      if (least >= kSubject && (described & kDescribedTerm) != 0) match.described = true;
      match.anchors += (x->flags & y->flags & kAnchorTerm) != 0 && least >= kHeavyAnchor ? 1 : 0;
      match.subjects += most >= kSubject && least >= kSubject ? 1 : 0;
      ++x, ++y;
    }
  }
  if (!a.known.empty() || !b.known.empty()) MatchKnown(a, b, match);
  match.is_hopeless = !match.known && IsHopeless(a, b, match, of_a, of_b);
  if (match.is_hopeless && !even_hopeless) return match;
  MatchJoined(a, of_a, b, of_b, match);
  MatchJoined(b, of_b, a, of_a, match);
  for (Unshared& u : of_a) {
    if (u.matched) continue;
    for (Unshared& v : of_b) {
      if (v.matched || !Alike(a, *u.term, b, *v.term)) continue;
      u.matched = v.matched = true;
      match.shared += kAlikeCredit * std::min(u.weight, v.weight);
      match.all += std::max(u.weight, v.weight);
      break;
    }
  }
  for (std::vector<Unshared>& unshared : match.unshared) {
    Bound(unshared, kMostAside,
          [](const Term& term) { return (term.flags & kAsideTerm) != 0 && term.weight <= kPlainAside; });
    Bound(unshared, kMostLight,
          [](const Term& term) { return (term.flags & kAsideTerm) == 0 && term.weight <= kLight; });
  }
  RaiseRivals(of_a, of_b);
  if (match.described && !match.known) {
    for (std::vector<Unshared>& unshared : match.unshared) {
      for (Unshared& u : unshared) u.weight *= kPartOfDescription;
    }
  }
  match.excludes = turned >= 2;  // strings to bytes, bytes to strings
  if (match.known) {
    for (const Unshared& u : of_a) {
      for (const Unshared& v : of_b) match.excludes |= u.told && v.told && Exclude(a, *u.term, b, *v.term, lexicon);
    }
  }
  for (const Unshared& u : of_a) {
    if (u.matched) continue;
    match.all += u.weight;
    for (const Unshared& v : of_b) match.excludes |= !v.matched && Exclude(a, *u.term, b, *v.term, lexicon);
  }
  for (const Unshared& v : of_b) match.all += v.matched ? 0 : v.weight;
  return match;
}

}  // namespace emend
