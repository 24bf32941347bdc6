#include "dedup/topics.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "dedup/fold.h"
#include "dedup/parts.h"
#include "dedup/question_words.h"
#include "dedup/stem.h"
#include "dedup/vocabulary.inc"

namespace emend {
namespace {

constexpr size_t kMostTopics = 80;       // a word of more tells nothing
constexpr double kStrong = 6;            // shared by two texts: they are on that topic beyond doubt
constexpr size_t kShortestWord = 4;      // bytes, of a beginning
constexpr size_t kMostWordsOfText = 40;  // the first ones: a long text speaks of other things too

double Cube(double x) { return x * x * x; }

}  // namespace

TopicAgreement CompareTopics(const TopicSketch& a, const TopicSketch& b) {
  const auto length = [](const TopicSketch& sketch, double& most) {
    double squares = 0;
    for (size_t i = 0; i < sketch.size; ++i) {
      squares += Cube(sketch.shares[i].strength) * Cube(sketch.shares[i].strength);
      most = std::max(most, kTopicUnit * sketch.shares[i].strength);
    }
    return std::sqrt(squares);
  };
  double most_of_a = 0, most_of_b = 0, both = 0, strongest = 0;
  const double lengths = length(a, most_of_a) * length(b, most_of_b);
  for (size_t i = 0, j = 0; i < a.size && j < b.size;) {
    const TopicSketch::Share x = a.shares[i], y = b.shares[j];
    if (x.topic == y.topic) {
      both += Cube(x.strength) * Cube(y.strength);
      strongest = std::max(strongest, kTopicUnit * std::min(x.strength, y.strength));
    }
    i += x.topic <= y.topic ? 1 : 0, j += y.topic <= x.topic ? 1 : 0;
  }
  if (lengths == 0) return {};
  const double cosine = both / lengths;
  return {std::sqrt(cosine * std::min(1.0, strongest / kStrong)),
          (1 - cosine) * std::min(1.0, std::min(most_of_a, most_of_b) / kStrong)};
}

const Topics& Topics::Standard() {
  static const Topics kStandard(kTopicTable, kAbroadTable, Lexicon::Standard());
  return kStandard;
}

Topics::Topics(std::string_view topics, std::string_view abroad, const Lexicon& lexicon) : topics_of_(1) {
  ReadTopics(topics, lexicon);
  ReadAbroad(abroad, lexicon);
}

uint32_t Topics::Number(std::string_view term) const {
  const auto found = numbers_.find(term);
  return found == numbers_.end() ? 0 : found->second;
}

uint32_t Topics::NumberAbroad(std::string_view word) const {
  if (const auto whole = abroad_.find(word); whole != abroad_.end()) return whole->second;
  for (size_t end = word.size(); end >= kShortestWord; --end) {
    if (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) continue;
    const auto found = beginnings_.find(word.substr(0, end));
    if (found != beginnings_.end()) return found->second;
  }
  return 0;
}

uint32_t Topics::Add(std::string_view term) {
  const auto added = numbers_.try_emplace(std::string(term), static_cast<uint32_t>(topics_of_.size()));
  if (added.second) topics_of_.emplace_back();
  return added.first->second;
}

// Each word alone, and the names that they make.
void Topics::ReadTopic(std::string_view words, const Lexicon& lexicon, std::vector<uint32_t>& numbers) {
  std::vector<uint32_t> stems;
  for (const QuestionWord& word : SplitQuestion(words)) {
    const std::string stem = Stem(word.text, Language::kEn);
    stems.push_back(lexicon.StemNumber(stem));
    if (!lexicon.IsFunctionStem(stem)) numbers.push_back(Add(stem));
  }
  for (size_t i = 0; i < stems.size(); ++i) {
    const auto name = lexicon.Names().Find(std::span<const uint32_t>(stems).subspan(i));
    if (name) numbers.push_back(Add(lexicon.Name(name->value)));
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

void Topics::ReadTopics(std::string_view table, const Lexicon& lexicon) {
  std::vector<std::vector<uint32_t>> words_of;
  ForEachPart(table, '\n', [&](std::string_view line) {
    const size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) return;
    ReadTopic(line.substr(tab + 1), lexicon, words_of.emplace_back());
  });
  topics_ = words_of.size();
  std::vector<size_t> uses(topics_of_.size());
  for (const std::vector<uint32_t>& words : words_of) {
    for (const uint32_t word : words) ++uses[word];
  }
  const auto rarity = [&](uint32_t word) {
    return std::log(static_cast<double>(topics_) / static_cast<double>(uses[word]));
  };
  for (size_t topic = 0; topic < topics_; ++topic) {
    double squares = 0;
    for (const uint32_t word : words_of[topic]) squares += rarity(word) * rarity(word);
    const double length = std::sqrt(std::sqrt(std::max(squares, 1.0)));
    for (const uint32_t word : words_of[topic]) {
      if (uses[word] > kMostTopics) continue;
      topics_of_[word].push_back({static_cast<uint16_t>(topic), static_cast<float>(rarity(word) / length)});
    }
  }
}

void Topics::ReadAbroad(std::string_view table, const Lexicon& lexicon) {
  ForEachPart(table, '\n', [&](std::string_view line) {
    const size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) return;
    const uint32_t number = Number(lexicon.TermOf(line.substr(0, tab)));
    if (number == 0) return;
    ForEachPart(line.substr(tab + 1), '|', [&](std::string_view word) {
      const bool begins = word.ends_with('*');
      if (begins) word.remove_suffix(1);
      (begins ? beginnings_ : abroad_).try_emplace(FoldForComparison(word), number);
    });
  });
}

TopicFinder::TopicFinder(const Topics& topics) : topics_(topics), strengths_(topics.topics_) {}

void TopicFinder::Add(uint32_t number) {
  if (number != 0 && words_.size() < kMostWordsOfText) words_.push_back(number);
}

TopicSketch TopicFinder::Take() {
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  for (const uint32_t word : words_) {
    for (const Topics::Posting& posting : topics_.topics_of_[word]) {
      if (strengths_[posting.topic] == 0) touched_.push_back(posting.topic);
      strengths_[posting.topic] += posting.weight;
    }
  }
  TopicSketch sketch;
  sketch.size = static_cast<uint8_t>(std::min(touched_.size(), TopicSketch::kMost));
  const auto stronger = [&](uint16_t x, uint16_t y) {
    return strengths_[x] != strengths_[y] ? strengths_[x] > strengths_[y] : x < y;
  };
  std::partial_sort(touched_.begin(), touched_.begin() + sketch.size, touched_.end(), stronger);
  std::sort(touched_.begin(), touched_.begin() + sketch.size);
  for (size_t i = 0; i < sketch.size; ++i) {
    const double strength = std::min(strengths_[touched_[i]] / kTopicUnit, 65535.0);
    sketch.shares[i] = {touched_[i], static_cast<uint16_t>(strength)};
  }
  for (const uint16_t topic : touched_) strengths_[topic] = 0;
  touched_.clear();
  words_.clear();
  return sketch;
}

}  // namespace emend
