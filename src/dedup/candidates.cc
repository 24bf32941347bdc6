#include "dedup/candidates.h"

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>

#include "base/utf8.h"

namespace emend {
namespace {

constexpr float kSubjectWeight = 0.28f;  // lighter terms are shared by too many
constexpr size_t kPairedTerms = 4;       // of the rarest, each two are a key
constexpr size_t kSmallCorpus = 4000;
constexpr size_t kWidestInSmall = 600;
constexpr size_t kWidest = 24;
constexpr size_t kMostCandidates = 80;  // of one question in a large corpus
constexpr size_t kChunk = 512;

uint64_t Mix(uint64_t value) {
  value ^= value >> 31;
  value *= 0x9E3779B97F4A7C15u;
  value ^= value >> 29;
  value *= 0xBF58476D1CE4E5B9u;
  return value ^ value >> 32;
}

enum KeyKind : uint64_t { kTermKey = 1, kPairKey, kSetKey, kBeginningKey, kAnswerKey };

uint64_t MakeKey(KeyKind kind, uint64_t a, uint64_t b = 0) { return Mix(a + kind * 0x9E3779B97F4A7C15u) ^ Mix(b * 3); }

// The first letters of a word in a language whose inflections the stemmer may miss.
uint64_t BeginningOf(std::string_view text) {
  uint64_t hash = 0;
  size_t at = 0;
  for (int letters = 0; letters < 4; ++letters) {
    const CodePoint c = DecodeUtf8(text, at);
    if (c.length == 0) return 0;
    hash = Mix(hash + c.value);
    at += c.length;
  }
  return hash;
}

// How many of the questions have each term, counted in a table of fixed size: two terms in one cell count together.
class TermCounts {
 public:
  explicit TermCounts(std::span<const QuestionFeatures> questions)
      : counts_(std::bit_ceil(std::max<size_t>(1024, questions.size() * 4))) {
    for (const QuestionFeatures& question : questions) {
      for (const Term& term : question.terms) ++counts_[term.key & (counts_.size() - 1)];
    }
  }

  uint32_t Of(const Term& term) const { return counts_[term.key & (counts_.size() - 1)]; }

 private:
  std::vector<uint32_t> counts_;
};

void AppendKeys(const QuestionFeatures& question, const TermCounts& counts, std::vector<uint64_t>& keys) {
  std::array<const Term*, 64> subject{};
  size_t size = 0;
  for (const Term& term : question.terms) {
    if (term.weight >= kSubjectWeight && size < subject.size()) subject[size++] = &term;
  }
  if (size == 0) {  // an aside is all there is
    for (const Term& term : question.terms) {
      if (size < subject.size()) subject[size++] = &term;
    }
  }
  std::sort(subject.begin(), subject.begin() + size, [&](const Term* a, const Term* b) {
    const uint32_t x = counts.Of(*a), y = counts.Of(*b);
    return x != y ? x < y : a->key < b->key;
  });
  uint64_t all = 0;
  for (size_t i = 0; i < size; ++i) {
    all += Mix(subject[i]->key);
    keys.push_back(MakeKey(kTermKey, subject[i]->key));
    const bool may_bend = question.language != Language::kEn || !question.language_is_certain;
    if (may_bend && (subject[i]->flags & kExactTerm) == 0) {
      if (const uint64_t beginning = BeginningOf(question.Text(*subject[i])); beginning != 0) {
        keys.push_back(MakeKey(kBeginningKey, beginning));
      }
    }
    for (size_t j = 0; j < i && i < kPairedTerms; ++j) {
      keys.push_back(MakeKey(kPairKey, subject[i]->key + subject[j]->key, subject[i]->key ^ subject[j]->key));
    }
  }
  for (const KnownQuestion& known : question.known) keys.push_back(MakeKey(kTermKey, known.key));
  if (size > 0) keys.push_back(MakeKey(kSetKey, all));
}

// The telling words of an answer, and the terms of its question, which another answer may name.
void AppendAnswerKeys(const QuestionFeatures& question, const AnswerSketch& answer, std::vector<uint64_t>& keys) {
  for (const Term& term : question.terms) {
    if (term.weight >= kSubjectWeight) keys.push_back(MakeKey(kAnswerKey, static_cast<uint32_t>(term.key) & ~1u));
  }
  for (const uint32_t hash : answer.hashes) {
    if ((hash & 1) == 0) keys.push_back(MakeKey(kAnswerKey, hash));
  }
}

}  // namespace

void ForEachInOrder(size_t count, const std::function<void(size_t)>& work) {
  for (size_t i = 0; i < count; ++i) work(i);
}

CandidateIndex::CandidateIndex(std::span<const QuestionFeatures> questions, std::span<const AnswerSketch> answers,
                               const ForEach& for_each)
    : widest_(questions.size() <= kSmallCorpus ? kWidestInSmall : kWidest), first_key_(questions.size() + 1) {
  const TermCounts counts(questions);
  const size_t chunks = (questions.size() + kChunk - 1) / kChunk;
  std::vector<std::vector<uint64_t>> keys_of_chunk(chunks);
  for_each(chunks, [&](size_t chunk) {
    const size_t end = std::min(questions.size(), (chunk + 1) * kChunk);
    for (size_t q = chunk * kChunk; q < end; ++q) {
      const size_t before = keys_of_chunk[chunk].size();
      if (questions.size() <= kSmallCorpus) AppendAnswerKeys(questions[q], answers[q], keys_of_chunk[chunk]);
      AppendKeys(questions[q], counts, keys_of_chunk[chunk]);
      first_key_[q + 1] = static_cast<uint32_t>(keys_of_chunk[chunk].size() - before);
    }
  });
  for (size_t q = 0; q < questions.size(); ++q) first_key_[q + 1] += first_key_[q];
  keys_.reserve(first_key_.back());
  for (std::vector<uint64_t>& keys : keys_of_chunk) {
    keys_.insert(keys_.end(), keys.begin(), keys.end());
    keys = {};
  }

  // By the leading bits first, so that each part can be sorted alone.
  const unsigned bits = static_cast<unsigned>(std::bit_width(std::max<size_t>(keys_.size() / 256, 1)));
  slot_shift_ = 64 - bits;
  slots_.assign((size_t{1} << bits) + 1, 0);
  for (const uint64_t key : keys_) ++slots_[(key >> slot_shift_) + 1];
  for (size_t s = 1; s < slots_.size(); ++s) slots_[s] += slots_[s - 1];
  std::vector<uint32_t> next(slots_.begin(), slots_.end() - 1);
  postings_.resize(keys_.size());
  for (uint32_t q = 0; q < questions.size(); ++q) {
    for (uint32_t k = first_key_[q]; k < first_key_[q + 1]; ++k)
      postings_[next[keys_[k] >> slot_shift_]++] = {keys_[k], q};
  }
  for_each(slots_.size() - 1, [&](size_t s) {
    std::sort(postings_.begin() + slots_[s], postings_.begin() + slots_[s + 1], [](const Posting& a, const Posting& b) {
      return a.key != b.key ? a.key < b.key : a.question < b.question;
    });
  });
}

void CandidateIndex::Find(uint32_t question, std::vector<uint32_t>& found) const {
  found.clear();
  // The most telling keys come last: the set of all terms, pairs of rare ones.
  for (uint32_t k = first_key_[question + 1]; k > first_key_[question]; --k) {
    const uint64_t key = keys_[k - 1];
    const auto begin = postings_.begin() + slots_[key >> slot_shift_];
    const auto end = postings_.begin() + slots_[(key >> slot_shift_) + 1];
    const auto first = std::partition_point(begin, end, [&](const Posting& posting) { return posting.key < key; });
    const auto own = std::partition_point(
        first, end, [&](const Posting& posting) { return posting.key == key && posting.question <= question; });
    auto last = own;
    while (last != end && last->key == key && static_cast<size_t>(last - own) < widest_) ++last;
    // Questions with the very same terms are joined along a chain, however many they are; another key that leads to
    // too many says too little.
    const bool whole_set = k == first_key_[question + 1];
    const bool too_wide = static_cast<size_t>(last - first) > widest_ || (last != end && last->key == key);
    if (too_wide && !whole_set) continue;
    for (auto posting = own; posting != last; ++posting) found.push_back(posting->question);
    if (widest_ == kWidest && found.size() >= kMostCandidates) break;
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
}

}  // namespace emend
