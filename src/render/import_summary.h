// What an import did, for a person to read.
#ifndef EMEND_RENDER_IMPORT_SUMMARY_H_
#define EMEND_RENDER_IMPORT_SUMMARY_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/collection.h"
#include "render/markdown_counts.h"

namespace emend {

// A note that a person must look at.
struct ReviewItem {
  int line = 0;  // where it begins in the export
  std::set<Review> reasons;
  std::string question;
};

struct ExportSummary {
  std::string path;                  // as the user named it
  std::vector<std::string> remarks;  // how the bytes were read, where that is not self-evident
  std::map<EntryKind, int> entries;
  int sections = 0;                    // with a title
  MarkdownCounts markdown;             // code and tables of the answers
  std::map<std::string, int> repairs;  // by chain of code pages
  int uncertain_repairs = 0;
  std::map<DropReason, int> dropped;  // lines that are not blank
  int merged = 0;                     // entries that became part of a note with another source
  std::vector<ReviewItem> reviews;
};

// Counts what a collection holds: entries, sections, code, tables. Its entries must have their answers.
void CountCollection(const Collection& collection, ExportSummary& summary);

struct ImportTotals {
  int failed = 0;  // exports that could not be read
  int added = 0;
  int variants = 0;
  int repeated = 0;
  int unchanged = 0;
  int files_written = 0;
  int files_unchanged = 0;
  std::string folder;
  bool dry_run = false;
};

struct SummaryStyle {
  bool color = false;
  bool all_reviews = false;  // else the first few of each export
};

// All exports, one after the other, then the totals and what to do next. Text of the exports is escaped.
std::string RenderImportSummary(const std::vector<ExportSummary>& exports, const ImportTotals& totals,
                                const SummaryStyle& style);

}  // namespace emend

#endif  // EMEND_RENDER_IMPORT_SUMMARY_H_
