#include "check/repeats.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/line_index.h"
#include "check/builtin/note_keys.h"
#include "check/fingerprint.h"
#include "notes/dedup_notebook.h"

namespace emend {
namespace {

std::shared_ptr<const RuleFacts> DuplicateIdRule() {
  static const auto rule =
      MakeRuleFacts(std::string(kDuplicateIdRule),
                    "Links, exports and later imports find a note by its id, which must be its own over all files.");
  return rule;
}

bool Ignores(const Note& note, std::string_view rule) {
  return std::any_of(note.ignore.begin(), note.ignore.end(), [&](const Ignore& one) { return one.rule == rule; });
}

Repeat MakeRepeat(const PlacedNote& later, std::shared_ptr<const RuleFacts> rule, Severity severity,
                  std::string message, std::string match) {
  Repeat repeat;
  repeat.file = later.file;
  Finding& finding = repeat.finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.message = std::move(message);
  finding.path = later.path;
  finding.span = later.span;
  finding.begin = later.begin;
  finding.end = later.end;
  finding.note = later.note.id;
  finding.field = "question";
  finding.match = std::move(match);
  SetFingerprints({&finding, 1});
  return repeat;
}

std::string PlaceOf(const PlacedNote& note) { return fmt::format("{}:{}", note.path, note.begin.line); }

}  // namespace

std::shared_ptr<const RuleFacts> DuplicateRule() {
  static const auto rule = MakeRuleFacts(
      "Notes.Duplicate",
      "One question, one note: emend dedup --merge joins the two and keeps every wording; distinct_from says that "
      "they differ.");
  return rule;
}

std::vector<PlacedNote> PlaceNotes(const CheckedFile& file, const std::string& path, size_t number) {
  std::vector<PlacedNote> placed;
  const LineIndex lines(file.bytes);
  for (size_t i = 0; i < file.notes.notes.size(); ++i) {
    const YamlNode* tree = NoteTree(file, i);
    const YamlNode* question = tree == nullptr ? nullptr : FindKey(*tree, "question");
    if (question == nullptr) continue;
    placed.push_back({path, number, file.notes.notes[i], question->span, lines.PositionOf(question->span.begin),
                      lines.PositionOf(question->span.end)});
  }
  return placed;
}

std::vector<Repeat> FindRepeats(std::span<const PlacedNote> all, const DedupThresholds& thresholds) {
  std::vector<const PlacedNote*> notes;  // those that are not new first
  for (const bool is_new : {false, true}) {
    for (const PlacedNote& note : all) {
      if (note.is_new == is_new) notes.push_back(&note);
    }
  }
  std::vector<Repeat> repeats;
  if (notes.size() < 2) return repeats;
  std::map<std::string_view, const PlacedNote*> by_id;
  for (const PlacedNote* note : notes) {
    const auto [first, added] = by_id.emplace(note->note.id, note);
    // Within one file the file's own check tells it.
    if (added || first->second->file == note->file || !note->is_new) continue;
    repeats.push_back(
        MakeRepeat(*note, DuplicateIdRule(), Severity::kError,
                   fmt::format("the id \"{}\" is taken by the note at {}", note->note.id, PlaceOf(*first->second)),
                   note->note.id));
  }
  std::vector<AskedQuestion> questions;
  for (const PlacedNote* note : notes) questions.push_back(AskedBy(note->note, questions.size()));
  const auto tie_of = [&](size_t a, size_t b) { return TieOfNotes(notes[a]->note, notes[b]->note); };
  for (const SameQuestions& group : FindDuplicates(questions, thresholds, tie_of).groups) {
    const PlacedNote& first = *notes[group.members.front()];
    for (size_t i = 1; i < group.members.size(); ++i) {
      const PlacedNote& later = *notes[group.members[i]];
      if (!later.is_new || Ignores(later.note, DuplicateRule()->name)) continue;
      repeats.push_back(MakeRepeat(later, DuplicateRule(), Severity::kWarning,
                                   fmt::format("asks the same as \"{}\" at {}", first.note.question, PlaceOf(first)),
                                   later.note.question));
    }
  }
  return repeats;
}

}  // namespace emend
