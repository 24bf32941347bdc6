// emend import: exports become notes, joined with the notes that a folder already holds.
//
// Nothing is written unless the ledger of every export adds up and every file reads back as what it shall hold; then
// all files change together. An export that cannot be read is reported, and the others are imported.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "cli/atomic_write.h"
#include "cli/command.h"
#include "cli/config.h"
#include "cli/dedup_thresholds.h"
#include "cli/files.h"
#include "cli/import_pipeline.h"
#include "cli/notebook_folder.h"
#include "cli/parallel.h"
#include "cli/progress.h"
#include "import/import.h"
#include "notes/dedup_notebook.h"
#include "render/diff.h"
#include "render/import_summary.h"
#include "render/ledger.h"

namespace emend {
namespace {

constexpr Option kOptions[] = {
    {"-o,--output", "DIR", "the folder of the notes; made if it is missing", "", true},
    {"--dry-run", "", "write no notes; print the summary of what would be done", "", false},
    {"--diff", "", "write no notes; print what would change, as a unified diff", "", false},
    {"--ledger", "FILE", "write what became of every line, as JSON Lines: export, lines, fate, id, reason", "", false},
    {"--from", "LAYOUT", "what the exports are, where they are taken for something else (default: recognised)",
     kLayouts, false},
    {"--no-dedup", "", "do not look for overlapping questions by meaning", "", false},
    {"--explain", "", "say on stderr why questions were taken for one", "", false},
};

struct ExportFile {
  std::string path;
  std::optional<ImportedExport> imported;
  std::optional<Error> error;
};

// The name by which notes refer to an export, always well-formed UTF-8.
std::string ExportName(const std::string& path) {
  const std::string_view name = path == "-" ? "standard-input" : BaseName(path);
  std::string out;
  for (size_t i = 0; i < name.size();) {
    const CodePoint c = DecodeUtf8(name, i);
    AppendUtf8(c.value, out);
    i += c.length;
  }
  return out;
}

void ImportFile(ExportFile& file, std::string_view layout) {
  Result<FileBytes> bytes = ReadFile(file.path, kMostTextBytes);
  if (!bytes.ok()) {
    file.error = bytes.error();
    return;
  }
  Result<ImportedExport> imported = ImportBytes(std::move(bytes.value().bytes), ExportName(file.path), layout);
  if (!imported.ok()) {
    file.error = imported.error();
    if (file.error->path.empty()) file.error->path = file.path == "-" ? "standard input" : file.path;
    return;
  }
  file.imported = std::move(imported).value();
  file.imported->summary.path = file.path;
}

// Reads all exports. Two files of one name could not be told apart in the notes: the second is an error.
std::vector<ExportFile> ImportFiles(const std::vector<std::string>& paths, std::string_view layout, int jobs,
                                    Console& console) {
  std::vector<ExportFile> files;
  std::map<std::string, std::string> path_of;
  for (const std::string& path : paths) {
    ExportFile& file = files.emplace_back(ExportFile{path, std::nullopt, std::nullopt});
    const auto [known, fresh] = path_of.emplace(ExportName(path), path);
    if (!fresh) {
      file.error = Error{path, 0, 0,
                         fmt::format("has the same file name as {}; rename one, or import them one by one into "
                                     "folders of their own",
                                     known->second)};
    }
  }
  Progress progress(console, "importing", files.size());
  ParallelFor(files.size(), jobs, [&](size_t i) {
    if (!files[i].error.has_value()) ImportFile(files[i], layout);
    progress.Advance();
  });
  return files;
}

// The placements of each export's entries, in the order of the collection.
std::map<std::string_view, std::vector<std::string>> IdsByExport(const MergeSummary& merge) {
  std::map<std::string_view, std::vector<std::string>> ids;
  for (const Placement& placement : merge.placements) ids[placement.export_name].push_back(placement.id);
  return ids;
}

// Checks that the notes hold, under the ids that the merge told, the sources of all entries. Returns what is wrong.
std::vector<std::string> CheckPlacements(const MergeSummary& merge, const Notebook& notebook) {
  std::set<std::tuple<std::string_view, std::string_view, LineRange>> held;
  const auto add = [&](const std::string& id, const std::vector<Source>& sources) {
    for (const Source& source : sources) held.emplace(id, source.export_name, source.lines);
  };
  for (const auto& [name, file] : notebook) {
    for (const Note& note : file.notes) {
      add(note.id, note.sources);
      for (const Variant& variant : note.variants) add(note.id, variant.sources);
    }
  }
  std::vector<std::string> faults;
  for (const Placement& placement : merge.placements) {
    if (held.contains({placement.id, placement.export_name, placement.lines})) continue;
    faults.push_back(fmt::format("{}: lines {}-{} should be in the note {}, but are not", placement.export_name,
                                 placement.lines.first, placement.lines.last, placement.id));
  }
  return faults;
}

// Adds to each export's summary what only the notes tell: which entries became part of a note that another place gave
// first, and which notes a person must look at. A note that several exports share is listed with the first.
void AddNotes(const MergeSummary& merge, const Notebook& notebook, std::map<std::string, ExportSummary*>& summaries) {
  std::map<std::string_view, const Note*> notes;
  for (const auto& [name, file] : notebook) {
    for (const Note& note : file.notes) notes[note.id] = &note;
  }
  std::set<std::string_view> listed;
  for (const Placement& placement : merge.placements) {
    const Note& note = *notes.at(placement.id);
    ExportSummary& summary = *summaries.at(placement.export_name);
    const Source own{placement.export_name, placement.lines};
    if (note.sources.empty() || note.sources.front() != own) ++summary.merged;
    if (!note.review.empty() && listed.insert(note.id).second) {
      summary.reviews.push_back({placement.lines.first, {note.review.begin(), note.review.end()}, note.question});
    }
  }
}

constexpr size_t kMostFaultsShown = 5;

int ReportOurFaults(const std::vector<std::string>& faults, Console& console) {
  for (size_t i = 0; i < std::min(faults.size(), kMostFaultsShown); ++i) {
    console.PrintError({"", 0, 0, "internal error: " + faults[i]});
  }
  console.PrintError({"", 0, 0,
                      fmt::format("the import does not add up in {} places, so nothing was written; please report it",
                                  faults.size())});
  return kInternalError;
}

std::string RenderDiff(const std::vector<FileChange>& changes, const std::string& folder) {
  std::string out;
  for (const FileChange& change : changes) {
    const std::string path = fmt::format("{}/{}", folder, change.name);
    out += UnifiedDiff(change.before, change.after, change.read.has_value() ? path : "/dev/null", path);
  }
  return out;
}

// Writes the notes and the ledger, all or nothing.
Status WriteAll(const std::vector<FileChange>& changes, const std::string& folder, const std::string& ledger_path,
                const std::string& ledger) {
  FileSet files;
  for (const FileChange& change : changes) {
    const Status staged = files.Stage(fmt::format("{}/{}", folder, change.name), folder, change.after, change.read);
    if (!staged.ok()) return staged;
  }
  if (!ledger_path.empty()) {
    if (const Status staged = files.Stage(ledger_path, FolderName(ledger_path), ledger); !staged.ok()) return staged;
  }
  return files.Commit();
}

// A ledger in the place of an export would destroy what it tells about.
Status CheckLedgerPath(const std::string& ledger_path, const std::vector<std::string>& exports) {
  const std::string real = RealPath(ledger_path);
  for (const std::string& path : exports) {
    if (!real.empty() && real == RealPath(path)) {
      return Error{ledger_path, 0, 0, "is one of the exports; name another file for the ledger"};
    }
  }
  return Ok();
}

// Everything that an import needs of the command line.
struct Plan {
  std::vector<std::string> exports;
  std::string folder;
  std::string ledger_path;
  bool dry_run;
  bool diff;
  bool dedup;
  bool explain;
  DedupThresholds thresholds;
  int jobs;

  bool writes_notes() const { return !dry_run && !diff; }
};

// Makes new notes part of those that ask the same in other words, and follows them in what is to be told.
void JoinNewNotes(const Notebook& before, const Plan& plan, Notebook& notebook, MergeSummary& merge, Console& console) {
  std::set<std::string> fresh;
  for (const auto& [name, file] : notebook) {
    const auto old = before.find(name);
    const size_t known = old == before.end() ? 0 : old->second.notes.size();  // new ones stand behind the others
    for (size_t n = known; n < file.notes.size(); ++n) fresh.insert(file.notes[n].id);
  }
  const JoinedNotes joined = JoinFreshNotes(
      notebook, fresh, plan.thresholds,
      [&](size_t count, const std::function<void(size_t)>& work) { ParallelFor(count, plan.jobs, work); });
  for (Placement& placement : merge.placements) {
    if (const auto moved = joined.moved.find(placement.id); moved != joined.moved.end()) placement.id = moved->second;
  }
  merge.added -= static_cast<int>(joined.moved.size());
  merge.variants += static_cast<int>(joined.moved.size());
  if (plan.explain) {
    for (const std::string& line : joined.explanations) console.PrintMessage(line);
  }
}

int MergeAndWrite(const Plan& plan, std::vector<ExportFile>& files, Console& console) {
  std::vector<Error> errors;
  const NotebookFolder folder = ReadNotebookFolder(plan.folder, plan.jobs, errors);
  if (!errors.empty()) {
    for (const Error& error : errors) console.PrintError(error);
    console.PrintError(
        {"", 0, 0, fmt::format("notes in {} cannot be read, so nothing was written; mend them first", plan.folder)});
    return kCouldNotWork;
  }
  std::vector<Collection> collections;
  for (ExportFile& file : files) {
    if (file.imported.has_value()) collections.push_back(std::move(file.imported->collection));
  }
  Notebook notebook = folder.notebook;
  MergeSummary merge = AddToNotebook(collections, notebook);
  if (plan.dedup) JoinNewNotes(folder.notebook, plan, notebook, merge, console);

  std::vector<std::string> faults = CheckPlacements(merge, notebook);
  const auto ids = IdsByExport(merge);
  std::string ledger_text;
  auto collection = collections.begin();
  for (const ExportFile& file : files) {
    if (!file.imported.has_value()) continue;
    const auto own_ids = ids.find(collection->export_name);
    const Ledger ledger = MakeLedger(*collection, own_ids == ids.end() ? std::vector<std::string>() : own_ids->second);
    for (const LedgerFault& fault : CheckLedger(ledger, file.imported->filled)) {
      faults.push_back(fmt::format("{}: {}", file.path, fault.message));
    }
    if (!plan.ledger_path.empty()) ledger_text += RenderLedger(ledger, collection->export_name);
    ++collection;
  }
  if (!faults.empty()) return ReportOurFaults(faults, console);

  const Result<std::vector<FileChange>> changes = PlanChanges(folder, notebook, plan.jobs);
  if (!changes.ok()) return ReportOurFaults({changes.error().ToString()}, console);
  const std::vector<FileChange> none;
  const Status written =
      WriteAll(plan.writes_notes() ? changes.value() : none, plan.folder, plan.ledger_path, ledger_text);
  if (!written.ok()) {
    console.PrintError(written.error());
    return kCouldNotWork;
  }
  if (plan.diff) {
    console.PrintContent(RenderDiff(changes.value(), plan.folder));
    return kNothingToReport;
  }
  if (console.verbosity() < 0) return kNothingToReport;

  std::map<std::string, ExportSummary*> by_name;
  for (ExportFile& file : files) {
    if (file.imported.has_value()) by_name[ExportName(file.path)] = &file.imported->summary;
  }
  AddNotes(merge, notebook, by_name);
  std::vector<ExportSummary> summaries;
  for (ExportFile& file : files) {
    if (file.imported.has_value()) summaries.push_back(std::move(file.imported->summary));
  }
  ImportTotals totals;
  totals.added = merge.added, totals.variants = merge.variants;
  totals.repeated = merge.repeated, totals.unchanged = merge.unchanged;
  totals.files_written = static_cast<int>(changes.value().size());
  totals.files_unchanged = static_cast<int>(notebook.size()) - totals.files_written;
  totals.failed = static_cast<int>(files.size() - summaries.size());
  totals.folder = plan.folder;
  totals.dry_run = plan.dry_run;
  console.Print(RenderImportSummary(summaries, totals, {console.stdout_color(), console.verbosity() > 0}));
  return kNothingToReport;
}

// Makes the output folder; one that is still empty at the end is taken away again.
class OutputFolder {
 public:
  static Result<OutputFolder> Open(const std::string& path) {
    Result<std::vector<std::string>> made = MakeFolders(path);
    if (!made.ok()) return made.error();
    OutputFolder folder;
    folder.made_ = std::move(made).value();
    Result<FolderLock> lock = FolderLock::Take(path);
    if (!lock.ok()) return lock.error();
    if (lock.value().held()) SweepLeftovers(path);
    folder.lock_.emplace(std::move(lock).value());
    return folder;
  }
  OutputFolder(OutputFolder&& other) noexcept : made_(std::exchange(other.made_, {})), lock_(std::move(other.lock_)) {}
  OutputFolder& operator=(OutputFolder&&) = delete;
  ~OutputFolder() {
    for (size_t i = made_.size(); i > 0; --i) rmdir(made_[i - 1].c_str());  // fails if it is not empty
  }

 private:
  OutputFolder() = default;

  std::vector<std::string> made_;
  std::optional<FolderLock> lock_;
};

int RunImport(const Arguments& arguments, Console& console) {
  const Result<Config> config = LoadConfig("");
  if (!config.ok()) {
    console.PrintError(config.error());
    return kCouldNotWork;
  }
  const Plan plan = {arguments.operands,
                     std::string(arguments.Value("--output")),
                     std::string(arguments.Value("--ledger")),
                     arguments.Has("--dry-run"),
                     arguments.Has("--diff"),
                     !arguments.Has("--no-dedup"),
                     arguments.Has("--explain"),
                     ThresholdsOf(config.value().settings),
                     arguments.jobs};
  if (const Status status = CheckLedgerPath(plan.ledger_path, plan.exports); !status.ok()) {
    console.PrintError(status.error());
    return kCouldNotWork;
  }
  std::vector<ExportFile> files = ImportFiles(plan.exports, arguments.Value("--from"), plan.jobs, console);
  bool failed = false, any = false;
  for (const ExportFile& file : files) {
    if (file.error.has_value()) console.PrintError(*file.error);
    failed = failed || file.error.has_value();
    any = any || file.imported.has_value();
  }
  if (!any) return kCouldNotWork;

  std::optional<OutputFolder> output;
  if (plan.writes_notes()) {
    Result<OutputFolder> opened = OutputFolder::Open(plan.folder);
    if (!opened.ok()) {
      console.PrintError(opened.error());
      return kCouldNotWork;
    }
    output.emplace(std::move(opened).value());
  }
  const int status = MergeAndWrite(plan, files, console);
  return failed ? std::max<int>(status, kCouldNotWork) : status;
}

}  // namespace

extern const Command import_command = {
    .name = "import",
    .summary = "turn exports into notes",
    .operands = "EXPORT...",
    .needs_operand = true,
    .description =
        "Finds the questions and answers of chat logs, PDFs made Markdown, pasted web pages, blog posts and lists of\n"
        "questions, repairs their text, and writes them as YAML notes, one topic a file. Into a folder that holds "
        "notes\n"
        "already it merges: the same export again changes nothing, and what a person edited is never overwritten.\n"
        "Every line ends in a note, a heading or a dropped range with a reason; --ledger prints that account. EXPORT "
        "may\n"
        "be - for standard input.\n",
    .options = kOptions,
    .examples =
        "  emend import inbox/* -o content/notes\n"
        "  emend import --dry-run chat.txt -o content/notes\n"
        "  emend import --ledger ledger.jsonl inbox/*.md -o content/notes\n",
    .run = RunImport,
};

}  // namespace emend
