// MB/s of repair, from bytes to the list of repairs: text without damage in several scripts, and text that is damaged
// in every third line.
#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <vector>

#include "made_export.h"
#include "repair/decode.h"
#include "repair/repair.h"

namespace emend {
namespace {

constexpr size_t kMegabyte = 1'000'000;

using Lines = std::vector<std::string_view>;

const Lines& English() {
  static const Lines lines = {
      "A queue decouples the part that produces from the part that consumes.",
      "",
      "    for row in cursor.fetch_many(200):",
      "        totals[row.region] += row.amount",
      "- An index makes reads fast and writes slow; measure both before adding one.",
      "3. What happens when two workers take the same job?",
      "The lease runs out after 30 seconds, and the next worker tries again.",
  };
  return lines;
}

const Lines& Typographic() {
  static const Lines lines = {
      "It isn’t the lock that costs time — it’s the wait.",
      "→ The “happy path” takes 3 µs; every retry takes 10× as long…",
      "- ✅ idempotent   • ❌ not safe to repeat",
      "A café’s menu changes daily, so cache it for 24 h at most.",
      "The plan is read once and kept; nothing else is shared between the threads.",
  };
  return lines;
}

const Lines& German() {
  static const Lines lines = {
      "Die Warteschlange entkoppelt den Erzeuger vom Verbraucher – beide müssen nicht aufeinander warten.",
      "Größere Blöcke lesen sich schneller, belegen aber mehr Speicher für kürzere Schlüssel.",
      "Übliche Fehler: fehlende Rücksetzung, doppelte Ausführung, „hängende“ Sperren.",
  };
  return lines;
}

const Lines& French() {
  static const Lines lines = {
      "Un cache évite de répéter une requête coûteuse ; la clé dépend de l’utilisateur.",
      "Où l’état est-il gardé ? Côté serveur, à l’abri d’une réécriture forcée.",
      "« Prêt » ne veut pas dire « sûr » : vérifiez d’abord le délai d’expiration.",
  };
  return lines;
}

const Lines& Polish() {
  static const Lines lines = {
      "Wątek główny zwalnia blokadę, gdy żadne zadanie już na nią nie czeka.",
      "Każde żądanie dostaje własną ścieżkę, więc błędy łatwiej prześledzić.",
      "Późniejsza próba powiedzie się, jeśli połączenie zostało wcześniej zamknięte.",
  };
  return lines;
}

const Lines& Russian() {
  static const Lines lines = {
      "Очередь развязывает того, кто производит задачи, и того, кто их выполняет.",
      "Индекс ускоряет чтение и замедляет запись; измерьте и то и другое.",
      "Что произойдёт, если два процесса возьмут одну и ту же задачу?",
  };
  return lines;
}

const Lines& Greek() {
  static const Lines lines = {
      "Η ουρά χωρίζει αυτόν που παράγει από αυτόν που καταναλώνει.",
      "Το ευρετήριο κάνει την ανάγνωση γρήγορη και την εγγραφή αργή.",
  };
  return lines;
}

const Lines& Chinese() {
  static const Lines lines = {
      "队列把生产者和消费者分开，双方都不必等待对方。",
      "索引让读取变快，却让写入变慢；添加之前先测量。",
      "两个进程同时取得同一个任务时会发生什么？",
  };
  return lines;
}

const Lines& Japanese() {
  static const Lines lines = {
      "キューは生産者と消費者を切り離すので、互いに待つ必要がありません。",
      "索引を追加すると読み込みは速くなり、書き込みは遅くなります。",
  };
  return lines;
}

std::string Repeat(const Lines& lines, size_t size) {
  std::string text;
  for (size_t i = 0; text.size() < size; ++i) text.append(lines[i % lines.size()]) += '\n';
  return text;
}

std::string DamageEveryThird(const Lines& lines, std::string_view page, size_t size) {
  const CodePage& misread = *FindCodePage(page);
  std::vector<std::string> damaged;
  for (const std::string_view line : lines) damaged.push_back(Misread(line, misread));
  std::string text;
  // Each of the lines comes damaged and whole.
  for (size_t i = 0; text.size() < size; ++i) {
    const size_t line = i % 3 == 2 ? i / 3 % lines.size() : i % lines.size();
    text += i % 3 == 2 ? std::string_view(damaged[line]) : lines[line];
    text += '\n';
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

void BM_RepairClean(benchmark::State& state, const Lines& lines) {
  RepairAll(state, Repeat(lines, static_cast<size_t>(state.range(0)) * kMegabyte));
}
#define CLEAN(lines) BENCHMARK_CAPTURE(BM_RepairClean, lines, lines())->Arg(1)->Unit(benchmark::kMillisecond)
CLEAN(English)->Arg(100);
CLEAN(Typographic)->Arg(100);
CLEAN(German);
CLEAN(French);
CLEAN(Polish);
CLEAN(Russian);
CLEAN(Greek);
CLEAN(Chinese);
CLEAN(Japanese);

void BM_RepairDamaged(benchmark::State& state, const Lines& lines, std::string_view page) {
  RepairAll(state, DamageEveryThird(lines, page, static_cast<size_t>(state.range(0)) * kMegabyte));
}
#define DAMAGED(lines, name, page) \
  BENCHMARK_CAPTURE(BM_RepairDamaged, lines##_##name, lines(), page)->Arg(1)->Unit(benchmark::kMillisecond)
DAMAGED(Typographic, windows1252, "windows-1252")->Arg(10)->Arg(100);
DAMAGED(Typographic, windows874, "windows-874");
DAMAGED(German, macRoman, "mac-roman");
DAMAGED(French, latin1, "iso-8859-1");
DAMAGED(Polish, windows1250, "windows-1250");
DAMAGED(Russian, windows1251, "windows-1251");
DAMAGED(Chinese, windows1252, "windows-1252");

}  // namespace
}  // namespace emend
