// Finding repeated questions among many: made-up words of a natural distribution (Zipf), answers of a few sentences,
// and one question in ten a near-duplicate of another: asked in another frame, inflected, with a commonplace word more.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "cli/parallel.h"
#include "dedup/duplicates.h"

namespace emend {
namespace {

constexpr size_t kVocabulary = 60'000;
constexpr size_t kPlantedEvery = 10;

class QuestionMaker {
 public:
  QuestionMaker() {
    static constexpr const char* kSyllables[] = {"ba",  "cor", "del", "fin", "gra", "hol", "jun", "kre", "lum", "mos",
                                                 "nar", "pol", "qui", "ros", "sta", "tur", "vel", "wim", "xan", "zor"};
    for (size_t i = 0; i < kVocabulary; ++i) {
      std::string word;
      for (size_t rest = i + 20; rest > 0; rest /= 20) word += kSyllables[rest % 20];
      words_.push_back(word);
      cumulative_.push_back((i == 0 ? 0 : cumulative_.back()) + 1 / std::pow(static_cast<double>(i) + 3, 1.05));
    }
  }

  // A subject of two to five words.
  std::vector<std::string> Subject() {
    std::vector<std::string> subject(2 + random_() % 4);
    for (std::string& word : subject) word = Word();
    return subject;
  }

  std::string Ask(const std::vector<std::string>& subject, bool again) {
    static constexpr const char* kFrames[][2] = {{"What is ", "?"}, {"Explain ", "."}, {"Can you explain ", "?"}};
    const auto& frame = kFrames[random_() % std::size(kFrames)];
    std::string question = frame[0];
    for (size_t i = 0; i < subject.size(); ++i) question += (i == 0 ? "" : " ") + subject[i];
    if (again && random_() % 2 == 0) question += "s";
    if (again && random_() % 3 == 0) question += " in practice";
    return question + frame[1];
  }

  std::string Answer(const std::vector<std::string>& subject) {
    std::string answer;
    for (int i = 0; i < 25; ++i)
      answer += (i % 8 == 0 ? subject[static_cast<size_t>(i) % subject.size()] : Word()) + " ";
    return answer + "\n";
  }

 private:
  const std::string& Word() {
    const double at = std::uniform_real_distribution<double>(0, cumulative_.back())(random_);
    const auto found = std::lower_bound(cumulative_.begin(), cumulative_.end(), at);
    return words_[static_cast<size_t>(found - cumulative_.begin())];
  }

  std::mt19937 random_{7};
  std::vector<std::string> words_;
  std::vector<double> cumulative_;
};

struct MadeCorpus {
  std::vector<std::string> questions;
  std::vector<std::string> answers;
  std::vector<size_t> twin;  // of each question the earlier one that it repeats, or itself
};

MadeCorpus MakeCorpus(size_t count) {
  QuestionMaker maker;
  MadeCorpus corpus;
  std::vector<std::vector<std::string>> subjects;
  std::mt19937 random(11);
  for (size_t i = 0; i < count; ++i) {
    const bool again = i % kPlantedEvery == kPlantedEvery - 1;
    const size_t twin = again ? random() % i : i;
    subjects.push_back(again ? subjects[twin] : maker.Subject());
    corpus.questions.push_back(maker.Ask(subjects.back(), again));
    corpus.answers.push_back(maker.Answer(subjects.back()));
    corpus.twin.push_back(twin);
  }
  return corpus;
}

double PeakMegabytes() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double Recall(const MadeCorpus& corpus, const Duplicates& duplicates) {
  std::vector<size_t> group_of(corpus.questions.size());
  for (size_t i = 0; i < group_of.size(); ++i) group_of[i] = group_of.size() + i;
  for (size_t g = 0; g < duplicates.groups.size(); ++g) {
    for (const size_t member : duplicates.groups[g].members) group_of[member] = g;
  }
  size_t planted = 0, found = 0;
  for (size_t i = 0; i < group_of.size(); ++i) {
    if (corpus.twin[i] == i) continue;
    ++planted;
    found += group_of[i] == group_of[corpus.twin[i]] ? 1 : 0;
  }
  return static_cast<double>(found) / static_cast<double>(planted);
}

// `range(0)` questions, all cores at work. `peak_MB` is of the whole process, with the made corpus (`made_MB`).
void BM_FindDuplicates(benchmark::State& state) {
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const MadeCorpus corpus = MakeCorpus(static_cast<size_t>(state.range(0)));
  std::vector<AskedQuestion> questions;
  size_t bytes = 0;
  for (size_t i = 0; i < corpus.questions.size(); ++i) {
    questions.push_back({{corpus.questions[i], corpus.answers[i]}, {}, 0});
    bytes += corpus.questions[i].size() + corpus.answers[i].size();
  }
  state.counters["made_MB"] = PeakMegabytes();
  Duplicates duplicates;
  for (auto _ : state) {
    duplicates = FindDuplicates(questions, {}, {}, [&](size_t count, const std::function<void(size_t)>& work) {
      ParallelFor(count, cores, work);
    });
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(bytes));
  state.counters["recall"] = Recall(corpus, duplicates);
  state.counters["groups"] = static_cast<double>(duplicates.groups.size());
  state.counters["related"] = static_cast<double>(duplicates.related.size());
  state.counters["peak_MB"] = PeakMegabytes();
}
BENCHMARK(BM_FindDuplicates)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace emend
