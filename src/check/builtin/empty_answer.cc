// A question without an answer.
#include <algorithm>

#include "base/unicode.h"
#include "check/builtin.h"
#include "check/builtin/note_keys.h"

namespace emend {
namespace {

void FindEmptyAnswer(const FileView& view, std::vector<Hit>& hits) {
  const CheckedFile& file = view.file();
  for (size_t i = 0; i < file.notes.notes.size(); ++i) {
    const Note& note = file.notes.notes[i];
    if (!Trim(note.answer).empty()) continue;
    const YamlNode* tree = NoteTree(file, i);
    const YamlNode* answer = tree == nullptr ? nullptr : FindKey(*tree, "answer");
    if (answer == nullptr) continue;
    Hit hit;
    hit.file_span = answer->span;
    hit.note = static_cast<int>(i);
    hit.match = "";
    // What import could not find is known to be missing: it is not news.
    const bool known = std::find(note.review.begin(), note.review.end(), Review::kUnanswered) != note.review.end();
    if (known) hit.severity = Severity::kSuggestion;
    hits.push_back(std::move(hit));
  }
}

}  // namespace

extern const BuiltIn empty_answer_builtin;
const BuiltIn empty_answer_builtin = {
    .name = "Notes.EmptyAnswer",
    .message = "the question has no answer",
    .description = "A note without an answer teaches nothing; answer it, or take it out.",
    .level = Severity::kWarning,
    .fix = FixSafety::kNone,
    .on_request = false,
    .find = FindEmptyAnswer,
};

}  // namespace emend
