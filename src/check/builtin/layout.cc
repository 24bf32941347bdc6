// Notes that are not laid out in the canonical form.
#include "check/builtin.h"
#include "notes/yaml.h"

namespace emend {
namespace {

void FindLayout(const FileView& view, std::vector<Hit>& hits) {
  const CheckedFile& file = view.file();
  if (file.format != FileFormat::kNotes || file.fault) return;
  std::string canonical = WriteNotes(file.notes);
  if (canonical == file.bytes) return;
  size_t at = 0;
  while (at < canonical.size() && at < file.bytes.size() && canonical[at] == file.bytes[at]) ++at;
  Hit hit;
  hit.file_span = Span{at, std::min(at + 1, file.bytes.size())};
  hit.match = "layout";
  hit.file_edits.push_back({{0, file.bytes.size()}, std::move(canonical)});
  hits.push_back(std::move(hit));
}

}  // namespace

extern const BuiltIn layout_builtin;
const BuiltIn layout_builtin = {
    .name = "Notes.Layout",
    .message = "from here on the file is not in the canonical layout",
    .description =
        "Two files that hold the same notes are then the same bytes. Comments are lost; runs only where it is "
        "selected.",
    .level = Severity::kSuggestion,
    .fix = FixSafety::kSafe,
    .on_request = true,
    .find = FindLayout,
};

}  // namespace emend
