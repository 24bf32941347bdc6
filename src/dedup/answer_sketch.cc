#include "dedup/answer_sketch.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "dedup/fold.h"
#include "dedup/stem.h"

namespace emend {
namespace {

constexpr size_t kSketchSize = 56;
constexpr size_t kBeginning = 24;
constexpr size_t kKnownWords = 4096;
constexpr double kWidespread = 0.2;
constexpr double kChancePerWord = 0.0015;
constexpr double kMostTelling = 12;
constexpr float kTelling = 0.45f;  // a word's weight from which on it is one

void SortOnce(std::vector<uint32_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

bool Asks(std::span<const Term> terms, uint32_t hash) {
  return std::any_of(terms.begin(), terms.end(),
                     [hash](const Term& term) { return ((static_cast<uint32_t>(term.key) ^ hash) & ~1u) == 0; });
}

}  // namespace

bool AnswerSketch::Mentions(uint64_t term_key) const {
  const auto has = [hash = static_cast<uint32_t>(term_key) & ~1u](const std::vector<uint32_t>& some) {
    const auto found = std::lower_bound(some.begin(), some.end(), hash);
    return found != some.end() && (*found & ~1u) == hash;
  };
  return has(hashes) || has(beginning);
}

AnswerSketcher::AnswerSketcher(const Lexicon& lexicon)
    : lexicon_(lexicon), topics_(Topics::Standard()), known_(kKnownWords) {}

uint32_t AnswerSketcher::HashOf(std::string_view term) const {
  if (term.size() < 2 || lexicon_.IsFunctionStem(term)) return 0;
  const WordTraits* traits = lexicon_.Traits(term);
  if (traits != nullptr && (traits->weight < kTelling || traits->is_platform)) return 0;
  const auto hash = static_cast<uint32_t>(XXH64(term.data(), term.size(), 0)) & ~1u;
  return hash | (traits != nullptr && traits->is_widespread ? 1 : 0);
}

const AnswerSketcher::KnownWord& AnswerSketcher::Know(std::string_view word, Language language) {
  const uint64_t key = XXH64(word.data(), word.size(), static_cast<uint64_t>(language) + 1);
  KnownWord& known = known_[key % kKnownWords];
  if (known.key == key) return known;
  known.key = key;
  const std::string stem = Stem(word, Language::kEn);
  known.number = lexicon_.StemNumber(stem);
  known.topic_word = Topics::Standard().Number(stem);
  if (language == Language::kEn) {
    known.hash = HashOf(stem);
    return known;
  }
  const std::string folded = FindNonAscii(word) == word.size() ? std::string(word) : FoldForComparison(word);
  const uint32_t languages = lexicon_.LanguagesOf(lexicon_.WordNumber(folded));
  if (known.topic_word == 0) known.topic_word = Topics::Standard().NumberAbroad(folded);
  const bool says_nothing = (languages >> static_cast<unsigned>(language) & 1) != 0;
  known.hash = says_nothing ? 0 : HashOf(Stem(folded, language));
  return known;
}

void AnswerSketcher::ReadLine(std::string_view line, Language language) {
  numbers_.clear();
  hashes_.clear();
  const auto end_word = [&] {
    if (word_.empty()) return;
    const KnownWord& known = Know(word_, language);
    numbers_.push_back(known.number);
    hashes_.push_back(known.hash);
    topics_.Add(known.topic_word);
    if (language == Language::kZh || language == Language::kJa) AddUnspacedTopicWords(word_);
    word_.clear();
  };
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      word_ += c;
    else if (c >= 'A' && c <= 'Z')
      word_ += static_cast<char>(c - 'A' + 'a');
    else if (c != '_')
      end_word();
  }
  end_word();
  for (size_t i = 0; i < hashes_.size();) {
    uint32_t hash = hashes_[i];
    size_t length = 1;
    if (numbers_[i] != 0) {
      if (const auto name = lexicon_.Names().Find(std::span<const uint32_t>(numbers_).subspan(i))) {
        hash = HashOf(lexicon_.Name(name->value));
        if (name->length > 1) topics_.Add(Topics::Standard().Number(lexicon_.Name(name->value)));
        length = name->length;
      }
    }
    if (hash != 0) found_.push_back(hash);
    i += length;
  }
}

void AnswerSketcher::AddTopicWords(const QuestionFeatures& question) {
  for (const Term& term : question.terms) {
    uint32_t number = Topics::Standard().Number(question.Text(term));
    if (number == 0 && question.language != Language::kEn)
      number = Topics::Standard().NumberAbroad(question.Text(term));
    topics_.Add(number);
  }
}

// Each two characters may be a word.
void AnswerSketcher::AddUnspacedTopicWords(std::string_view run) {
  size_t first = 0, second = DecodeUtf8(run, 0).length;
  while (second < run.size()) {
    const size_t end = second + std::max<size_t>(1, DecodeUtf8(run, second).length);
    topics_.Add(Topics::Standard().NumberAbroad(run.substr(first, end - first)));
    first = second;
    second = end;
  }
}

AnswerSketch AnswerSketcher::Sketch(std::string_view answer, const QuestionFeatures& question) {
  const Language language = question.language;
  AddTopicWords(question);
  found_.clear();
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
    if (!in_code) ReadLine(line, language);
  }
  AnswerSketch sketch;
  sketch.topics = topics_.Take();
  std::vector<uint32_t> first;
  if (found_.size() > kSketchSize) first.assign(found_.begin(), found_.begin() + kBeginning);
  std::vector<uint32_t> hashes = found_;
  SortOnce(hashes);
  sketch.words = static_cast<uint32_t>(hashes.size());
  if (hashes.size() > kSketchSize) {
    SortOnce(first);
    sketch.beginning = std::move(first);
    hashes.resize(kSketchSize);
  }
  hashes.shrink_to_fit();
  sketch.hashes = std::move(hashes);
  return sketch;
}

AnswerEvidence CompareAnswers(const AnswerSketch& a, const AnswerSketch& b, std::span<const Term> asked,
                              std::span<const Term> asked_too) {
  const uint32_t fewer = std::min(a.words, b.words);
  if (fewer == 0) return {};
  // Of the smallest hashes of both together, how many does each have?
  size_t i = 0, j = 0, seen = 0, both = 0;
  double telling = 0;
  const size_t most = a.words <= kSketchSize && b.words <= kSketchSize ? 2 * kSketchSize : kSketchSize;
  for (; seen < most && i < a.hashes.size() && j < b.hashes.size(); ++seen) {
    const uint32_t x = a.hashes[i], y = b.hashes[j];
    if (x == y) {
      ++both;
      if (!Asks(asked, x) && !Asks(asked_too, x)) telling += (x & 1) != 0 ? kWidespread : 1;
    }
    i += x <= y, j += y <= x;  // without branches, which could not be foretold
  }
  seen = std::min(most, seen + (a.hashes.size() - i) + (b.hashes.size() - j));
  const double jaccard = static_cast<double>(both) / static_cast<double>(seen);
  const double shared = jaccard * static_cast<double>(a.words + b.words) / (1 + jaccard);
  // Long answers share words by chance.
  const double chance = fewer * (1 - std::exp(-kChancePerWord * std::max(a.words, b.words)));
  const double sampled = both == 0 ? 0 : telling * shared / static_cast<double>(both);
  return {std::min(1.0, shared / fewer), std::clamp(sampled - chance, 0.0, kMostTelling)};
}

}  // namespace emend
