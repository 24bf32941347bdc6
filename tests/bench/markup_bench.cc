// MB/s of rendering answers: prose, lists, code, tables, and text that is hostile to Markdown.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "../markup_lines.h"
#include "markup/markup.h"

namespace emend {
namespace {

std::string Repeat(const std::string& part, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

const std::string& Part(int64_t kind) {
  static const std::vector<std::string> kParts = {
      // prose
      "A queue decouples the one who produces from the one who consumes. Neither has to wait for the other.\n\n"
      "Use `SELECT ... FOR UPDATE` where **two** writers may meet, and keep the transaction short.\n\n",
      // lists
      "The steps are:\n\n1. Read the log.\n   - the newest part first\n   - then the rest\n2. Compare it with the "
      "plan.\n\n",
      // code
      "```python\ndef add(a, b):\n    return a + b\n```\n\n",
      // tables
      "| Name | Since |\n|---|---|\n| alpha | 1.0 |\n| beta | 2.0 |\n\nKeySortedUnique\nlist❌❌\ntree✅✅\nhash❌✅\n\n",
      // hostile
      "__init__ and *args, **kwargs, List<T>, a*b*c, x**2, {% block %}, `tick, [x](y), <form>, ~~, $O(n)$ &amp; ||| "
      "\\d+\\.\n",
  };
  return kParts[static_cast<size_t>(kind)];
}

void BM_RenderBody(benchmark::State& state) {
  constexpr size_t kBytes = 1 << 20;
  // Answers are short: one that fills the whole text would measure something else.
  constexpr size_t kAnswer = 4096;
  const std::string text = Repeat(Part(state.range(0)), kAnswer);
  const std::vector<Line> lines = LinesOf(text);
  for (auto _ : state)
    for (size_t done = 0; done < kBytes; done += text.size()) benchmark::DoNotOptimize(RenderBody(lines));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(kBytes));
}
BENCHMARK(BM_RenderBody)->DenseRange(0, 4)->Unit(benchmark::kMillisecond);

// One answer of 64 KiB to 4 MiB: time must grow with size and not faster.
void BM_LongAnswer(benchmark::State& state) {
  std::string all;
  for (int kind = 0; kind < 5; ++kind) all += Part(kind);
  const std::string text = Repeat(all, static_cast<size_t>(state.range(0)));
  const std::vector<Line> lines = LinesOf(text);
  for (auto _ : state) benchmark::DoNotOptimize(RenderBody(lines));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(text.size()));
}
BENCHMARK(BM_LongAnswer)->RangeMultiplier(8)->Range(1 << 16, 1 << 22)->Unit(benchmark::kMillisecond);

// One line of a single hostile character or pair, 1 MiB long.
void BM_HostileLine(benchmark::State& state) {
  static const std::vector<std::string> kPieces = {"*",  "_ ", "`",    "[",     "<a", "](", "\\",
                                                   "$a", "&a", "**a ", "`` ` ", "{%", "A✅", "~~a"};
  const std::string text = Repeat(kPieces[static_cast<size_t>(state.range(0))], 1 << 20);
  const std::vector<Line> lines = LinesOf(text);
  for (auto _ : state) benchmark::DoNotOptimize(RenderBody(lines));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(text.size()));
}
BENCHMARK(BM_HostileLine)->DenseRange(0, 13)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace emend
