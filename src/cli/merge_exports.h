// Imported exports, merged into a notebook in memory, and what that makes of their entries.
#ifndef EMEND_CLI_MERGE_EXPORTS_H_
#define EMEND_CLI_MERGE_EXPORTS_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read_exports.h"
#include "dedup/duplicates.h"
#include "notes/dedup_notebook.h"
#include "notes/merge.h"
#include "render/ledger.h"

namespace emend {

struct MergedExport {
  const ExportFile* file;
  Collection collection;
  Ledger ledger;
};

struct MergedNotes {
  std::vector<MergedExport> exports;  // those that could be read, in their order
  Notebook notebook;
  MergeSummary summary;
  std::set<std::string> fresh;            // ids of notes that are new
  std::vector<std::string> explanations;  // why questions were taken for one
  std::vector<std::string> faults;        // where the account does not add up: ours
};

struct MergeOptions {
  bool dedup = true;
  DedupThresholds thresholds;
  ForEach for_each = ForEachInOrder;
};

// Takes the collections out of `files`, which must live on.
MergedNotes MergeExports(std::vector<ExportFile>& files, const Notebook& before, const MergeOptions& options);

// Adds to each export's summary what only the notes tell: which entries became part of a note that another place gave
// first, and which notes a person must look at. A note that several exports share is listed with the first.
void AddNotesToSummaries(const MergedNotes& merged, std::vector<ExportFile>& files);

}  // namespace emend

#endif  // EMEND_CLI_MERGE_EXPORTS_H_
