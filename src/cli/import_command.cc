// emend import: exports become notes, joined with the notes that a folder already holds.
//
// Nothing is written unless the ledger of every export adds up and every file reads back as what it shall hold; then
// all files change together. An export that cannot be read is reported, and the others are imported.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "cli/atomic_write.h"
#include "cli/command.h"
#include "cli/config.h"
#include "cli/dedup_thresholds.h"
#include "cli/files.h"
#include "cli/merge_exports.h"
#include "cli/notebook_folder.h"
#include "cli/progress.h"
#include "cli/read_exports.h"
#include "import/import.h"
#include "render/diff.h"
#include "render/import_summary.h"
#include "render/ledger.h"

namespace emend {
namespace {

constexpr Option kImportOptions[] = {
    {"-o,--output", "DIR", "the folder of the notes; made if it is missing", "", true},
    {"--dry-run", "", "write no notes; print the summary of what would be done", "", false},
    {"--diff", "", "write no notes; print what would change, as a unified diff", "", false},
    {"--ledger", "FILE", "write what became of every line, as JSON Lines: export, lines, fate, id, reason", "", false},
    {"--from", "LAYOUT", "what the exports are, where they are taken for something else (default: recognised)",
     kLayouts, false},
    {"--no-dedup", "", "do not look for overlapping questions by meaning", "", false},
    {"--explain", "", "say on stderr why questions were taken for one", "", false},
};

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

// Whoever names a file gets no folder that is called like one.
Status CheckFolderName(const std::string& folder) {
  if (!folder.ends_with(".yaml") && !folder.ends_with(".yml")) return Ok();
  if (access(folder.c_str(), F_OK) == 0) return Ok();
  return Error{folder, 0, 0,
               fmt::format("is named as a file; --output takes a folder, such as {}", FolderName(folder))};
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

int MergeAndWrite(const Plan& plan, std::vector<ExportFile>& files, Console& console) {
  std::vector<Error> errors;
  const NotebookFolder folder = ReadNotebookFolder(plan.folder, plan.jobs, errors);
  if (!errors.empty()) {
    for (const Error& error : errors) console.PrintError(error);
    console.PrintError(
        {"", 0, 0, fmt::format("notes in {} cannot be read, so nothing was written; mend them first", plan.folder)});
    return kCouldNotWork;
  }
  const MergedNotes merged = MergeExports(
      files, folder.notebook, {plan.dedup, plan.thresholds, ParallelForWithBar(console, "comparing", plan.jobs)});
  if (plan.explain) {
    for (const std::string& line : merged.explanations) console.PrintMessage(line);
  }
  std::string ledger_text;
  if (!plan.ledger_path.empty()) {
    for (const MergedExport& own : merged.exports) ledger_text += RenderLedger(own.ledger, own.collection.export_name);
  }
  if (!merged.faults.empty()) return ReportOurFaults(merged.faults, console);

  const Result<std::vector<FileChange>> changes = PlanChanges(folder, merged.notebook, plan.jobs);
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

  AddNotesToSummaries(merged, files);
  std::vector<ExportSummary> summaries;
  for (ExportFile& file : files) {
    if (file.imported.has_value()) summaries.push_back(std::move(file.imported->summary));
  }
  ImportTotals totals;
  const MergeSummary& merge = merged.summary;
  totals.added = merge.added, totals.variants = merge.variants;
  totals.repeated = merge.repeated, totals.unchanged = merge.unchanged;
  totals.files_written = static_cast<int>(changes.value().size());
  totals.files_unchanged = static_cast<int>(merged.notebook.size()) - totals.files_written;
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
  for (const Status& status : {CheckFolderName(plan.folder), CheckLedgerPath(plan.ledger_path, plan.exports)}) {
    if (status.ok()) continue;
    console.PrintError(status.error());
    return kCouldNotWork;
  }
  std::vector<ExportFile> files = ReadExports(plan.exports, arguments.Value("--from"), false, plan.jobs, console);
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
    .options = kImportOptions,
    .examples =
        "  emend import inbox/* -o content/notes\n"
        "  emend import --dry-run chat.txt -o content/notes\n"
        "  emend import --ledger ledger.jsonl inbox/*.md -o content/notes\n",
    .run = RunImport,
};

}  // namespace emend
