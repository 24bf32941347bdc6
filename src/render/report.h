// What a run did with exports and notes, as one page to look at.
#ifndef EMEND_RENDER_REPORT_H_
#define EMEND_RENDER_REPORT_H_

#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "model/collection.h"
#include "model/note.h"
#include "render/check_report.h"
#include "render/import_summary.h"
#include "render/ledger.h"

namespace emend {

struct ReportedRepair {
  Span span;  // bytes of the export's text
  std::string repaired;
  std::string chain;                    // of code pages, the last step first
  std::vector<std::string> candidates;  // what else would fit; empty if the repair is certain
};

struct ReportedExport {
  ExportSummary summary;
  Collection collection;
  Ledger ledger;
  std::string text;  // as it was decoded, before any repair
  std::vector<ReportedRepair> repairs;
};

struct ReportedTopic {
  std::string path;
  NotesFile file;
};

struct RunReport {
  std::vector<ReportedExport> exports;
  std::vector<ReportedTopic> topics;  // all notes, those that the exports bring among them
  CheckReport check;                  // of the topics
  std::vector<Error> errors;          // of what could not be read
};

// One page of HTML. The same report gives the same bytes.
std::string RenderReport(const RunReport& report);

}  // namespace emend

#endif  // EMEND_RENDER_REPORT_H_
