// One export, from its bytes to entries with their answers:
//
//   bytes -> decode -> repair, white space -> Document -> Collection -> Markdown
//
// Pure, so that files go to threads freely.
#ifndef EMEND_CLI_IMPORT_PIPELINE_H_
#define EMEND_CLI_IMPORT_PIPELINE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/collection.h"
#include "render/import_summary.h"
#include "repair/repair.h"

namespace emend {

// What a report shows of an export.
struct ImportTrace {
  std::string text;             // as it was decoded, before any repair; its lines are those of the collection
  std::vector<Repair> repairs;  // of `text`
};

struct ImportedExport {
  Collection collection;     // without the entries' bodies, as the text that they point into is gone
  std::vector<bool> filled;  // which lines are not blank
  ExportSummary summary;     // all but its path and what was merged
  std::optional<ImportTrace> trace;
};

// Fails on what is no text, and on text of white space alone.
// `layout`: see ImportText. `traced`: with the trace.
Result<ImportedExport> ImportBytes(std::string bytes, std::string export_name, std::string_view layout = {},
                                   bool traced = false);

}  // namespace emend

#endif  // EMEND_CLI_IMPORT_PIPELINE_H_
