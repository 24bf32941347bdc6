// The whole import in memory: bytes -> entries with answers -> notes -> YAML. Text of many layouts, made up here.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "cli/import_pipeline.h"
#include "cli/parallel.h"
#include "notes/merge.h"
#include "notes/yaml.h"

namespace emend {
namespace {

constexpr std::array<std::string_view, 24> kNouns = {
    "scheduler", "page cache", "index",     "transaction", "socket",  "message queue", "load balancer", "container",
    "iterator",  "decorator",  "semaphore", "checksum",    "replica", "cursor",        "migration",     "token",
    "session",   "webhook",    "partition", "worker",      "cache",   "snapshot",      "stream",        "certificate"};
constexpr std::array<std::string_view, 12> kVerbs = {"keeps",    "releases", "reads",  "orders", "guards", "splits",
                                                     "compares", "retries",  "writes", "drops",  "signs",  "merges"};

// Makes text of one layout after another until it is large enough. The same size gives the same text.
class ExportWriter {
 public:
  explicit ExportWriter(bool damaged) : damaged_(damaged) {}

  std::string Write(size_t size) {
    out_.reserve(size + 4096);
    for (int section = 1; out_.size() < size; ++section) {
      const int layout = section % 5;
      out_ += layout == 2 ? "\n" : "\n## Part " + std::to_string(section) + ": " + std::string(Noun()) + "\n\n";
      const size_t questions = 8 + random_() % 8;
      for (size_t i = 1; i <= questions && out_.size() < size; ++i) WriteQuestion(layout, i);
    }
    out_.resize(size);
    while (!out_.empty() && (static_cast<unsigned char>(out_.back()) & 0x80) != 0) out_.pop_back();
    return std::move(out_);
  }

 private:
  std::string_view Noun() { return kNouns[random_() % kNouns.size()]; }
  std::string_view Verb() { return kVerbs[random_() % kVerbs.size()]; }
  std::string Question() {
    return "How does a " + std::string(Noun()) + " " + std::to_string(++number_) + " work with a " +
           std::string(Noun()) + "?";
  }
  std::string Sentence() {
    std::string text = "A " + std::string(Noun()) + " " + std::string(Verb()) + " the " + std::string(Noun()) +
                       ", and the " + std::string(Noun()) + " " + std::string(Verb()) + " what is left. ";
    // An apostrophe, read as windows-1252 where the text shall be damaged.
    if (random_() % 3 == 0)
      text += damaged_ ? "It isn\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2t new. " : "It isn\xE2\x80\x99t new. ";
    return text;
  }
  std::string Paragraph() {
    std::string text;
    for (size_t i = 2 + random_() % 3; i > 0; --i) text += Sentence();
    return text + "\n";
  }

  void WriteQuestion(int layout, size_t number) {
    switch (layout) {
      case 0:
        out_ += std::to_string(number) + ". " + Question() + "\n" + Paragraph() + "\n";
        break;
      case 1:
        out_ += "Q: " + Question() + "\nA: " + Paragraph() + "\n";
        break;
      case 2:
        out_ += "[" + std::to_string(10 + number) + ":05] Robin: " + Question() + "\n[" + std::to_string(10 + number) +
                ":06] Kim: " + Paragraph() + "\n";
        break;
      case 3:
        out_ += "### " + Question() + "\n\n" + Paragraph() + "\n- " + Sentence() + "\n- " + Sentence() + "\n\n";
        break;
      default:
        out_ += "**" + std::to_string(number) + ". " + Question() + "**\n\n" + Paragraph();
        break;
    }
    if (number % 4 == 0) out_ += "\n```python\nfor item in items:\n    if item.ready:\n        yield item\n```\n\n";
    if (number % 7 == 0) out_ += "\n| Kind | Cost |\n|---|---|\n| first | O(1) |\n| second | O(n) |\n\n";
  }

  const bool damaged_;
  std::mt19937 random_{1};
  std::string out_;
  int number_ = 0;
};

size_t ImportAll(const std::vector<std::string>& exports, int jobs) {
  std::vector<Collection> collections(exports.size());
  ParallelFor(exports.size(), jobs, [&](size_t i) {
    Result<ImportedExport> imported = ImportBytes(exports[i], "export-" + std::to_string(i) + ".md");
    if (imported.ok()) collections[i] = std::move(imported.value().collection);
  });
  Notebook notebook;
  AddToNotebook(collections, notebook);
  size_t bytes = 0;
  for (const auto& [name, file] : notebook) bytes += WriteNotes(file).size();
  return bytes;
}

double PeakMegabytes() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

// One export of `range(0)` MB.
void BM_Import(benchmark::State& state, bool damaged) {
  const size_t size = static_cast<size_t>(state.range(0)) * 1'000'000;
  const std::vector<std::string> exports = {ExportWriter(damaged).Write(size)};
  for (auto _ : state) benchmark::DoNotOptimize(ImportAll(exports, 1));
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(exports[0].size()));
  state.counters["peak_MB"] = PeakMegabytes();  // of this process so far: run one size at a time
}
BENCHMARK_CAPTURE(BM_Import, clean, false)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Import, damaged, true)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);

// As many exports as cores, of `range(0)` MB each, all cores at work.
void BM_ImportAllCores(benchmark::State& state) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const std::string text = ExportWriter(true).Write(static_cast<size_t>(state.range(0)) * 1'000'000);
  const std::vector<std::string> exports(cores, text);
  for (auto _ : state) benchmark::DoNotOptimize(ImportAll(exports, static_cast<int>(cores)));
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(text.size() * cores));
  state.counters["peak_MB"] = PeakMegabytes();
}
BENCHMARK(BM_ImportAllCores)->Arg(1)->Arg(10)->Unit(benchmark::kMillisecond)->UseRealTime();

// What is checked before a file is replaced: the YAML is read back and compared.
void BM_VerifyNotes(benchmark::State& state) {
  std::vector<Collection> collections(1);
  collections[0] = ImportBytes(ExportWriter(false).Write(1'000'000), "export.md").value().collection;
  Notebook notebook;
  AddToNotebook(collections, notebook);
  size_t bytes = 0;
  for (auto _ : state) {
    for (const auto& [name, file] : notebook) {
      const std::string text = WriteNotes(file);
      bytes += text.size();
      benchmark::DoNotOptimize(VerifyRoundTrip(file, text).ok());
    }
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}
BENCHMARK(BM_VerifyNotes)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace emend
