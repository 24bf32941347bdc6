// emend dedup: questions that are asked more than once, over all notes. Reports them, or with --merge makes them one.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/config.h"
#include "cli/dedup_thresholds.h"
#include "cli/files.h"
#include "cli/merge_writer.h"
#include "cli/notebook_folder.h"
#include "cli/parallel.h"
#include "cli/progress.h"
#include "notes/dedup_notebook.h"
#include "notes/note_lines.h"
#include "notes/write_order.h"
#include "notes/yaml.h"
#include "render/duplicates.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

constexpr Option kDedupOptions[] = {
    {"--merge", "", "make each group one note, in place", "", false},
    {"--explain", "", "say why notes were taken for one question: terms with their weights, kinds, answers", "", false},
    {"--config", "FILE", "the settings (default: the nearest emend.yaml upward)", "", false},
    {"--output-format", "FORMAT", "how the groups are printed (default: text)", "text|json", false},
};

// The notes files that the paths name, sorted, each once. In a folder: all below it, but for hidden ones and
// emend.yaml.
std::vector<std::string> FindNotesFiles(const std::vector<std::string>& paths, std::vector<Error>& errors) {
  std::set<std::string> files;
  for (const std::string& path : paths) {
    std::error_code fault;
    if (!fs::is_directory(path, fault)) {
      files.insert(path);  // what it is shows when it is read
      continue;
    }
    fs::recursive_directory_iterator entry(path, fault), end;
    while (!fault && entry != end) {
      const std::string name = entry->path().filename().string();
      std::error_code ignored;
      if (name.starts_with('.')) {
        entry.disable_recursion_pending();
      } else if (entry->path().extension() == ".yaml" && name != "emend.yaml" && entry->is_regular_file(ignored)) {
        files.insert(entry->path().string());
      }
      entry.increment(fault);
    }
    if (fault) errors.push_back({path, 0, 0, fmt::format("cannot be listed: {}", fault.message())});
  }
  return {files.begin(), files.end()};
}

NotebookFolder ReadNotebook(const std::vector<std::string>& paths, int jobs, std::vector<Error>& errors) {
  struct FileRead {
    std::optional<FileBytes> bytes;
    std::optional<NotesFile> notes;
    std::optional<Error> error;
  };
  std::vector<FileRead> files(paths.size());
  ParallelFor(paths.size(), jobs, [&](size_t i) {
    Result<FileBytes> bytes = ReadFile(paths[i], kMostNotesBytes);
    if (!bytes.ok()) return static_cast<void>(files[i].error = bytes.error());
    Result<NotesFile> notes = ReadNotes(bytes.value().bytes, paths[i]);
    if (!notes.ok()) return static_cast<void>(files[i].error = notes.error());
    files[i].bytes = std::move(bytes).value();
    files[i].notes = std::move(notes).value();
  });
  NotebookFolder folder;
  for (size_t i = 0; i < paths.size(); ++i) {
    if (files[i].error.has_value()) {
      errors.push_back(*files[i].error);
      continue;
    }
    folder.notebook.emplace(paths[i], *std::move(files[i].notes));
    folder.files.emplace(paths[i], *std::move(files[i].bytes));
  }
  return folder;
}

class Reporter {
 public:
  Reporter(const NotebookFolder& folder, bool explain) : folder_(folder), explain_(explain) {}

  DuplicateReport Report(const NotebookDuplicates& duplicates) {
    DuplicateReport report;
    for (const RepeatedQuestion& repeated : duplicates.same) report.clusters.push_back(Cluster(repeated));
    for (const RepeatedQuestion& repeated : duplicates.related) report.related.push_back(Cluster(repeated));
    return report;
  }

 private:
  const Note& NoteAt(const NotePlace& place) const { return folder_.notebook.at(place.file).notes[place.note]; }

  int LineOf(const NotePlace& place) {
    const auto [lines, fresh] = lines_.try_emplace(place.file);
    if (fresh) lines->second = NoteLines(folder_.files.at(place.file).bytes);
    return place.note < lines->second.size() ? lines->second[place.note] : 1;
  }

  DuplicateCluster Cluster(const RepeatedQuestion& repeated) {
    DuplicateCluster cluster;
    cluster.score = repeated.score;
    const Note& first = NoteAt(repeated.notes.front());
    for (const NotePlace& place : repeated.notes) {
      const Note& note = NoteAt(place);
      cluster.members.push_back({place.file, LineOf(place), note.id, note.question});
      if (explain_ && &note != &first) {
        cluster.reasons.push_back(ExplainPair({first.question, first.answer}, {note.question, note.answer}));
      }
    }
    return cluster;
  }

  const NotebookFolder& folder_;
  const bool explain_;
  std::map<std::string, std::vector<int>> lines_;
};

// Ids are how notes refer to each other, so what has the same one must be told apart before anything moves.
std::optional<Error> FindTwinIds(const Notebook& notebook) {
  std::map<std::string_view, std::string_view> file_of;
  for (const auto& [name, file] : notebook) {
    for (const Note& note : file.notes) {
      const auto [known, fresh] = file_of.emplace(note.id, name);
      if (fresh) continue;
      return Error{
          name, 0, 0,
          fmt::format("the id {} is in {} too; give one of the notes another id, then merge", note.id, known->second)};
    }
  }
  return std::nullopt;
}

int MergeInPlace(const NotebookFolder& folder, const DedupThresholds& thresholds, const ForEach& for_each, int jobs,
                 bool explain, Console& console) {
  if (const auto twin = FindTwinIds(folder.notebook)) {
    console.PrintError(*twin);
    return kCouldNotWork;
  }
  Notebook notebook = folder.notebook;
  const JoinedNotes joined = JoinRepeatedQuestions(notebook, thresholds, for_each);
  const WriteOrder order = OrderWrites(folder.notebook, notebook, joined.moved);
  MergeWriter writer(folder, jobs);
  Result<int> written = writer.WriteFirst(order.first);
  if (written.ok()) written = writer.Write(notebook, order.files);
  if (!written.ok()) {
    console.PrintError(written.error());
    return writer.is_broken() ? kInternalError : kCouldNotWork;
  }
  if (explain) {
    for (const std::string& line : joined.explanations) console.PrintMessage(line);
  }
  if (console.verbosity() >= 0) {
    console.Print(
        fmt::format("{} notes became part of others, {} files changed\n", joined.moved.size(), written.value()));
  }
  return kNothingToReport;
}

int RunDedup(const Arguments& arguments, Console& console) {
  const Result<Config> config = LoadConfig(arguments.Value("--config"));
  if (!config.ok()) {
    console.PrintError(config.error());
    return kCouldNotWork;
  }
  const DedupThresholds thresholds = ThresholdsOf(config.value().settings);
  std::vector<std::string> paths = arguments.operands;
  if (paths.empty()) {
    for (const std::string& path : config.value().settings.content) paths.push_back(config.value().Resolve(path));
  }
  if (paths.empty()) paths.emplace_back(kDefaultFolder);
  std::vector<Error> errors;
  const std::vector<std::string> names = FindNotesFiles(paths, errors);
  const NotebookFolder folder = ReadNotebook(names, arguments.jobs, errors);
  for (const Error& error : errors) console.PrintError(error);
  const ForEach for_each = ParallelForWithBar(console, "comparing", arguments.jobs);
  if (arguments.Has("--merge")) {
    if (!errors.empty()) {
      console.PrintError({"", 0, 0, "notes cannot be read, so nothing was merged; mend them first"});
      return kCouldNotWork;
    }
    return MergeInPlace(folder, thresholds, for_each, arguments.jobs, arguments.Has("--explain"), console);
  }
  const NotebookDuplicates duplicates = FindRepeatedQuestions(folder.notebook, thresholds, for_each);
  const DuplicateReport report = Reporter(folder, arguments.Has("--explain")).Report(duplicates);
  if (folder.notebook.empty() && errors.empty()) console.PrintMessage("there are no notes to compare");
  if (arguments.Value("--output-format") == "json") {
    console.Print(RenderDuplicatesJson(report));
  } else if (folder.notebook.empty()) {  // a count of nothing would look like success
  } else if (console.verbosity() >= 0 || !report.clusters.empty()) {
    console.Print(RenderDuplicatesText(report, {console.stdout_color(), console.verbosity() > 0}));
    if (!report.clusters.empty())
      console.PrintMessage(
          "Next: emend dedup --merge joins them; the id of one in `distinct_from` of the other keeps two apart");
  }
  if (!errors.empty()) return kCouldNotWork;
  return report.clusters.empty() ? kNothingToReport : kFindings;
}

}  // namespace

extern const Command dedup_command = {
    .name = "dedup",
    .summary = "find questions that are asked more than once",
    .operands = "PATH...",
    .needs_operand = false,
    .description =
        "Finds notes that ask the same question in other words, and notes that overlap, over all notes files given:\n"
        "files, or folders with all that is below them. Without a PATH: the content that emend.yaml names, or "
        "content/notes.\n"
        "From which score on two questions are one, emend.yaml may say (`dedup: {threshold}`). Exit status 1 where a\n"
        "question is asked more than once.\n"
        "\n"
        "Two notes that are not one question although they look it: name the id of one in the `distinct_from` of the\n"
        "other, and no later run joins them.\n",
    .options = kDedupOptions,
    .examples =
        "  emend dedup\n"
        "  emend dedup --explain content/notes\n"
        "  emend dedup --output-format json notes/*.yaml\n"
        "  emend dedup --merge content/notes\n",
    .run = RunDedup,
};

}  // namespace emend
