// An answer that breaks off.
#include <algorithm>

#include "base/unicode.h"
#include "check/builtin.h"
#include "check/builtin/note_keys.h"

namespace emend {
namespace {

// Prose that cannot be the end of an answer: it stops at a comma, an opening bracket, or announces what does not come.
bool BreaksOff(std::string_view text) {
  text = Trim(text);
  return !text.empty() && std::string_view(",([{;").find(text.back()) != std::string_view::npos;
}

void FindTruncated(const FileView& view, std::vector<Hit>& hits) {
  const CheckedFile& file = view.file();
  for (size_t i = 0; i < file.notes.notes.size(); ++i) {
    const std::vector<Review>& marks = file.notes.notes[i].review;
    if (std::find(marks.begin(), marks.end(), Review::kTruncated) == marks.end()) continue;
    const YamlNode* tree = NoteTree(file, i);
    const YamlNode* review = tree == nullptr ? nullptr : FindKey(*tree, "review");
    if (review == nullptr) continue;
    Hit hit;
    hit.file_span = review->span;
    hit.note = static_cast<int>(i);
    hit.match = "review";
    hits.push_back(std::move(hit));
  }
  // The last passage of each answer.
  for (size_t p = 0; p < file.passages.size(); ++p) {
    const Passage& passage = file.passages[p];
    if (passage.field != NoteField::kAnswer || passage.kind != PassageKind::kParagraph) continue;
    const bool last = p + 1 == file.passages.size() || file.passages[p + 1].note != passage.note ||
                      file.passages[p + 1].field != NoteField::kAnswer;
    if (!last || !BreaksOff(passage.text)) continue;
    const std::string_view text = Trim(passage.text);
    const auto end = static_cast<size_t>(text.data() - passage.text.data()) + text.size();
    Hit hit;
    hit.passage = p;
    hit.span = {end - 1, end};
    hits.push_back(std::move(hit));
  }
}

}  // namespace

extern const BuiltIn truncated_builtin;
const BuiltIn truncated_builtin = {
    .name = "Notes.Truncated",
    .message = "the answer breaks off",
    .description = "The export was cut, or the end was lost on the way; finish the answer from its source.",
    .level = Severity::kWarning,
    .fix = FixSafety::kNone,
    .on_request = false,
    .find = FindTruncated,
};

}  // namespace emend
