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
constexpr double kWidespread = 0.2;
constexpr double kChancePerWord = 0.0015;
constexpr double kMostTelling = 12;
constexpr float kTelling = 0.45f;  // a word's weight from which on it is one

uint32_t HashOf(std::string_view term) { return static_cast<uint32_t>(XXH64(term.data(), term.size(), 0)); }

// The words of a line one after the other: letters and digits, case folded.
class AnswerWords {
 public:
  AnswerWords(Language language, const Lexicon& lexicon, std::vector<uint32_t>& hashes)
      : language_(language), lexicon_(lexicon), hashes_(hashes) {}

  void Read(std::string_view line) {
    stems_.clear();
    numbers_.clear();
    for (const char c : line) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        word_ += c;
      else if (c >= 'A' && c <= 'Z')
        word_ += static_cast<char>(c - 'A' + 'a');
      else if (c != '_')
        EndWord();
    }
    EndWord();
    for (size_t i = 0; i < stems_.size();) {
      if (numbers_[i] != 0) {
        if (const auto name = lexicon_.Names().Find(std::span<const uint32_t>(numbers_).subspan(i))) {
          Add(lexicon_.Name(name->value));
          i += name->length;
          continue;
        }
      }
      Add(stems_[i++]);
    }
  }

 private:
  void EndWord() {
    if (word_.empty()) return;
    std::string stem = Stem(word_, Language::kEn);
    numbers_.push_back(lexicon_.StemNumber(stem));
    if (language_ == Language::kEn) {
      stems_.push_back(std::move(stem));
    } else {
      if (FindNonAscii(word_) != word_.size()) word_ = FoldForComparison(word_);
      const uint32_t own = lexicon_.LanguagesOf(lexicon_.WordNumber(word_)) >> static_cast<unsigned>(language_) & 1;
      stems_.push_back(own != 0 ? std::string() : Stem(word_, language_));
    }
    word_.clear();
  }

  void Add(const std::string& term) {
    if (term.size() < 2 || lexicon_.IsFunctionStem(term)) return;
    const WordTraits* traits = lexicon_.Traits(term);
    if (traits != nullptr && (traits->weight < kTelling || traits->is_platform)) return;
    const uint32_t widespread = traits != nullptr && traits->is_widespread ? 1 : 0;
    hashes_.push_back((HashOf(term) & ~1u) | widespread);
  }

  const Language language_;
  const Lexicon& lexicon_;
  std::vector<uint32_t>& hashes_;
  std::string word_;
  std::vector<std::string> stems_;
  std::vector<uint32_t> numbers_;
};

void SortOnce(std::vector<uint32_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

}  // namespace

bool AnswerSketch::Mentions(uint64_t term_key) const {
  const auto has = [hash = static_cast<uint32_t>(term_key) & ~1u](const std::vector<uint32_t>& some) {
    const auto found = std::lower_bound(some.begin(), some.end(), hash);
    return found != some.end() && (*found & ~1u) == hash;
  };
  return has(hashes) || has(beginning);
}

AnswerSketch SketchAnswer(std::string_view answer, Language language, const Lexicon& lexicon) {
  std::vector<uint32_t> hashes;
  AnswerWords words(language, lexicon, hashes);
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
    if (!in_code) words.Read(line);
  }
  AnswerSketch sketch;
  std::vector<uint32_t> first(hashes.begin(),
                              hashes.begin() + static_cast<std::ptrdiff_t>(std::min(hashes.size(), kBeginning)));
  SortOnce(hashes);
  sketch.words = static_cast<uint32_t>(hashes.size());
  if (hashes.size() > kSketchSize) {
    SortOnce(first);
    first.shrink_to_fit();
    sketch.beginning = std::move(first);
    hashes.resize(kSketchSize);
  }
  hashes.shrink_to_fit();
  sketch.hashes = std::move(hashes);
  return sketch;
}

AnswerEvidence CompareAnswers(const AnswerSketch& a, const AnswerSketch& b,
                              const std::function<bool(uint32_t)>& is_asked) {
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
      if (!is_asked(x & ~1u)) telling += (x & 1) != 0 ? kWidespread : 1;
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
