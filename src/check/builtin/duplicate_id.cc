// Two notes of one file with the same id.
#include <fmt/format.h>

#include <map>
#include <string>

#include "base/line_index.h"
#include "check/builtin.h"
#include "check/builtin/note_keys.h"

namespace emend {
namespace {

void FindDuplicateId(const FileView& view, std::vector<Hit>& hits) {
  const CheckedFile& file = view.file();
  std::map<std::string, size_t> first;
  for (size_t i = 0; i < file.notes.notes.size(); ++i) {
    const auto [at, added] = first.emplace(file.notes.notes[i].id, i);
    if (added) continue;
    const YamlNode* tree = NoteTree(file, i);
    const YamlNode* before = NoteTree(file, at->second);
    const YamlNode* id = tree == nullptr ? nullptr : FindKey(*tree, "id");
    if (id == nullptr || before == nullptr) continue;
    Hit hit;
    hit.file_span = id->span;
    hit.note = static_cast<int>(i);
    const Position place = LineIndex(file.bytes).PositionOf(before->span.begin);
    hit.arguments = {file.notes.notes[i].id, fmt::format("{}", place.line)};
    hits.push_back(std::move(hit));
  }
}

}  // namespace

extern const BuiltIn duplicate_id_builtin;
const BuiltIn duplicate_id_builtin = {
    .name = "Notes.DuplicateId",
    .message = "the id \"%s\" is taken by the note in line %s",
    .description = "Links, exports and later imports find a note by its id, which must be its own over all files.",
    .level = Severity::kError,
    .fix = FixSafety::kNone,
    .on_request = false,
    .find = FindDuplicateId,
};

}  // namespace emend
