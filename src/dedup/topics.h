// Which topics a text is on, told by its words: a question that describes a thing and one that names it have hardly a
// word in common, but both speak of what one topic of rules/vocabulary/topics.tsv speaks of.
//
//   topic<TAB>words   what questions and answers about it speak of; the fewer topics have a word, the more it tells
//
// Words of other languages stand for English ones (words_abroad.tsv): `english<TAB>word|beginning*`.
#ifndef EMEND_DEDUP_TOPICS_H_
#define EMEND_DEDUP_TOPICS_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "dedup/lexicon.h"

namespace emend {

// The topics that a text is on most.
struct TopicSketch {
  struct Share {
    uint16_t topic = 0;
    uint16_t strength = 0;  // in units of kTopicUnit
  };
  static constexpr size_t kMost = 8;
  std::array<Share, kMost> shares{};  // by topic
  uint8_t size = 0;
};

inline constexpr double kTopicUnit = 1.0 / 1024;

// Both from 0 to 1.
struct TopicAgreement {
  double same = 0;   // how far two texts are on one topic
  double apart = 0;  // how far each is on a topic of its own
};

TopicAgreement CompareTopics(const TopicSketch& a, const TopicSketch& b);

class Topics {
 public:
  // The ones that are compiled in.
  static const Topics& Standard();

  Topics(std::string_view topics, std::string_view abroad, const Lexicon& lexicon);

  // The number of a stem or name (see Lexicon::Name); 0 where no topic has it.
  uint32_t Number(std::string_view term) const;
  // The same of a folded word of another language, or its stem.
  uint32_t NumberAbroad(std::string_view word) const;

 private:
  friend class TopicFinder;

  uint32_t Add(std::string_view term);
  void ReadTopic(std::string_view words, const Lexicon& lexicon, std::vector<uint32_t>& numbers);
  void ReadTopics(std::string_view table, const Lexicon& lexicon);
  void ReadAbroad(std::string_view table, const Lexicon& lexicon);

  struct Posting {
    uint16_t topic;
    float weight;
  };

  StringMap<uint32_t> numbers_;
  StringMap<uint32_t> abroad_;                   // whole words
  StringMap<uint32_t> beginnings_;               // of words
  std::vector<std::vector<Posting>> topics_of_;  // by the word's number
  size_t topics_ = 0;
};

// Collects the words of one text after the other.
class TopicFinder {
 public:
  explicit TopicFinder(const Topics& topics);

  // A word counts once, however often it is added.
  void Add(uint32_t number);

  // Of the words added since the last call.
  TopicSketch Take();

 private:
  const Topics& topics_;
  std::vector<uint32_t> words_;
  std::vector<float> strengths_;  // by topic
  std::vector<uint16_t> touched_;
};

}  // namespace emend

#endif  // EMEND_DEDUP_TOPICS_H_
