// The whole import in memory: bytes -> entries with answers -> notes -> YAML. Text of many layouts (made_export.h).
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "cli/import_pipeline.h"
#include "cli/parallel.h"
#include "made_export.h"
#include "notes/merge.h"
#include "notes/yaml.h"

namespace emend {
namespace {

size_t ImportAll(const std::vector<std::string>& exports, int jobs) {
  std::vector<Collection> collections(exports.size());
  ParallelFor(exports.size(), jobs, [&](size_t i) {
    Result<ImportedExport> imported = ImportBytes(exports[i], "export-" + std::to_string(i) + ".md");
    if (imported.ok()) collections[i] = std::move(imported.value().collection);
  });
  Notebook notebook;
  MoveToNotebook(collections, notebook);
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
  const std::vector<std::string> exports = {ExportMaker(damaged).Make(size)};
  for (auto _ : state) benchmark::DoNotOptimize(ImportAll(exports, 1));
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(exports[0].size()));
  state.counters["peak_MB"] = PeakMegabytes();  // of this process so far: run one size at a time
}
BENCHMARK_CAPTURE(BM_Import, clean, false)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Import, damaged, true)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);

// As many exports as cores, of `range(0)` MB each, all cores at work.
void BM_ImportAllCores(benchmark::State& state) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const std::string text = ExportMaker(true).Make(static_cast<size_t>(state.range(0)) * 1'000'000);
  const std::vector<std::string> exports(cores, text);
  for (auto _ : state) benchmark::DoNotOptimize(ImportAll(exports, static_cast<int>(cores)));
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(text.size() * cores));
  state.counters["peak_MB"] = PeakMegabytes();
}
BENCHMARK(BM_ImportAllCores)->Arg(1)->Arg(10)->Unit(benchmark::kMillisecond)->UseRealTime();

// What is checked before a file is replaced: the YAML is read back and compared.
void BM_VerifyNotes(benchmark::State& state) {
  std::vector<Collection> collections(1);
  collections[0] = ImportBytes(ExportMaker(false).Make(1'000'000), "export.md").value().collection;
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
