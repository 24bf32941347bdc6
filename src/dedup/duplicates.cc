#include "dedup/duplicates.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "dedup/groups.h"
#include "dedup/learned_names.h"
#include "dedup/similarity.h"

namespace emend {
namespace {

constexpr double kJustBelow = 0.01;  // the threshold: what a person keeps apart still overlaps
constexpr double kRivalScore = 0.4;  // who fits this well may be meant by the same answer
constexpr double kAlmost = 0.06;     // below the threshold: the questions alone nearly make the pair one
constexpr size_t kReadChunks = 32;   // that a corpus is read in, at least
constexpr size_t kMostRead = 4096;
constexpr size_t kChunk = 256;  // questions that are worked on together

// Wordings of one question stand one after the other.
struct Corpus {
  std::vector<QuestionFeatures> wordings;
  std::vector<AnswerSketch> answers;
  std::vector<uint32_t> first_wording;  // of each question, and one more
  std::vector<uint32_t> question_of;    // each wording
};

Corpus ReadCorpus(std::span<const AskedQuestion> asked, const Lexicon& lexicon, const ForEach& for_each) {
  Corpus corpus;
  LearnedNames names;
  for (const AskedQuestion& question : asked) {
    corpus.first_wording.push_back(static_cast<uint32_t>(corpus.question_of.size()));
    corpus.question_of.resize(corpus.question_of.size() + 1 + question.others.size(),
                              static_cast<uint32_t>(corpus.first_wording.size() - 1));
    LearnNames(question.wording.question, lexicon, names);
    for (const AskedWording& other : question.others) LearnNames(other.question, lexicon, names);
  }
  corpus.first_wording.push_back(static_cast<uint32_t>(corpus.question_of.size()));
  corpus.wordings.resize(corpus.question_of.size());
  corpus.answers.resize(corpus.question_of.size());
  const size_t chunk_size = std::clamp(asked.size() / kReadChunks, size_t{1}, kMostRead);
  for_each((asked.size() + chunk_size - 1) / chunk_size, [&](size_t chunk) {
    AnswerSketcher sketcher(lexicon);
    const size_t end = std::min(asked.size(), (chunk + 1) * chunk_size);
    for (size_t i = chunk * chunk_size; i < end; ++i) {
      size_t at = corpus.first_wording[i];
      const auto read = [&](const AskedWording& wording) {
        corpus.wordings[at] = ReadQuestion(wording.question, lexicon, names);
        corpus.answers[at] = sketcher.Sketch(wording.answer, corpus.wordings[at]);
        ++at;
      };
      read(asked[i].wording);
      for (const AskedWording& other : asked[i].others) read(other);
    }
  });
  return corpus;
}

// The wordings of one question are one group from the start.
std::vector<uint32_t> FirstWordings(const Corpus& corpus) {
  std::vector<uint32_t> first(corpus.wordings.size());
  for (size_t i = 0; i < first.size(); ++i) first[i] = corpus.first_wording[corpus.question_of[i]];
  return first;
}

// A pair of candidates, by every measure.
struct CandidatePair {
  uint32_t a, b;       // wordings
  float score;         // with all evidence
  float of_questions;  // without the answers
  float overlap;
  bool excluded;
};

using Comparison = std::function<Similarity(uint32_t, uint32_t)>;

std::vector<CandidatePair> CompareCandidates(const Corpus& corpus, double related, const ForEach& for_each,
                                             const Comparison& compare) {
  const CandidateIndex index(corpus.wordings, corpus.answers, for_each);
  std::vector<std::vector<CandidatePair>> pairs_of_chunk((corpus.wordings.size() + kChunk - 1) / kChunk);
  for_each(pairs_of_chunk.size(), [&](size_t chunk) {
    std::vector<uint32_t> candidates;
    const size_t end = std::min(corpus.wordings.size(), (chunk + 1) * kChunk);
    for (size_t i = chunk * kChunk; i < end; ++i) {
      const auto a = static_cast<uint32_t>(i);
      index.Find(a, candidates);
      for (const uint32_t b : candidates) {
        if (corpus.question_of[a] == corpus.question_of[b]) continue;
        const Similarity found = compare(a, b);
        if (found.score < kRivalScore && found.overlap < related) continue;
        pairs_of_chunk[chunk].push_back({a, b, static_cast<float>(found.score), static_cast<float>(found.of_questions),
                                         static_cast<float>(found.overlap), found.excluded});
      }
    }
  });
  std::vector<CandidatePair> pairs;
  for (std::vector<CandidatePair>& some : pairs_of_chunk) {
    pairs.insert(pairs.end(), some.begin(), some.end());
    some = {};
  }
  return pairs;
}

// For each question one other that it fits by all evidence, or kSeveral.
class OnlyPartners {
 public:
  OnlyPartners(const Corpus& corpus, std::span<const CandidatePair> pairs)
      : corpus_(corpus), partners_(corpus.first_wording.size() - 1, kNone) {
    for (const CandidatePair& pair : pairs) {
      if (pair.score < kRivalScore) continue;
      Add(corpus.question_of[pair.a], corpus.question_of[pair.b]);
      Add(corpus.question_of[pair.b], corpus.question_of[pair.a]);
    }
  }

  bool Has(const CandidatePair& pair) const {
    const uint32_t a = corpus_.question_of[pair.a], b = corpus_.question_of[pair.b];
    return partners_[a] == b && partners_[b] == a;
  }

 private:
  static constexpr uint32_t kNone = UINT32_MAX, kSeveral = UINT32_MAX - 1;

  void Add(uint32_t question, uint32_t other) {
    uint32_t& partner = partners_[question];
    partner = partner == kNone || partner == other ? other : kSeveral;
  }

  const Corpus& corpus_;
  std::vector<uint32_t> partners_;
};

// The more questions, the more pairs are on one field and none of them one question: what answers and topics say is
// worth less by the odds of meeting the right one (half as much, since the pair has been singled out).
double FarFetched(const CandidatePair& pair, size_t questions) {
  if (pair.score <= pair.of_questions || pair.score >= 1) return pair.score;
  const double odds = std::log(pair.score / (1 - pair.score)) - 0.5 * std::log(static_cast<double>(questions) / 2);
  return std::max<double>(pair.of_questions, 1 / (1 + std::exp(-odds)));
}

// What the pairs score. Where all notes are of one field, their answers have many words in common: answers make two
// questions one only where they single out these two.
std::vector<ScoredPair> Settle(const Corpus& corpus, std::span<const CandidatePair> pairs,
                               const DedupThresholds& thresholds) {
  const OnlyPartners partners(corpus, pairs);
  std::vector<ScoredPair> settled;
  for (const CandidatePair& pair : pairs) {
    const bool singled_out = pair.of_questions >= thresholds.same - kAlmost || partners.Has(pair);
    double score = singled_out ? FarFetched(pair, corpus.first_wording.size() - 1) : pair.of_questions;
    if (score < thresholds.same && !pair.excluded) {
      score = std::max(score, std::min<double>(pair.overlap, thresholds.same - kJustBelow));
    }
    if (score >= thresholds.related) settled.push_back({pair.a, pair.b, score, pair.excluded});
  }
  return settled;
}

// The best pair of wordings of each two questions that are not in one group.
std::vector<RelatedQuestions> RelatedOf(const Corpus& corpus, const std::vector<ScoredPair>& pairs,
                                        const std::vector<size_t>& group_of) {
  std::vector<RelatedQuestions> related;
  for (const ScoredPair& pair : pairs) {
    const uint32_t a = corpus.question_of[pair.a], b = corpus.question_of[pair.b];
    if (group_of[a] != group_of[b]) related.push_back({std::min(a, b), std::max(a, b), pair.score});
  }
  std::sort(related.begin(), related.end(), [](const RelatedQuestions& x, const RelatedQuestions& y) {
    if (x.a != y.a) return x.a < y.a;
    return x.b != y.b ? x.b < y.b : x.score > y.score;
  });
  const auto same = [](const RelatedQuestions& x, const RelatedQuestions& y) { return x.a == y.a && x.b == y.b; };
  related.erase(std::unique(related.begin(), related.end(), same), related.end());
  return related;
}

}  // namespace

Duplicates FindDuplicates(std::span<const AskedQuestion> questions, const DedupThresholds& thresholds,
                          const TieOf& tie_of, const ForEach& for_each) {
  const Lexicon& lexicon = Lexicon::Standard();
  const Corpus corpus = ReadCorpus(questions, lexicon, for_each);
  const Comparison compare = [&](uint32_t a, uint32_t b) {
    Similarity found =
        CompareQuestions({corpus.wordings[a], corpus.answers[a]}, {corpus.wordings[b], corpus.answers[b]}, lexicon);
    const uint32_t x = corpus.question_of[a], y = corpus.question_of[b];
    const Tie tie = tie_of ? tie_of(x, y) : Tie::kNone;
    if (tie == Tie::kOneDocument) found.score = std::min(found.score, found.of_questions);
    if (questions[x].kind == questions[y].kind && tie != Tie::kApart) return found;
    found.overlap = std::max(found.overlap, std::min(found.score, thresholds.same - kJustBelow));
    found.score = found.of_questions = std::min(found.overlap, thresholds.same - kJustBelow);
    found.excluded = true;
    return found;
  };
  const std::vector<ScoredPair> pairs =
      Settle(corpus, CompareCandidates(corpus, thresholds.related, for_each, compare), thresholds);
  const std::function<QuestionScore(uint32_t, uint32_t)> of_questions = [&](uint32_t a, uint32_t b) {
    const Similarity found = compare(a, b);
    return QuestionScore{found.of_questions, found.excluded};
  };

  Duplicates duplicates;
  std::vector<size_t> group_of(questions.size());
  std::iota(group_of.begin(), group_of.end(), size_t{0});
  for (const auto& [first, group] : GroupPairs(FirstWordings(corpus), pairs, thresholds.same, of_questions)) {
    SameQuestions same{{}, group.score};
    for (const uint32_t wording : group.members) same.members.push_back(corpus.question_of[wording]);
    same.members.erase(std::unique(same.members.begin(), same.members.end()), same.members.end());
    if (same.members.size() < 2) continue;
    for (const size_t member : same.members) group_of[member] = same.members.front();
    duplicates.groups.push_back(std::move(same));
  }
  duplicates.related = RelatedOf(corpus, pairs, group_of);
  return duplicates;
}

std::string ExplainPair(const AskedWording& a, const AskedWording& b) {
  const Lexicon& lexicon = Lexicon::Standard();
  LearnedNames names;
  LearnNames(a.question, lexicon, names);
  LearnNames(b.question, lexicon, names);
  const QuestionFeatures x = ReadQuestion(a.question, lexicon, names), y = ReadQuestion(b.question, lexicon, names);
  AnswerSketcher sketcher(lexicon);
  const AnswerSketch p = sketcher.Sketch(a.answer, x), q = sketcher.Sketch(b.answer, y);
  return ExplainSimilarity(x, y, CompareQuestions({x, p}, {y, q}, lexicon));
}

}  // namespace emend
