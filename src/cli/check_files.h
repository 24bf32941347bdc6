// Files -> what the rules find in them, and with fixes their new bytes. Runs in several threads; the result does not
// depend on how many, nor on the order of the paths.
#ifndef EMEND_CLI_CHECK_FILES_H_
#define EMEND_CLI_CHECK_FILES_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "check/baseline.h"
#include "check/changed_text.h"
#include "check/gainsaid.h"
#include "check/repeats.h"
#include "check/runner.h"
#include "check/settings.h"
#include "check/suppression.h"
#include "cli/checked_paths.h"
#include "cli/config.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/git.h"
#include "model/finding.h"

namespace emend {

// Everything that checking a file needs to know.
struct CheckPlan {
  const Runner& runner;
  const RulePlan& rules;
  const Config& config;
  RuleNames known;               // all rules there are
  std::string today;             // YYYY-MM-DD
  std::optional<FixSafety> fix;  // the least safe fix to be made; nothing: none is
  std::string stdin_name;        // what standard input is taken for
  int jobs = 1;
  bool several = false;                      // whether files are checked beside one another
  const RevisionChanges* changes = nullptr;  // only findings that are new since a revision
  const ChangedText* changed_text = nullptr;
  std::vector<CheckedPath> unchanged = {};  // files of notes beside these: what is new may repeat or gainsay them
  const Baseline* baseline = nullptr;       // only findings that are not in it
  DedupThresholds thresholds = {};          // of Notes.Duplicate
  const std::map<std::string, std::string>* texts = nullptr;  // by path: what is checked instead of the files on disk
};

struct FileResult {
  std::string path;
  std::string place;                   // the path from the folder of emend.yaml on
  std::vector<Baseline::Known> known;  // findings that the baseline held back
  std::vector<PlacedNote> notes;       // for the checks over all files, which take them
  std::vector<PlacedSaid> said;        // likewise
  std::vector<Finding> findings;       // those left, sorted by place, then rule
  std::string before;                  // bytes; only of a file with findings, or that a fix changes
  std::string after;                   // the same without a fix
  FileStamp stamp;
  size_t fixed = 0;    // findings that fixes removed
  size_t dropped = 0;  // fixes that would have broken the file
  bool settled = true;
  bool skipped = false;        // YAML that was found beside the notes, and is none
  std::optional<Error> error;  // the file could not be checked

  bool changed() const { return before != after; }
};

// The local date, YYYY-MM-DD.
std::string Today();

// One result a path, in the same order.
std::vector<FileResult> CheckFiles(const std::vector<CheckedPath>& paths, const CheckPlan& plan, Console& console);

// What the files that changed since a revision hold more often than before.
ChangedText CompareWithRevision(const RevisionChanges& changes);

// Writes the new bytes of the files that fixes change, each whole or not at all. What cannot be written becomes the
// file's error.
void WriteFixedFiles(std::vector<FileResult>& files);

}  // namespace emend

#endif  // EMEND_CLI_CHECK_FILES_H_
