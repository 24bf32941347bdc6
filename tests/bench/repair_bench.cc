// MB/s of repair, from bytes to the list of repairs: text without damage in many languages, and text that is damaged in
// every third line.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "made_export.h"
#include "made_text.h"
#include "repair/code_pages.h"
#include "repair/decode.h"
#include "repair/repair.h"

namespace emend {
namespace {

constexpr size_t kMegabyte = 1'000'000;

// A misreading of a part of the text.
struct Damage {
  std::string_view name;
  std::string_view page;
  int times = 1;
  bool drops = false;  // bytes that the page does not define are left out
};

constexpr Damage kDamages[] = {
    {"windows1252", "windows-1252"},
    {"windows1252_dropped", "windows-1252", 1, true},
    {"windows1252_twice", "windows-1252", 2},
    {"windows1252_thrice", "windows-1252", 3},
    {"windows1251", "windows-1251"},
    {"macRoman", "mac-roman"},
    {"ibm437", "ibm437"},
};

std::string MisreadAs(std::string_view line, const Damage& damage) {
  const CodePage& page = *FindCodePage(damage.page);
  std::string text(line);
  for (int i = 0; i < damage.times; ++i) {
    std::string kept;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (!damage.drops || byte < 0x80 || page.upper[byte & 0x7F] != 0) kept += c;
    }
    text = Misread(kept, page);
  }
  return text;
}

std::string MakeClean(const LanguageWords& language, size_t size) {
  TextMaker maker(language);
  std::string text;
  while (text.size() < size) text += maker.Line() + "\n";
  return text;
}

// Every third line is damaged.
std::string MakeDamaged(const LanguageWords& language, const Damage& damage, size_t size) {
  TextMaker maker(language);
  std::string text;
  for (size_t i = 0; text.size() < size; ++i) {
    const std::string line = maker.Line();
    text += (i % 3 == 2 ? MisreadAs(line, damage) : line) + "\n";
  }
  return text;
}

void RepairAll(benchmark::State& state, const std::string& text) {
  size_t repairs = 0;
  for (auto _ : state) {
    const Result<DecodedText> decoded = DecodeBytes(text);
    repairs = FindRepairs(decoded.value().text).size();
    benchmark::DoNotOptimize(repairs);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(text.size()));
  state.counters["repairs"] = static_cast<double>(repairs);
}

// Whole exports: mostly ASCII, with the quotes and dashes that people put among it.
void BM_RepairExport(benchmark::State& state, bool damaged) {
  RepairAll(state, ExportMaker(damaged).Make(static_cast<size_t>(state.range(0)) * kMegabyte));
}
BENCHMARK_CAPTURE(BM_RepairExport, clean, false)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_RepairExport, damaged, true)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);

// One line without end, damaged all over: the time must be linear in its length.
void BM_RepairOneLine(benchmark::State& state) {
  std::string text = MakeClean(kLanguages[0], static_cast<size_t>(state.range(0)) * kMegabyte / 10);
  std::replace(text.begin(), text.end(), '\n', ' ');
  RepairAll(state, MisreadAs(text, kDamages[0]));
}
BENCHMARK(BM_RepairOneLine)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);

void RegisterLanguages() {
  for (const LanguageWords& language : kLanguages) {
    const std::string clean = "BM_RepairClean/" + std::string(language.name);
    benchmark::RegisterBenchmark(clean.c_str(),
                                 [&language](benchmark::State& state) {
                                   RepairAll(state,
                                             MakeClean(language, static_cast<size_t>(state.range(0)) * kMegabyte));
                                 })
        ->Arg(4)
        ->Unit(benchmark::kMillisecond);
    for (const Damage& damage : kDamages) {
      const std::string damaged = "BM_RepairDamaged/" + std::string(language.name) + "_" + std::string(damage.name);
      benchmark::RegisterBenchmark(
          damaged.c_str(),
          [&language, &damage](benchmark::State& state) {
            RepairAll(state, MakeDamaged(language, damage, static_cast<size_t>(state.range(0)) * kMegabyte));
          })
          ->Arg(2)
          ->Unit(benchmark::kMillisecond);
    }
  }
}

[[maybe_unused]] const bool kRegistered = (RegisterLanguages(), true);

}  // namespace
}  // namespace emend
