#include "cli/merge_exports.h"

#include <fmt/format.h>

#include <functional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace emend {
namespace {

// The placements of each export's entries, in the order of the collection.
std::map<std::string_view, std::vector<std::string>> IdsByExport(const MergeSummary& merge) {
  std::map<std::string_view, std::vector<std::string>> ids;
  for (const Placement& placement : merge.placements) ids[placement.export_name].push_back(placement.id);
  return ids;
}

// Where an entry stands: the id of a note, the export, the lines.
using HeldPlace = std::tuple<std::string_view, std::string_view, LineRange>;

struct HeldPlaceHash {
  size_t operator()(const HeldPlace& place) const {
    const auto& [id, export_name, lines] = place;
    const auto of = std::hash<std::string_view>();
    return ((of(id) * 31 + of(export_name)) * 31 + static_cast<size_t>(lines.first)) * 31 +
           static_cast<size_t>(lines.last);
  }
};

// Checks that the notes hold, under the ids that the merge told, the sources of all entries. Returns what is wrong.
std::vector<std::string> CheckPlacements(const MergeSummary& merge, const Notebook& notebook) {
  std::unordered_set<HeldPlace, HeldPlaceHash> held;
  const auto add = [&](const std::string& id, const std::vector<Source>& sources) {
    for (const Source& source : sources) held.emplace(id, source.export_name, source.lines);
  };
  for (const auto& [name, file] : notebook) {
    for (const Note& note : file.notes) {
      add(note.id, note.sources);
      for (const Variant& variant : note.variants) add(note.id, variant.sources);
    }
  }
  std::vector<std::string> faults;
  for (const Placement& placement : merge.placements) {
    if (held.contains({placement.id, placement.export_name, placement.lines})) continue;
    faults.push_back(fmt::format("{}: lines {}-{} should be in the note {}, but are not", placement.export_name,
                                 placement.lines.first, placement.lines.last, placement.id));
  }
  return faults;
}

// The ids of the notes that the merge added.
std::set<std::string> FreshNotes(const Notebook& before, const Notebook& notebook) {
  std::set<std::string> fresh;
  for (const auto& [name, file] : notebook) {
    const auto old = before.find(name);
    const size_t known = old == before.end() ? 0 : old->second.notes.size();  // new ones stand behind the others
    for (size_t n = known; n < file.notes.size(); ++n) fresh.insert(file.notes[n].id);
  }
  return fresh;
}

// Makes new notes part of those that ask the same in other words, and follows them in what is to be told.
void JoinNewNotes(const MergeOptions& options, MergedNotes& merged) {
  const JoinedNotes joined = JoinFreshNotes(merged.notebook, merged.fresh, options.thresholds, options.for_each);
  MergeSummary& merge = merged.summary;
  for (Placement& placement : merge.placements) {
    if (const auto moved = joined.moved.find(placement.id); moved != joined.moved.end()) placement.id = moved->second;
  }
  merge.added -= static_cast<int>(joined.moved.size());
  merge.variants += static_cast<int>(joined.moved.size());
  for (const auto& [gone, id] : joined.moved) merged.fresh.erase(gone);
  merged.explanations = joined.explanations;
}

}  // namespace

MergedNotes MergeExports(std::vector<ExportFile>& files, const Notebook& before, const MergeOptions& options) {
  std::vector<Collection> collections;
  MergedNotes merged;
  for (ExportFile& file : files) {
    if (!file.imported.has_value()) continue;
    collections.push_back(std::move(file.imported->collection));
    merged.exports.push_back({&file, {}, {}});
  }
  merged.notebook = before;
  merged.summary = MoveToNotebook(collections, merged.notebook);
  merged.fresh = FreshNotes(before, merged.notebook);
  if (options.dedup) JoinNewNotes(options, merged);

  merged.faults = CheckPlacements(merged.summary, merged.notebook);
  const auto ids = IdsByExport(merged.summary);
  for (size_t i = 0; i < collections.size(); ++i) {
    MergedExport& own = merged.exports[i];
    own.collection = std::move(collections[i]);
    const auto own_ids = ids.find(own.collection.export_name);
    own.ledger = MakeLedger(own.collection, own_ids == ids.end() ? std::vector<std::string>() : own_ids->second);
    for (const LedgerFault& fault : CheckLedger(own.ledger, own.file->imported->filled))
      merged.faults.push_back(fmt::format("{}: {}", own.file->path, fault.message));
  }
  return merged;
}

void AddNotesToSummaries(const MergedNotes& merged, std::vector<ExportFile>& files) {
  std::map<std::string, ExportSummary*> summaries;
  for (ExportFile& file : files) {
    if (file.imported.has_value()) summaries[ExportName(file.path)] = &file.imported->summary;
  }
  std::unordered_map<std::string_view, const Note*> notes;
  for (const auto& [name, file] : merged.notebook) {
    for (const Note& note : file.notes) notes[note.id] = &note;
  }
  std::unordered_set<std::string_view> listed;
  for (const Placement& placement : merged.summary.placements) {
    const Note& note = *notes.at(placement.id);
    ExportSummary& summary = *summaries.at(placement.export_name);
    const Source own{placement.export_name, placement.lines};
    if (note.sources.empty() || note.sources.front() != own) ++summary.merged;
    if (!note.review.empty() && listed.insert(note.id).second) {
      summary.reviews.push_back({placement.lines.first, {note.review.begin(), note.review.end()}, note.question});
    }
  }
}

}  // namespace emend
