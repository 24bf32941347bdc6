// Why a person must look at a note.
#include "check/builtin.h"
#include "check/builtin/note_keys.h"

namespace emend {
namespace {

void FindReview(const FileView& view, std::vector<Hit>& hits) {
  const CheckedFile& file = view.file();
  for (size_t i = 0; i < file.notes.notes.size(); ++i) {
    const YamlNode* tree = NoteTree(file, i);
    const YamlNode* review = tree == nullptr ? nullptr : FindKey(*tree, "review");
    if (review == nullptr) continue;
    for (const YamlNode& item : review->items) {
      // These have checks of their own.
      if (item.text == ToString(Review::kUnanswered) || item.text == ToString(Review::kTruncated)) continue;
      Hit hit;
      hit.file_span = item.span;
      hit.note = static_cast<int>(i);
      hits.push_back(std::move(hit));
    }
  }
}

}  // namespace

extern const BuiltIn review_builtin;
const BuiltIn review_builtin = {
    .name = "Notes.Review",
    .message = "a person has to look at this note (%s), and then take the mark out",
    .description = "The importer was not sure of something that only a reader can decide.",
    .level = Severity::kSuggestion,
    .fix = FixSafety::kNone,
    .on_request = false,
    .find = FindReview,
};

}  // namespace emend
