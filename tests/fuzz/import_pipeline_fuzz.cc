// Any bytes through the whole import, in memory: the ledger adds up, the notes read back, the same again changes
// nothing.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "cli/import_pipeline.h"
#include "notes/merge.h"
#include "notes/yaml.h"
#include "render/ledger.h"

namespace {

void Require(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace emend;
  Result<ImportedExport> imported = ImportBytes(std::string(reinterpret_cast<const char*>(bytes), size), "export.txt");
  if (!imported.ok()) {
    Require(!imported.error().message.empty(), "an error says nothing");
    return 0;
  }
  const std::vector<bool>& filled = imported.value().filled;
  std::vector<Collection> collections;
  collections.push_back(std::move(imported.value().collection));

  Notebook notebook;
  const MergeSummary merge = AddToNotebook(collections, notebook);
  std::vector<std::string> ids;
  for (const Placement& placement : merge.placements) ids.push_back(placement.id);
  for (const LedgerFault& fault : CheckLedger(MakeLedger(collections[0], ids), filled)) Require(false, fault.message);
  for (const auto& [name, file] : notebook) {
    const Status status = VerifyRoundTrip(file, WriteNotes(file));
    Require(status.ok(), status.ok() ? "" : status.error().message);
  }

  const Notebook before = notebook;
  const MergeSummary again = AddToNotebook(collections, notebook);
  Require(again.added == 0 && again.variants == 0 && again.repeated == 0, "the same export again adds something");
  Require(notebook == before, "the same export again changes the notes");
  return 0;
}
