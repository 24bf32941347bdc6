// emend check: what the rules find in notes, Markdown and text, told in any of the formats, or mended.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "check/baseline.h"
#include "check/runner.h"
#include "check/settings.h"
#include "cli/atomic_write.h"
#include "cli/check_files.h"
#include "cli/checked_paths.h"
#include "cli/chosen_rules.h"
#include "cli/command.h"
#include "cli/config.h"
#include "cli/git.h"
#include "cli/step_summary.h"
#include "render/check_report.h"
#include "render/diff.h"

namespace emend {
namespace {

constexpr Option kCheckOptions[] = {
    {"--fix", "", "make the fixes that are safe, and tell what is left", "", false},
    {"--unsafe-fixes", "", "make those too that may change what is meant; implies --fix", "", false},
    {"--diff", "", "change nothing; print what the fixes would change, as a unified diff", "", false},
    {"--select", "RULES",
     "only these rules: names, styles, or patterns such as Facts.Http*; comma-separated, repeatable", "", false},
    {"--ignore", "RULES", "not these", "", false},
    {"--fail-level", "LEVEL", "the least severity that makes the exit status 1 (default: warning)",
     "suggestion|warning|error", false},
    {"--output-format", "FORMAT", "how the findings are told (default: text); github fills a step's summary, too",
     kFormatNames, false},
    {"--output-file", "FILE", "write the findings there instead of standard output", "", false},
    {"--statistics", "", "tell how often each rule found something", "", false},
    {"--changed-since", "REV", "only what is new since the merge base of this git revision and HEAD", "", false},
    {"--baseline", "FILE", "leave out the findings that this file holds", "", false},
    {"--write-baseline", "", "put all findings into the baseline (default: emend-baseline.json beside emend.yaml)", "",
     false},
    {"--stdin-filename", "NAME", "read standard input, and take it for a file of this name", "", false},
    {"--rules", "DIR", "a folder of more rules, or one rule file", "", false},
    {"--config", "FILE", "the settings (default: the nearest emend.yaml upward from here)", "", false},
};

std::optional<Severity> LevelNamed(std::string_view name) {
  for (const Severity severity : {Severity::kSuggestion, Severity::kWarning, Severity::kError}) {
    if (ToString(severity) == name) return severity;
  }
  return std::nullopt;
}

// One run, from the words of the command line to the exit status.
class CheckRun {
 public:
  CheckRun(const Arguments& arguments, Console& console) : arguments_(arguments), console_(console) {}

  int Run() {
    if (!Prepare()) return kCouldNotWork;
    Check();
    Tell();
    return Status();
  }

 private:
  bool Fail(const Error& error) {
    console_.PrintError(error);
    return false;
  }

  bool Prepare() {
    Result<Config> config = LoadConfig(arguments_.Value("--config"));
    if (!config.ok()) return Fail(config.error());
    config_ = std::move(config).value();
    Result<ChosenRules> chosen = ChooseRules(
        config_, {arguments_.List("--select"), arguments_.List("--ignore"), GivenFolders()}, arguments_, console_);
    if (!chosen.ok()) return Fail(chosen.error());
    rules_.emplace(std::move(chosen).value());
    errors_ = rules_->errors;
    return FindFiles() && FindChanges() && ReadBaseline();
  }

  // What is new since a revision; files that did not change since then need no look.
  bool FindChanges() {
    if (!arguments_.Has("--changed-since")) return true;
    if (reads_stdin_) return Fail({"", 0, 0, "--changed-since needs files; standard input has no history"});
    Result<RevisionChanges> changes = ReadChangesSince(arguments_.Value("--changed-since"), IsCheckedName);
    if (!changes.ok()) return Fail(changes.error());
    changes_ = std::move(changes).value();
    changed_text_ = CompareWithRevision(*changes_);
    std::erase_if(paths_, [&](const CheckedPath& path) {
      const std::string real = RealPath(path.path);
      const bool is_unchanged = !real.empty() && !changes_->files.contains(real);
      if (is_unchanged && FormatOf(path.path) == FileFormat::kNotes) unchanged_.push_back(path);
      return is_unchanged;
    });
    return true;
  }

  bool ReadBaseline() {
    writes_baseline_ = arguments_.Has("--write-baseline");
    if (!arguments_.Has("--baseline") && !writes_baseline_) return true;
    baseline_path_ = arguments_.Has("--baseline") ? std::string(arguments_.Value("--baseline"))
                                                  : config_.Resolve("emend-baseline.json");
    if (writes_baseline_ && changes_.has_value())
      return Fail(
          {"", 0, 0, "--write-baseline takes in all findings, --changed-since leaves some out; give one of them"});
    if (writes_baseline_ && access(baseline_path_.c_str(), F_OK) != 0) {
      baseline_.emplace();
      return true;
    }
    const Result<FileBytes> bytes = ReadFile(baseline_path_, kMostTextBytes);
    if (!bytes.ok()) return Fail(bytes.error());
    Result<Baseline> baseline = Baseline::Parse(bytes.value().bytes, baseline_path_);
    if (!baseline.ok()) return Fail(baseline.error());
    baseline_ = std::move(baseline).value();
    return true;
  }

  std::vector<std::string> GivenFolders() const {
    const auto given = arguments_.options.find("--rules");
    return given == arguments_.options.end() ? std::vector<std::string>() : given->second;
  }

  bool FindFiles() {
    std::vector<std::string> operands = arguments_.operands;
    const bool from_stdin = arguments_.Has("--stdin-filename");
    if (operands.empty() && from_stdin) operands.emplace_back("-");
    if (from_stdin && operands != std::vector<std::string>{"-"})
      return Fail({"", 0, 0, "--stdin-filename names standard input; give no other path with it"});
    if (operands.empty()) {
      for (const std::string& path : config_.settings.content) operands.push_back(config_.Resolve(path));
    }
    if (operands.empty()) operands.emplace_back(".");
    CheckedPaths found = FindCheckedPaths(operands, config_);
    for (Error& error : found.errors) errors_.push_back(std::move(error));
    paths_ = std::move(found.files);
    // A report in the place of a file would destroy what it tells about.
    const std::string output(arguments_.Value("--output-file"));
    const std::string real = output.empty() ? "" : RealPath(output);
    for (const CheckedPath& path : paths_) {
      if (!real.empty() && real == RealPath(path.path))
        return Fail({output, 0, 0, "is one of the files that are checked; name another file for the findings"});
    }
    reads_stdin_ = std::any_of(paths_.begin(), paths_.end(), [](const CheckedPath& path) { return path.path == "-"; });
    return true;
  }

  void Check() {
    const bool diff = arguments_.Has("--diff");
    const bool unsafe = arguments_.Has("--unsafe-fixes");
    const bool fix = arguments_.Has("--fix") || unsafe || diff;
    const Runner runner(std::move(rules_->rules), rules_->dictionary);
    CheckPlan plan{runner, rules_->plan, config_, rules_->known, Today(), std::nullopt, "", arguments_.jobs};
    if (fix) plan.fix = unsafe ? FixSafety::kUnsafe : FixSafety::kSafe;
    if (config_.settings.dedup_threshold) plan.thresholds.same = *config_.settings.dedup_threshold;
    plan.stdin_name = std::string(arguments_.Value("--stdin-filename"));
    if (plan.stdin_name.empty()) plan.stdin_name = "standard input";
    if (changes_.has_value())
      plan.changes = &*changes_, plan.changed_text = &changed_text_, plan.unchanged = unchanged_;
    plan.several = paths_.size() + plan.unchanged.size() > 1;
    if (baseline_.has_value() && !writes_baseline_) plan.baseline = &*baseline_;
    files_ = CheckFiles(paths_, plan, console_);
    fixes_ = fix && !diff;
    if (fixes_ && !reads_stdin_) WriteFixedFiles(files_);
  }

  // Whether this run looked for findings of a rule in a file, or the file is gone.
  bool WasLookedFor(const std::string& place, const std::string& rule) const {
    if (!rules_->known.contains(rule)) return true;
    if (!rules_->plan.IsOn(rule, place)) return false;
    return checked_places_.contains(place) || access(config_.Resolve(place).c_str(), F_OK) != 0;
  }

  void UpdateBaseline(CheckReport& report) {
    if (!baseline_.has_value() || changes_.has_value()) return;
    for (const FileResult& file : files_) {
      if (!file.error.has_value()) checked_places_.insert(file.place);
    }
    const auto looked_for = [&](const std::string& place, const std::string& rule) {
      return WasLookedFor(place, rule);
    };
    if (!writes_baseline_) {
      std::vector<Baseline::Known> known;
      for (const FileResult& file : files_) known.insert(known.end(), file.known.begin(), file.known.end());
      const size_t stale = baseline_->Stale(known, looked_for).size();
      if (stale == 0) return;
      console_.PrintMessage(fmt::format("{}: {} of its findings {} gone; --write-baseline takes {} out", baseline_path_,
                                        stale, stale == 1 ? "is" : "are", stale == 1 ? "it" : "them"));
      return;
    }
    baseline_->Erase(looked_for);
    std::map<std::string_view, const FileResult*> by_path;
    for (const FileResult& file : files_) by_path[file.path] = &file;
    for (const Finding& finding : report.findings) baseline_->Add(by_path[finding.path]->place, finding);
    if (WriteReport(baseline_path_, baseline_->Write()))
      console_.PrintMessage(fmt::format("{}: holds {} findings now", baseline_path_, baseline_->size()));
    report.findings.clear();
  }

  void Tell() {
    CheckReport report;
    report.version = EMEND_VERSION;
    for (FileResult& file : files_) {
      if (file.skipped) {
        if (console_.verbosity() > 0) console_.PrintMessage(file.path + ": is YAML, but holds no notes; left out");
        continue;
      }
      if (file.error.has_value()) {
        errors_.push_back(*file.error);
        continue;
      }
      if (file.changed()) changed_.push_back(&file);
      if (!file.settled)
        console_.PrintMessage(file.path + ": the fixes of two rules undo each other; the last state was kept");
      fixed_ += file.fixed;
      report.paths.push_back(file.path);
      if (file.findings.empty()) continue;
      report.sources[file.path] = file.after;
      std::move(file.findings.begin(), file.findings.end(), std::back_inserter(report.findings));
    }
    UpdateBaseline(report);
    for (const Error& error : errors_) console_.PrintError(error);
    report.errors = errors_;
    const std::string_view level = arguments_.Value("--fail-level");
    const Severity least = LevelNamed(level).value_or(config_.settings.fail_level.value_or(Severity::kWarning));
    fails_ = std::any_of(report.findings.begin(), report.findings.end(),
                         [&](const Finding& finding) { return finding.severity >= least; });
    if (arguments_.Has("--diff")) {
      for (const FileResult* file : changed_)
        console_.PrintContent(UnifiedDiff(file->before, file->after, file->path, file->path));
      return;
    }
    Print(report);
  }

  void Print(const CheckReport& report) {
    const std::string name(arguments_.Has("--output-format") ? arguments_.Value("--output-format") : "text");
    const std::string output(arguments_.Value("--output-file"));
    const bool for_people = output.empty() && !(reads_stdin_ && fixes_) && (name == "text" || name == "concise");
    const std::string told =
        FindFormat(name)->render(report, {output.empty() && for_people && console_.stdout_color()});
    if (name == "github") {
      if (const emend::Status added = AddToStepSummary(report); !added.ok()) {
        console_.PrintError(added.error());
        errors_.push_back(added.error());
      }
    }
    if (reads_stdin_ && fixes_) {
      for (const FileResult& file : files_) console_.PrintContent(file.after);
    }
    if (!output.empty()) {
      WriteReport(output, told);
    } else if (reads_stdin_ && fixes_) {
      console_.PrintRecord(told);
    } else {
      console_.Print(told);
    }
    std::string ending = arguments_.Has("--statistics") ? RenderStatistics(report.findings) : "";
    if (console_.verbosity() >= 0) {
      if (fixes_)
        ending += fmt::format("Fixed {} finding{} in {} file{}.\n", fixed_, fixed_ == 1 ? "" : "s", changed_.size(),
                              changed_.size() == 1 ? "" : "s");
      ending += SummaryLine(report) + "\n";
    }
    for_people ? console_.Print(ending) : console_.PrintRecord(ending);
  }

  bool WriteReport(const std::string& path, const std::string& told) {
    const emend::Status status = ReplaceFile(path, told);
    if (status.ok()) return true;
    console_.PrintError(status.error());
    errors_.push_back(status.error());
    return false;
  }

  int Status() const {
    if (!errors_.empty()) return kCouldNotWork;
    return fails_ || !changed_.empty() ? kFindings : kNothingToReport;
  }

  const Arguments& arguments_;
  Console& console_;
  Config config_;
  std::optional<ChosenRules> rules_;
  std::vector<CheckedPath> paths_;
  bool reads_stdin_ = false;
  bool fixes_ = false;  // fixes are made, not only shown
  std::optional<RevisionChanges> changes_;
  ChangedText changed_text_;
  std::string baseline_path_;
  std::vector<CheckedPath> unchanged_;
  std::optional<Baseline> baseline_;
  bool writes_baseline_ = false;
  std::set<std::string> checked_places_;
  std::vector<FileResult> files_;
  std::vector<const FileResult*> changed_;
  size_t fixed_ = 0;
  std::vector<Error> errors_;
  bool fails_ = false;  // there are findings at or above the fail level
};

int RunCheck(const Arguments& arguments, Console& console) { return CheckRun(arguments, console).Run(); }

}  // namespace

extern const Command check_command = {
    .name = "check",
    .summary = "check notes, Markdown and text by rules, and mend what is safe",
    .operands = "PATH...",
    .needs_operand = false,
    .description =
        "Checks files, and all notes (.yaml), Markdown and text in folders. Without a PATH: the content that "
        "emend.yaml\n"
        "names, or else the working directory. PATH may be - for standard input; with --fix its mended text goes to\n"
        "standard output. What an editor accepts is said in the file, with the reason: under `ignore` of a note, or\n"
        "<!-- emend off Rule: reason --> ... <!-- emend on Rule --> and <!-- emend disable-next-line Rule: reason "
        "-->.\n",
    .options = kCheckOptions,
    .examples =
        "  emend check content/notes\n"
        "  emend check --fix README.md docs\n"
        "  emend check --select Facts,Terms.Products --output-format sarif --output-file emend.sarif\n",
    .run = RunCheck,
};

}  // namespace emend
