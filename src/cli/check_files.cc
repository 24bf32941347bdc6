#include "cli/check_files.h"

#include <algorithm>
#include <utility>

#include "check/fixes.h"
#include "check/notes_format.h"
#include "cli/atomic_write.h"
#include "cli/parallel.h"
#include "cli/progress.h"
#include "passages/checked_file.h"

namespace emend {
namespace {

// What is on for one file, and what it finds there.
class FileCheck {
 public:
  FileCheck(const CheckPlan& plan, const std::string& path) : plan_(plan), place_(plan.config.Relative(path)) {
    terms_.today = plan.today;
    terms_.known = plan.known;
    for (const std::string& rule : plan.known) {
      if (plan.rules.IsOn(rule, place_)) terms_.ran.insert(rule);
    }
  }

  std::vector<Finding> operator()(const CheckedFile& file) const {
    std::vector<Finding> findings = plan_.runner.Run(file);
    if (auto fault = FindFormatFault(file)) {
      const auto behind = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.span.begin > fault->span.begin;
      });
      findings.insert(behind, *std::move(fault));
    }
    std::erase_if(findings, [&](const Finding& finding) { return !terms_.ran.contains(finding.rule->name); });
    findings = ApplySuppressions(file, std::move(findings), terms_);
    for (Finding& finding : findings)
      finding.severity = plan_.rules.SeverityOf(finding.rule->name, place_, finding.severity);
    return findings;
  }

 private:
  const CheckPlan& plan_;
  const std::string place_;
  SuppressionTerms terms_;
};

FileResult CheckFile(const CheckedPath& path, const CheckPlan& plan) {
  FileResult result;
  const bool is_stdin = path.path == "-";
  result.path = is_stdin ? plan.stdin_name : path.path;
  Result<FileBytes> bytes = ReadFile(path.path, kMostTextBytes);
  if (!bytes.ok()) return result.error = bytes.error(), result;
  result.stamp = bytes.value().stamp;
  const FileFormat format = FormatOf(result.path);
  if (path.found && format == FileFormat::kNotes && !LooksLikeNotes(bytes.value().bytes))
    return result.skipped = true, result;
  Result<CheckedFile> read = ReadCheckedFile(std::move(bytes.value().bytes), result.path, format);
  if (!read.ok()) {
    result.error = read.error();
    if (result.error->path.empty()) result.error->path = result.path;
    return result;
  }
  const FileCheck check(plan, result.path);
  CheckedFile file = std::move(read).value();
  if (!plan.fix.has_value()) {
    result.findings = check(file);
    if (!result.findings.empty() || is_stdin) result.before = result.after = std::move(file.bytes);
    return result;
  }
  std::string before = file.bytes;
  FixedFile fixed = FixFile(std::move(file), *plan.fix, check);
  result.findings = std::move(fixed.findings);
  result.fixed = fixed.fixed.size();
  result.dropped = fixed.dropped;
  result.settled = fixed.settled;
  if (fixed.file.bytes != before || !result.findings.empty() || is_stdin)
    result.before = std::move(before), result.after = std::move(fixed.file.bytes);
  return result;
}

Status WriteFile(const FileResult& file) {
  const std::string folder = FolderName(file.path);
  const Result<FolderLock> lock = FolderLock::Take(folder);
  if (!lock.ok()) return lock.error();
  if (lock.value().held()) SweepLeftovers(folder);
  FileSet files;
  if (const Status status = files.Stage(file.path, folder, file.after, file.stamp); !status.ok()) return status;
  return files.Commit();
}

}  // namespace

std::vector<FileResult> CheckFiles(const std::vector<CheckedPath>& paths, const CheckPlan& plan, Console& console) {
  std::vector<FileResult> results(paths.size());
  Progress progress(console, "checking", paths.size());
  ParallelFor(paths.size(), plan.jobs, [&](size_t i) {
    results[i] = CheckFile(paths[i], plan);
    progress.Advance();
  });
  return results;
}

void WriteFixedFiles(std::vector<FileResult>& files) {
  for (FileResult& file : files) {
    if (file.error.has_value() || !file.changed()) continue;
    if (const Status status = WriteFile(file); !status.ok()) file.error = status.error();
  }
}

}  // namespace emend
