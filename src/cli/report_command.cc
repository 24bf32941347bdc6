// emend report: one page about what emend does with exports and notes. Changes nothing but the page.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "cli/atomic_write.h"
#include "cli/check_files.h"
#include "cli/checked_paths.h"
#include "cli/chosen_rules.h"
#include "cli/command.h"
#include "cli/config.h"
#include "cli/dedup_thresholds.h"
#include "cli/files.h"
#include "cli/merge_exports.h"
#include "cli/progress.h"
#include "cli/read_exports.h"
#include "cli/read_topics.h"
#include "import/import.h"
#include "notes/yaml.h"
#include "render/report.h"

namespace emend {
namespace {

constexpr Option kReportOptions[] = {
    {"-o,--output", "FILE", "the page to write (default: standard output)", "", false},
    {"--from", "LAYOUT", "what the exports are, where they are taken for something else (default: recognised)",
     kLayouts, false},
    {"--no-dedup", "", "do not look for overlapping questions by meaning", "", false},
    {"--select", "RULES",
     "only these rules: names, styles, or patterns such as Facts.Http*; comma-separated, repeatable", "", false},
    {"--ignore", "RULES", "not these", "", false},
    {"--rules", "DIR", "a folder of more rules, or one rule file", "", false},
    {"--config", "FILE", "the settings (default: the nearest emend.yaml upward from here)", "", false},
};

// The notes with what the exports add, in memory, and their bytes by path.
struct NotesInMemory {
  std::vector<ReportedTopic> topics;
  std::vector<CheckedPath> paths;
  std::map<std::string, std::string> texts;
};

NotesInMemory NotesToCheck(std::vector<TopicFile> before, Notebook notebook) {
  std::map<std::string, TopicFile*> known;
  for (TopicFile& topic : before) known[topic.slug + ".yaml"] = &topic;
  NotesInMemory notes;
  for (auto& [name, file] : notebook) {
    const auto old = known.find(name);
    const std::string path = old == known.end() ? name : old->second->path;
    const bool same = old != known.end() && old->second->file == file;
    notes.texts[path] = same ? std::move(old->second->bytes) : WriteNotes(file);
    notes.topics.push_back({path, std::move(file)});
  }
  for (const auto& [path, bytes] : notes.texts) notes.paths.push_back({path, false});
  return notes;
}

std::vector<ReportedExport> ReportedExports(MergedNotes& merged) {
  std::vector<ReportedExport> exports;
  for (MergedExport& own : merged.exports) {
    const ImportedExport& imported = *own.file->imported;
    ReportedExport& of = exports.emplace_back();
    of.summary = imported.summary;
    of.collection = std::move(own.collection);
    of.ledger = std::move(own.ledger);
    of.text = imported.trace->text;
    for (const Repair& repair : imported.trace->repairs)
      of.repairs.push_back({repair.span, repair.repaired, repair.chain, repair.candidates});
  }
  return exports;
}

// One run, from the words of the command line to the exit status.
class ReportRun {
 public:
  ReportRun(const Arguments& arguments, Console& console) : arguments_(arguments), console_(console) {}

  int Run() {
    Result<Config> config = LoadConfig(arguments_.Value("--config"));
    if (!config.ok()) return Refuse(config.error());
    config_ = std::move(config).value();
    const auto folders = arguments_.options.find("--rules");
    Result<ChosenRules> chosen =
        ChooseRules(config_,
                    {arguments_.List("--select"), arguments_.List("--ignore"),
                     folders == arguments_.options.end() ? std::vector<std::string>() : folders->second},
                    arguments_, console_);
    if (!chosen.ok()) return Refuse(chosen.error());
    Add(chosen.value().errors);
    SortOperands();
    if (const std::optional<Error> error = OutputFault()) return Refuse(*error);
    if (const int status = ReadAndMerge(); status != kNothingToReport) return status;
    Check(chosen.value());
    for (const Error& error : report_.errors) console_.PrintError(error);
    if (!report_.errors.empty() && report_.exports.empty() && report_.topics.empty()) return kCouldNotWork;
    return Write() ? (report_.errors.empty() ? kNothingToReport : kCouldNotWork) : kCouldNotWork;
  }

 private:
  int Refuse(const Error& error) {
    console_.PrintError(error);
    return kCouldNotWork;
  }

  void Add(const std::vector<Error>& errors) {
    report_.errors.insert(report_.errors.end(), errors.begin(), errors.end());
  }

  // Folders and YAML hold notes, all else is an export.
  void SortOperands() {
    std::vector<std::string> notes;
    for (const std::string& path : arguments_.operands) {
      const bool is_notes = path.ends_with(".yaml") || path.ends_with(".yml") || IsFolder(path);
      (is_notes ? notes : exports_).push_back(path);
    }
    if (arguments_.operands.empty()) {
      for (const std::string& path : config_.settings.content) notes.push_back(config_.Resolve(path));
      if (notes.empty()) notes.emplace_back(kDefaultFolder);
    }
    CheckedPaths found = FindCheckedPaths(notes, config_);
    Add(found.errors);
    notes_ = std::move(found.files);
  }

  // A page in the place of a file would destroy what it tells about.
  std::optional<Error> OutputFault() const {
    const std::string output(arguments_.Value("--output"));
    const std::string real = output.empty() ? "" : RealPath(output);
    if (real.empty()) return std::nullopt;
    std::vector<std::string> inputs = exports_;
    for (const CheckedPath& path : notes_) inputs.push_back(path.path);
    for (const std::string& path : inputs) {
      if (real == RealPath(path)) return Error{output, 0, 0, "is what the page would be about; name another file"};
    }
    return std::nullopt;
  }

  int ReadAndMerge() {
    std::vector<CheckedPath> yaml;
    std::copy_if(notes_.begin(), notes_.end(), std::back_inserter(yaml), HasYamlName);
    std::vector<TopicFile> topics = ReadTopics(std::move(yaml), arguments_.jobs, report_.errors);
    Notebook before;
    for (const TopicFile& topic : topics) before[topic.slug + ".yaml"] = topic.file;
    std::vector<ExportFile> files = ReadExports(exports_, arguments_.Value("--from"), true, arguments_.jobs, console_);
    for (const ExportFile& file : files) {
      if (file.error.has_value()) report_.errors.push_back(*file.error);
    }
    MergedNotes merged = MergeExports(files, before,
                                      {!arguments_.Has("--no-dedup"), ThresholdsOf(config_.settings),
                                       ParallelForWithBar(console_, "comparing", arguments_.jobs)});
    if (!merged.faults.empty()) {
      console_.PrintError({"", 0, 0, "internal error: " + merged.faults.front() + "; please report it"});
      return kInternalError;
    }
    AddNotesToSummaries(merged, files);
    report_.exports = ReportedExports(merged);
    in_memory_ = NotesToCheck(std::move(topics), std::move(merged.notebook));
    AddOtherTexts();
    return kNothingToReport;
  }

  // Markdown and text that stand beside the notes are checked as `emend check` does it.
  void AddOtherTexts() {
    for (const CheckedPath& path : notes_) {
      if (HasYamlName(path)) continue;
      Result<FileBytes> bytes = ReadFile(path.path, kMostTextBytes);
      if (!bytes.ok()) {
        report_.errors.push_back(bytes.error());
        continue;
      }
      in_memory_.texts[path.path] = std::move(bytes.value().bytes);
      in_memory_.paths.push_back(path);
    }
    std::sort(in_memory_.paths.begin(), in_memory_.paths.end(),
              [](const CheckedPath& a, const CheckedPath& b) { return a.path < b.path; });
  }

  void Check(ChosenRules& chosen) {
    const Runner runner(std::move(chosen.rules), chosen.dictionary);
    CheckPlan plan{runner, chosen.plan, config_, chosen.known, Today(), std::nullopt, "", arguments_.jobs};
    plan.thresholds = ThresholdsOf(config_.settings);
    plan.texts = &in_memory_.texts;
    plan.several = in_memory_.paths.size() > 1;
    report_.check.version = EMEND_VERSION;
    for (FileResult& file : CheckFiles(in_memory_.paths, plan, console_)) {
      if (file.error.has_value()) {
        report_.errors.push_back(*file.error);
        continue;
      }
      report_.check.paths.push_back(file.path);
      if (!file.findings.empty()) report_.check.sources[file.path] = std::move(file.after);
      for (Finding& finding : file.findings) report_.check.findings.push_back(std::move(finding));
    }
    report_.topics = std::move(in_memory_.topics);
  }

  bool Write() {
    const std::string page = RenderReport(report_);
    const std::string output(arguments_.Value("--output"));
    if (output.empty()) {
      console_.PrintContent(page);
      return true;
    }
    const Status written = ReplaceFile(output, page);
    if (!written.ok()) return console_.PrintError(written.error()), false;
    console_.PrintMessage(fmt::format("{}: {} export{}, {} finding{}", output, report_.exports.size(),
                                      report_.exports.size() == 1 ? "" : "s", report_.check.findings.size(),
                                      report_.check.findings.size() == 1 ? "" : "s"));
    return true;
  }

  const Arguments& arguments_;
  Console& console_;
  Config config_;
  std::vector<std::string> exports_;
  std::vector<CheckedPath> notes_;
  NotesInMemory in_memory_;
  RunReport report_;
};

int WriteReportPage(const Arguments& arguments, Console& console) { return ReportRun(arguments, console).Run(); }

}  // namespace

extern const Command report_command = {
    .name = "report",
    .summary = "show on one page what becomes of exports, and what is found in notes",
    .operands = "PATH...",
    .needs_operand = false,
    .description =
        "Makes a page of HTML: what was kept of every export, what was dropped and why, repairs, before and after of "
        "the\n"
        "places that changed the most, merged questions side by side, and the findings by rule and by file. Folders "
        "and\n"
        "YAML files hold notes, all else is an export; an export is imported in memory, into the notes that are given, "
        "and\n"
        "no note is written. Without a PATH: the content that emend.yaml names, or else content/notes. The page loads\n"
        "nothing and can be sent around. Findings do not change the exit status.\n",
    .options = kReportOptions,
    .examples =
        "  emend report inbox/* -o report.html\n"
        "  emend report inbox/* content/notes -o report.html\n"
        "  emend report --select Facts > report.html\n",
    .run = WriteReportPage,
};

}  // namespace emend
