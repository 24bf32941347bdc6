// Are two questions one? tests/cases/dedup/*.tsv: label, question, question, apart by tabs.
//
//   same        one question in two wordings
//   related     they overlap; to join them is an error, but a mild one
//   must_not    different questions, mostly with many words in common; to join them is a fault
//
// A pair counts as joined where the two are one group in a corpus of nothing but them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "dedup/duplicates.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

struct LabelledPair {
  std::string label, a, b;
};

std::vector<LabelledPair> ReadPairs() {
  std::vector<LabelledPair> pairs;
  for (const auto& entry : fs::directory_iterator(EMEND_SOURCE_DIR "/tests/cases/dedup")) {
    if (entry.path().extension() != ".tsv") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      const size_t first = line.find('\t'), second = line.find('\t', first + 1);
      if (second == std::string::npos) {
        ADD_FAILURE() << entry.path() << ": no two tabs in: " << line;
        continue;
      }
      pairs.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
    }
  }
  return pairs;
}

bool AreJoined(const LabelledPair& pair) {
  const std::vector<AskedQuestion> questions = {{{pair.a, ""}, {}, 0}, {{pair.b, ""}, {}, 0}};
  return !FindDuplicates(questions).groups.empty();
}

TEST(DedupPairs, AreJudgedAsAPersonDoes) {
  const std::vector<LabelledPair> pairs = ReadPairs();
  ASSERT_GE(pairs.size(), 300u);
  int joined_rightly = 0, joined_wrongly = 0, missed = 0;
  for (const LabelledPair& pair : pairs) {
    const bool joined = AreJoined(pair);
    EXPECT_FALSE(joined && pair.label == "must_not") << pair.a << " | " << pair.b;
    joined_rightly += joined && pair.label == "same" ? 1 : 0;
    joined_wrongly += joined && pair.label != "same" ? 1 : 0;
    missed += !joined && pair.label == "same" ? 1 : 0;
  }
  const double f1 = 2.0 * joined_rightly / (2 * joined_rightly + joined_wrongly + missed);
  RecordProperty("f1", std::to_string(f1));
  EXPECT_GE(f1, 0.97) << joined_rightly << " joined rightly, " << joined_wrongly << " wrongly, " << missed << " missed";
}

TEST(DedupPairs, AreJudgedAlikeInEitherOrder) {
  for (const LabelledPair& pair : ReadPairs()) {
    EXPECT_EQ(AreJoined(pair), AreJoined({pair.label, pair.b, pair.a})) << pair.a << " | " << pair.b;
  }
}

TEST(DedupPairs, AreJudgedAlikeAmongAllOthers) {
  const std::vector<LabelledPair> pairs = ReadPairs();
  std::vector<AskedQuestion> questions;
  for (const LabelledPair& pair : pairs) {
    questions.push_back({{pair.a, ""}, {}, 0});
    questions.push_back({{pair.b, ""}, {}, 0});
  }
  const Duplicates duplicates = FindDuplicates(questions);
  std::vector<size_t> group_of(questions.size());
  for (size_t i = 0; i < questions.size(); ++i) group_of[i] = questions.size() + i;
  for (size_t g = 0; g < duplicates.groups.size(); ++g) {
    for (const size_t member : duplicates.groups[g].members) group_of[member] = g;
  }
  for (size_t i = 0; i < pairs.size(); ++i) {
    const bool joined = group_of[2 * i] == group_of[2 * i + 1];
    if (pairs[i].label == "must_not") {
      EXPECT_FALSE(joined) << pairs[i].a << " | " << pairs[i].b;
    }
  }
}

}  // namespace
}  // namespace emend
