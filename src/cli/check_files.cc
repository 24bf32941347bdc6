#include "cli/check_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "check/fixes.h"
#include "check/notes_format.h"
#include "cli/atomic_write.h"
#include "cli/parallel.h"
#include "cli/progress.h"
#include "passages/checked_file.h"

namespace emend {
namespace {

bool LooksForRepeats(const CheckPlan& plan, const std::string& place) {
  return plan.rules.IsOn(DuplicateRule()->name, place) || plan.rules.IsOn(kDuplicateIdRule, place);
}

// Within one file its own check tells it.
bool LooksForGainsaid(const CheckPlan& plan, const std::string& place) {
  return plan.several && plan.rules.IsOn(kContradictionRule, place);
}

// What is on for one file, and what it finds there.
class FileCheck {
 public:
  FileCheck(const CheckPlan& plan, const std::string& path, FileResult& result) : plan_(plan), result_(result) {
    terms_.today = plan.today;
    terms_.known = plan.known;
    for (const std::string& rule : plan.known) {
      if (plan.rules.IsOn(rule, result.place)) terms_.ran.insert(rule);
    }
    // Whether these are accepted for nothing is seen only where all files are.
    judged_ = terms_;
    judged_.ran.erase(DuplicateRule()->name);
    if (LooksForGainsaid(plan, result.place)) judged_.ran.erase(std::string(kContradictionRule));
    if (plan.changes == nullptr) return;
    const auto old = plan.changes->files.find(RealPath(path));
    if (old != plan.changes->files.end()) old_bytes_ = old->second.bytes;
  }

  std::vector<Finding> operator()(const CheckedFile& file) const {
    std::vector<Finding> findings = plan_.runner.Run(file);
    if (auto fault = FindFormatFault(file)) {
      const auto behind = std::find_if(findings.begin(), findings.end(),
                                       [&](const Finding& finding) { return finding.span.begin > fault->span.begin; });
      findings.insert(behind, *std::move(fault));
    }
    std::erase_if(findings, [&](const Finding& finding) { return !terms_.ran.contains(finding.rule->name); });
    findings = ApplySuppressions(file, std::move(findings), judged_);
    if (plan_.changed_text != nullptr) findings = plan_.changed_text->KeepNew(file, old_bytes_, std::move(findings));
    result_.known.clear();
    if (plan_.baseline != nullptr)
      findings = plan_.baseline->KeepNew(result_.place, std::move(findings), result_.known);
    for (Finding& finding : findings) {
      finding.severity = plan_.rules.SeverityOf(finding.rule->name, result_.place, finding.severity);
      finding.path = result_.path;
    }
    return findings;
  }

  // What the file says that another may gainsay.
  std::vector<PlacedSaid> SaidIn(const CheckedFile& file, size_t number) const {
    std::vector<PlacedSaid> said = PlaceSaid(file, result_.path, number);
    if (said.empty()) return said;
    std::vector<Finding> findings;
    for (const PlacedSaid& one : said) findings.push_back(one.finding);
    SuppressionTerms terms;
    terms.today = plan_.today;
    terms.known = plan_.known;
    const auto places = [](const std::vector<Finding>& left) {
      std::set<size_t> begins;
      for (const Finding& finding : left) begins.insert(finding.span.begin);
      return begins;
    };
    findings = ApplySuppressions(file, std::move(findings), terms);
    const std::set<size_t> heard = places(findings);
    if (plan_.changed_text != nullptr) findings = plan_.changed_text->KeepNew(file, old_bytes_, std::move(findings));
    const std::set<size_t> fresh = places(findings);
    for (PlacedSaid& one : said) {
      one.is_heard = heard.contains(one.finding.span.begin);
      one.is_new = fresh.contains(one.finding.span.begin);
    }
    return said;
  }

 private:
  const CheckPlan& plan_;
  FileResult& result_;
  SuppressionTerms terms_;
  SuppressionTerms judged_;  // those of which an editor's acceptance is judged here
  std::string_view old_bytes_;
};

std::vector<PlacedNote> PlaceForRepeats(const CheckedFile& file, const std::string& path, size_t number,
                                        const CheckPlan& plan) {
  std::vector<PlacedNote> notes = PlaceNotes(file, path, number);
  if (plan.changed_text == nullptr) return notes;
  for (PlacedNote& note : notes) note.is_new = !plan.changed_text->HadQuestion(note.note.question);
  return notes;
}

Result<FileBytes> BytesOf(const CheckedPath& path, const CheckPlan& plan) {
  if (plan.texts == nullptr) return ReadFile(path.path, kMostTextBytes);
  return FileBytes{plan.texts->at(path.path), {}};
}

FileResult CheckFile(const CheckedPath& path, size_t number, const CheckPlan& plan) {
  FileResult result;
  const bool is_stdin = path.path == "-";
  result.path = is_stdin ? plan.stdin_name : path.path;
  result.place =
      is_stdin && plan.stdin_name.find('/') == std::string::npos ? plan.stdin_name : plan.config.Relative(result.path);
  Result<FileBytes> bytes = BytesOf(path, plan);
  if (!bytes.ok()) return result.error = bytes.error(), result;
  result.stamp = bytes.value().stamp;
  const FileFormat format = FormatOf(result.path);
  if (path.found && format == FileFormat::kNotes && !LooksLikeNotes(bytes.value().bytes))
    return result.skipped = true, result;
  Result<CheckedFile> read = ReadCheckedFile(std::move(bytes.value().bytes), result.place, format);
  if (!read.ok()) {
    result.error = read.error();
    result.error->path = result.path;
    return result;
  }
  const FileCheck check(plan, path.path, result);
  CheckedFile file = std::move(read).value();
  if (!plan.fix.has_value()) {
    result.findings = check(file);
    if (LooksForRepeats(plan, result.place)) result.notes = PlaceForRepeats(file, result.path, number, plan);
    if (LooksForGainsaid(plan, result.place)) result.said = check.SaidIn(file, number);
    if (!result.findings.empty() || is_stdin) result.before = result.after = std::move(file.bytes);
    return result;
  }
  std::string before = file.bytes;
  FixedFile fixed = FixFile(std::move(file), *plan.fix, std::cref(check));
  result.findings = std::move(fixed.findings);
  result.fixed = fixed.fixed.size();
  result.dropped = fixed.dropped;
  result.settled = fixed.settled;
  if (LooksForRepeats(plan, result.place)) result.notes = PlaceForRepeats(fixed.file, result.path, number, plan);
  if (LooksForGainsaid(plan, result.place)) result.said = check.SaidIn(fixed.file, number);
  if (fixed.file.bytes != before || !result.findings.empty() || is_stdin)
    result.before = std::move(before), result.after = std::move(fixed.file.bytes);
  return result;
}

// Of a file that did not change: what is new may repeat or gainsay it.
struct OldContents {
  std::vector<PlacedNote> notes;
  std::vector<PlacedSaid> said;
};

OldContents PlaceOldContents(const CheckedPath& path, size_t number, const CheckPlan& plan) {
  OldContents old;
  Result<FileBytes> bytes = ReadFile(path.path, kMostTextBytes);
  if (!bytes.ok() || (path.found && !LooksLikeNotes(bytes.value().bytes))) return old;
  const std::string place = plan.config.Relative(path.path);
  const auto file = ReadCheckedFile(std::move(bytes.value().bytes), place, FileFormat::kNotes);
  if (!file.ok()) return old;
  old.notes = PlaceNotes(file.value(), path.path, number);
  for (PlacedNote& note : old.notes) note.is_new = false;
  if (LooksForGainsaid(plan, place)) old.said = PlaceSaid(file.value(), path.path, number);
  for (PlacedSaid& said : old.said) said.is_new = said.is_heard = false;
  return old;
}

// A finding is shown with its line. The bytes of files without any were let go; false where they are others by now.
bool HasBytes(FileResult& result, const CheckPlan& plan) {
  if (!result.before.empty()) return true;
  Result<FileBytes> bytes = BytesOf({result.path}, plan);
  if (!bytes.ok() || !(bytes.value().stamp == result.stamp)) return false;
  result.before = result.after = std::move(bytes.value().bytes);
  return true;
}

template <typename T>
void Append(std::vector<T>& from, std::vector<T>& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
  from = {};
}

// What is seen only where all files are.
void CompareFiles(const CheckPlan& plan, std::vector<FileResult>& results, std::vector<OldContents> old) {
  std::vector<PlacedNote> notes;
  std::vector<PlacedSaid> said;
  for (OldContents& some : old) Append(some.notes, notes), Append(some.said, said);
  for (FileResult& result : results) Append(result.notes, notes), Append(result.said, said);
  std::vector<Repeat> found = FindRepeats(notes, plan.thresholds);
  std::vector<Repeat> gainsaid = FindGainsaid(said);
  Append(gainsaid, found);
  std::map<size_t, std::vector<Finding>> of_file;
  for (Repeat& repeat : found) {
    if (plan.rules.IsOn(repeat.finding.rule->name, results[repeat.file].place))
      of_file[repeat.file].push_back(std::move(repeat.finding));
  }
  for (auto& [number, findings] : of_file) {
    FileResult& result = results[number];
    // Where the file gainsays itself too, one finding is enough.
    std::erase_if(findings, [&](const Finding& finding) {
      return std::any_of(result.findings.begin(), result.findings.end(), [&](const Finding& other) {
        return other.rule->name == finding.rule->name && other.span == finding.span;
      });
    });
    if (plan.baseline != nullptr) findings = plan.baseline->KeepNew(result.place, std::move(findings), result.known);
    if (findings.empty() || !HasBytes(result, plan)) continue;
    for (Finding& finding : findings) {
      finding.severity = plan.rules.SeverityOf(finding.rule->name, result.place, finding.severity);
      const auto behind = std::find_if(result.findings.begin(), result.findings.end(),
                                       [&](const Finding& other) { return other.span.begin > finding.span.begin; });
      result.findings.insert(behind, std::move(finding));
    }
  }
}

}  // namespace

std::string Today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  localtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

std::vector<FileResult> CheckFiles(const std::vector<CheckedPath>& paths, const CheckPlan& plan, Console& console) {
  std::vector<FileResult> results(paths.size());
  Progress progress(console, "checking", paths.size());
  ParallelFor(paths.size(), plan.jobs, [&](size_t i) {
    results[i] = CheckFile(paths[i], i, plan);
    progress.Advance();
  });
  std::vector<OldContents> old(plan.unchanged.size());
  ParallelFor(old.size(), plan.jobs,
              [&](size_t i) { old[i] = PlaceOldContents(plan.unchanged[i], results.size() + i, plan); });
  CompareFiles(plan, results, std::move(old));
  return results;
}

ChangedText CompareWithRevision(const RevisionChanges& changes) {
  ChangedText text;
  // A file that cannot be read counts for nothing: its findings are told apart by lines alone.
  const auto read = [](std::string bytes, const std::string& path) {
    return ReadCheckedFile(std::move(bytes), path, FormatOf(path));
  };
  const auto add_old = [&](const OldFile& old) {
    if (old.path.empty()) return;
    if (const auto file = read(old.bytes, old.path); file.ok()) text.AddOld(file.value());
  };
  for (const OldFile& old : changes.removed) add_old(old);
  for (const auto& [path, old] : changes.files) {
    add_old(old);
    Result<FileBytes> bytes = ReadFile(path, kMostTextBytes);
    if (!bytes.ok()) continue;
    if (const auto file = read(std::move(bytes.value().bytes), path); file.ok()) text.AddNew(file.value());
  }
  return text;
}

void WriteFixedFiles(std::vector<FileResult>& files) {
  for (FileResult& file : files) {
    if (file.error.has_value() || !file.changed()) continue;
    if (const Status status = ReplaceFile(file.path, file.after, file.stamp); !status.ok()) file.error = status.error();
  }
}

}  // namespace emend
