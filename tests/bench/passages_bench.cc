// MB/s of reading files as passages: notes, Markdown, plain text; and of what rules ask of passages.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "cli/import_pipeline.h"
#include "made_export.h"
#include "notes/merge.h"
#include "notes/yaml.h"
#include "passages/checked_file.h"

namespace emend {
namespace {

struct Files {
  std::string notes;
  std::string markdown;
};

// One of each with the same content, some megabytes large.
const Files& Made() {
  static const Files files = [] {
    std::vector<Collection> collections(1);
    collections[0] = ImportBytes(ExportMaker(false).Make(10'000'000), "export.md").value().collection;
    Notebook notebook;
    AddToNotebook(collections, notebook);
    NotesFile all{.topic = "All of them", .notes = {}};
    Files made;
    for (auto& [name, file] : notebook) {
      made.markdown += "# " + file.topic + "\n\n";
      for (Note& note : file.notes) {
        made.markdown += "## " + note.question + "\n\n" + note.answer + "\n";
        all.notes.push_back(std::move(note));
      }
    }
    made.notes = WriteNotes(all);
    return made;
  }();
  return files;
}

void Read(benchmark::State& state, const std::string& bytes, FileFormat format) {
  size_t passages = 0;
  for (auto _ : state) {
    const auto file = ReadCheckedFile(bytes, "file", format);
    passages = file.value().passages.size();
    benchmark::DoNotOptimize(file.value().passages.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(bytes.size()));
  state.counters["passages"] = static_cast<double>(passages);
}

void BM_Notes(benchmark::State& state) { Read(state, Made().notes, FileFormat::kNotes); }
void BM_Markdown(benchmark::State& state) { Read(state, Made().markdown, FileFormat::kMarkdown); }
void BM_Text(benchmark::State& state) { Read(state, Made().markdown, FileFormat::kText); }
BENCHMARK(BM_Notes)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Markdown)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Text)->Unit(benchmark::kMillisecond);

void BM_SentencesAndMasks(benchmark::State& state) {
  const auto file = ReadCheckedFile(Made().markdown, "file", FileFormat::kMarkdown);
  for (auto _ : state) {
    for (const Passage& passage : file.value().passages) {
      benchmark::DoNotOptimize(SplitSentences(passage));
      benchmark::DoNotOptimize(MaskInline(passage));
    }
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(Made().markdown.size()));
}
BENCHMARK(BM_SentencesAndMasks)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace emend
