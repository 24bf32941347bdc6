#include "dedup/moulds.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "dedup/word_forms.h"

namespace emend {
namespace {

constexpr size_t kTellingMould = 3;  // words: a mould of more is known again where one of them differs
constexpr size_t kMostApartForOpposites = 3;
constexpr size_t kTellingLead = 2;  // words, where both share nothing that they are about
constexpr float kPlace = 0.45f;     // weight of what changes places

using Row = std::vector<uint32_t>;

template <size_t N>
std::array<uint32_t, N> HashAll(const std::array<std::string_view, N>& words) {
  std::array<uint32_t, N> hashes{};
  std::transform(words.begin(), words.end(), hashes.begin(), RowHash);
  return hashes;
}

bool Has(std::span<const uint32_t> words, uint32_t word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

const Term* TermOf(const QuestionFeatures& question, uint32_t word) {
  const auto found = std::find_if(question.terms.begin(), question.terms.end(),
                                  [word](const Term& term) { return static_cast<uint32_t>(term.key) == word; });
  return found == question.terms.end() ? nullptr : &*found;
}

// What whoever asks in haste leaves out.
bool IsFiller(uint32_t word) {
  static const auto kFillers =
      HashAll<15>({"a", "an", "the", "is", "are", "was", "were", "s", "do", "does", "did", "you", "we", "i", "your"});
  return Has(kFillers, word);
}

Row MouldOf(const QuestionFeatures& question) {
  Row mould;
  for (const uint32_t word : question.row) {
    if (!IsFiller(word) && TermOf(question, word) == nullptr) mould.push_back(word);
  }
  return mould;
}

// The words before the first that says what is asked about, and that one.
struct Lead {
  Row words;
  const Term* first = nullptr;
};

Lead LeadOf(const QuestionFeatures& question) {
  Lead lead;
  for (const uint32_t word : question.row) {
    lead.first = TermOf(question, word);
    if (lead.first != nullptr) break;
    if (!IsFiller(word)) lead.words.push_back(word);
  }
  return lead;
}

// Words between what something is and what it becomes. Turning the two around asks for the opposite.
bool IsDirection(uint32_t word) {
  static const auto kDirections =
      HashAll<22>({"to", "into", "para", "a",  "en", "em", "in", "nach", "zu",   "vers", "na",
                   "do", "w",    "в",    "во", "на", "у",  "di", "转成", "转为", "换成", "out"});
  return Has(kDirections, word);
}

// "X rather than Y" is not "Y rather than X".
bool Prefers(const Row& row) {
  static const auto kPreferences = HashAll<6>({"rather", "instead", "over", "than", "prefer", "statt"});
  return std::any_of(row.begin(), row.end(), [](uint32_t word) { return Has(kPreferences, word); });
}

bool Denies(const Row& row) {
  static const auto kDenials = HashAll<14>(
      {"prevent", "not", "never", "t", "no", "without", "avoid", "nicht", "kein", "ohne", "sin", "nao", "не", "nie"});
  return std::any_of(row.begin(), row.end(), [](uint32_t word) { return Has(kDenials, word); });
}

bool HasDirection(const Row& row) { return std::any_of(row.begin(), row.end(), IsDirection); }

bool HasOrigin(const Row& row) {
  static const auto kOrigins = HashAll<7>({"from", "von", "aus", "de", "из", "з", "z"});
  return std::any_of(row.begin(), row.end(), [](uint32_t word) { return Has(kOrigins, word); });
}

// What both questions are about, in the order of `question`.
Row SharedPlaces(const QuestionFeatures& question, const QuestionFeatures& other) {
  Row places;
  for (const uint32_t word : question.row) {
    const Term* term = TermOf(question, word);
    if (IsDirection(word)) continue;
    const bool is_place = term != nullptr && term->weight >= kPlace && (term->flags & kAsideTerm) == 0;
    if (is_place && TermOf(other, word) != nullptr && !Has(places, word)) places.push_back(word);
  }
  return places;
}

}  // namespace

bool AreOfOneMould(const QuestionFeatures& a, const QuestionFeatures& b) {
  if (a.language != b.language || a.language == Language::kZh || a.language == Language::kJa) return false;
  const Row x = MouldOf(a), y = MouldOf(b);
  const size_t shorter = std::min(x.size(), y.size());
  if (a.language == Language::kEn) {
    const Row lead = LeadOf(a).words;
    return (lead.size() >= (SharedPlaces(a, b).empty() ? kTellingLead : 1) && lead == LeadOf(b).words) ||
           WordsApart(x, y) <= (shorter >= 1 ? 1 : 0);
  }
  return shorter >= 1 && WordsApart(x, y) <= (shorter >= kTellingMould ? 1 : 0);
}

bool AreOfTwoDeeds(const QuestionFeatures& a, const QuestionFeatures& b) {
  if (a.language != Language::kEn || b.language != Language::kEn) return false;
  if ((a.first_kinds & b.first_kinds & KindBit(QuestionKind::kHowTo)) == 0) return false;
  const Lead x = LeadOf(a), y = LeadOf(b);
  if (x.first == nullptr || y.first == nullptr || x.words.empty() || x.words != y.words) return false;
  const auto has = [](const QuestionFeatures& question, const Term& term) {
    return TermOf(question, static_cast<uint32_t>(term.key)) != nullptr;
  };
  return !has(b, *x.first) || !has(a, *y.first);
}

bool AreTurned(const QuestionFeatures& a, const QuestionFeatures& b) {
  static const auto kJoiners = HashAll<4>({"and", "or", "vs", "versus"});
  const bool compare = ((a.first_kinds | b.first_kinds) & KindBit(QuestionKind::kDifference)) != 0;
  if (compare && (!Prefers(a.row) || !Prefers(b.row))) return false;
  const bool is_english = a.language == Language::kEn;
  if ((is_english || HasDirection(a.row)) && AreTurnedAround(a.row, b.row, kJoiners)) return true;
  if (!HasDirection(a.row) || !HasDirection(b.row) || HasOrigin(a.row) != HasOrigin(b.row)) return false;
  const Row x = SharedPlaces(a, b), y = SharedPlaces(b, a);
  return x.size() == 2 && y.size() == 2 && x[0] == y[1] && x[1] == y[0];
}

bool AreOpposedByOneWord(const Row& row_a, const Row& row_b) {
  static const auto kOpposites =
      HashAll<20>({"into", "out",  "from", "to",  "before", "after", "with", "without", "in",     "out",
                   "up",   "down", "on",   "off", "over",   "under", "from", "into",    "within", "outside"});
  if (WordsApart(row_a, row_b) > kMostApartForOpposites) return false;
  if (Denies(row_a) != Denies(row_b)) return true;
  for (size_t i = 0; i < kOpposites.size(); i += 2) {
    const uint32_t one = kOpposites[i], other = kOpposites[i + 1];
    const bool a_first = Has(row_a, one) && !Has(row_b, one) && Has(row_b, other) && !Has(row_a, other);
    const bool b_first = Has(row_b, one) && !Has(row_a, one) && Has(row_a, other) && !Has(row_b, other);
    if (a_first || b_first) return true;
  }
  return false;
}

bool AskForOpposites(KindSet a, KindSet b) {
  constexpr KindSet kOpposite = KindBit(QuestionKind::kPros) | KindBit(QuestionKind::kCons);
  a &= kOpposite, b &= kOpposite;
  return a != 0 && b != 0 && a != b && a != kOpposite && b != kOpposite;
}

}  // namespace emend
