// All rules over 10 MB of generated Markdown and 10 MB of generated notes, and what many rules cost. Inputs are made
// here, always the same: sentences of varied words, headings, lists, tables, code, and now and then a fault.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/builtin.h"
#include "check/rule_file.h"
#include "check/rule_sketches.h"
#include "check/runner.h"
#include "cli/dictionaries.h"
#include "cli/files.h"
#include "cli/rules_folder.h"
#include "notes/yaml.h"

namespace emend {
namespace {

constexpr size_t kBytes = size_t{10} << 20;

// Deterministic; the same numbers on every machine.
class Numbers {
 public:
  size_t Below(size_t bound) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<size_t>(state_ >> 33) % bound;
  }

 private:
  uint64_t state_ = 1;
};

constexpr const char* kWords[] = {
    "the",     "a",       "of",      "to",        "and",        "in",      "is",      "when",        "with",
    "that",    "server",  "client",  "request",   "index",      "query",   "cache",   "thread",      "lock",
    "row",     "page",    "waits",   "reads",     "writes",     "stores",  "answers", "returns",     "holds",
    "keeps",   "sends",   "drops",   "slow",      "small",      "first",   "second",  "next",        "shared",
    "public",  "private", "local",   "remote",    "data",       "value",   "key",     "token",       "header",
    "body",    "path",    "method",  "status",    "code",       "Redis",   "Python",  "Django",      "GET",
    "POST",    "HTTP",    "SQL",     "JSON",      "PostgreSQL", "Docker",  "behind",  "before",      "after",
    "between", "without", "through", "until",     "unless",     "because", "while",   "transaction", "replica",
    "commit",  "branch",  "deploys", "container", "process",    "memory",  "latency", "throughput"};
constexpr const char* kFaults[] = {"postgresql", "Javascript", "the the", "a hour", "very", "github", "an user", "e.g"};

std::string Sentence(Numbers& numbers) {
  std::string out;
  const size_t count = 6 + numbers.Below(14);
  for (size_t i = 0; i < count; ++i) {
    std::string word =
        numbers.Below(200) == 0 ? kFaults[numbers.Below(std::size(kFaults))] : kWords[numbers.Below(std::size(kWords))];
    if (i == 0) word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
    if (numbers.Below(30) == 0) word = "`" + word + "`";
    out += (i == 0 ? "" : " ") + word;
  }
  return out + ".";
}

std::string Section(Numbers& numbers) {
  std::string out = "## " + Sentence(numbers) + "\n\n";
  for (size_t i = 0; i < 3; ++i) {
    for (size_t j = 0; j < 3; ++j) out += Sentence(numbers) + " ";
    out += "\n\n";
  }
  for (size_t i = 0; i < 4; ++i) out += "- " + Sentence(numbers) + "\n";
  out += "\n| Name | Meaning |\n|---|---|\n";
  for (size_t i = 0; i < 3; ++i) out += "| " + Sentence(numbers) + " | " + Sentence(numbers) + " |\n";
  out += "\n```python\ndef read(key):\n    value = cache.get(key)\n    return value or load(key)\n```\n\n";
  return out;
}

const std::string& Markdown() {
  static const std::string text = [] {
    Numbers numbers;
    std::string out;
    while (out.size() < kBytes) out += Section(numbers);
    return out;
  }();
  return text;
}

const std::string& Notes() {
  static const std::string text = [] {
    Numbers numbers;
    NotesFile file;
    file.topic = "Made";
    for (size_t bytes = 0; bytes < kBytes; bytes += file.notes.back().answer.size() + 150) {
      Note note;
      note.id = "note-" + std::to_string(file.notes.size());
      note.question = Sentence(numbers);
      note.answer = Section(numbers);
      note.sources.push_back({"made.md", {1, 2}});
      file.notes.push_back(std::move(note));
    }
    return WriteNotes(file);
  }();
  return text;
}

// The rules of a style, all if it is empty, but for those of another one.
std::vector<Rule> BuiltIn(std::string_view style, std::string_view except = "none") {
  std::vector<Rule> rules;
  LoadedRules loaded = LoadRules({BuiltInRulesFolder()}, 1, [&](const std::string& name) {
    return name.starts_with(style) && !name.starts_with(except);
  });
  for (Rule& rule : loaded.rules) rules.push_back(std::move(rule));
  return rules;
}

std::shared_ptr<const Dictionary> UsualDictionary() {
  auto dictionary = OpenDictionaries(UsualDictionaries());
  return dictionary.ok() ? std::move(dictionary).value() : nullptr;
}

// Rules of five words each that occur nowhere, as most words of rules do not.
std::vector<Rule> Made(size_t count) {
  std::vector<Rule> rules;
  Numbers numbers;
  for (size_t i = 0; i < count; ++i) {
    std::string text = "extends: substitution\nmessage: x\nignorecase: true\nswap:\n";
    for (size_t j = 0; j < 5; ++j) {
      std::string word;
      for (size_t k = 0; k < 8; ++k) word += static_cast<char>('a' + numbers.Below(26));
      text += "  " + word + (j == 0 ? "(?:s|ing)?" : "") + ": x\n";
    }
    Result<Rule> rule = ParseRule(text, "Made/Rule" + std::to_string(i) + ".yml");
    if (!rule.ok()) std::abort();
    rules.push_back(std::move(rule).value());
  }
  return rules;
}

void CheckText(benchmark::State& state, const Runner& runner, const std::string& text, const std::string& path,
               bool read_each_time) {
  Result<CheckedFile> file = ReadCheckedFile(text, path, FormatOf(path));
  if (!file.ok()) return state.SkipWithError(file.error().ToString().c_str());
  size_t findings = 0;
  for (auto _ : state) {
    if (read_each_time) file = ReadCheckedFile(text, path, FormatOf(path));
    findings = runner.Run(file.value()).size();
  }
  state.counters["findings"] = static_cast<double>(findings);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(text.size()));
}

void Read(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(ReadCheckedFile(Markdown(), "a.md", FileFormat::kMarkdown));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(Markdown().size()));
}
void AllRulesOnMarkdown(benchmark::State& state) { CheckText(state, Runner(BuiltIn("")), Markdown(), "a.md", true); }
void AllRulesOnNotes(benchmark::State& state) { CheckText(state, Runner(BuiltIn("")), Notes(), "a.yaml", true); }
void SpellingOnMarkdown(benchmark::State& state) {
  CheckText(state, Runner(BuiltIn(""), UsualDictionary()), Markdown(), "a.md", true);
}
void WithoutFactsOnMarkdown(benchmark::State& state) {
  CheckText(state, Runner(BuiltIn("", "Facts.")), Markdown(), "a.md", true);
}
// All that needs no facts: terms, style, spelling, and the checks that are built in.
void WordsAndSpellingOnMarkdown(benchmark::State& state) {
  std::vector<Rule> rules = BuiltIn("", "Facts.");
  for (Rule& rule : BuiltInChecks()) {
    if (!rule.header.on_request) rules.push_back(std::move(rule));
  }
  CheckText(state, Runner(std::move(rules), UsualDictionary()), Markdown(), "a.md", true);
}
void OneStyle(benchmark::State& state, const char* style) {
  CheckText(state, Runner(BuiltIn(style)), Markdown(), "a.md", false);
}
void ManyRules(benchmark::State& state) {
  CheckText(state, Runner(Made(static_cast<size_t>(state.range(0)))), Markdown(), "a.md", false);
}
void LoadAll(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Runner(BuiltIn("")));
}
// All that is done for one small file, but for what the system does to start a program.
void ColdStart(benchmark::State& state) {
  const bool spelling = state.range(0) != 0;
  SketchBook book;
  std::vector<Error> errors;
  for (const std::string& path : ListRuleFiles(BuiltInRulesFolder(), errors))
    book.Add(ReadFile(path, kMostRuleBytes).value().bytes, path);
  for (auto _ : state) {
    const auto all = [](const std::string&) { return true; };
    LoadedRules loaded = LoadRules({BuiltInRulesFolder()}, 1, all, RuleSketches(book.written()));
    const Runner runner(std::move(loaded.rules), spelling ? UsualDictionary() : nullptr);
    const auto file = ReadCheckedFile("# A file\n\nThe the server answers slowly.\n", "a.md", FileFormat::kMarkdown);
    benchmark::DoNotOptimize(runner.Run(file.value()));
  }
}

BENCHMARK(Read)->Unit(benchmark::kMillisecond);
BENCHMARK(AllRulesOnMarkdown)->Unit(benchmark::kMillisecond);
BENCHMARK(AllRulesOnNotes)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(OneStyle, Terms, "Terms")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(OneStyle, Style, "Style")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(OneStyle, Facts, "Facts")->Unit(benchmark::kMillisecond);
BENCHMARK(ManyRules)->Arg(50)->Arg(500)->Unit(benchmark::kMillisecond);
BENCHMARK(SpellingOnMarkdown)->Unit(benchmark::kMillisecond);
BENCHMARK(WithoutFactsOnMarkdown)->Unit(benchmark::kMillisecond);
BENCHMARK(WordsAndSpellingOnMarkdown)->Unit(benchmark::kMillisecond);
BENCHMARK(ColdStart)->ArgName("spelling")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(LoadAll)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace emend
