#include "check/changed_text.h"

#include <algorithm>

#include "base/line_diff.h"
#include "base/unicode.h"

namespace emend {
namespace {

std::string NoteOf(const CheckedFile& file, int note) {
  const auto index = static_cast<size_t>(note);
  return note < 0 || index >= file.notes.notes.size() ? "" : file.notes.notes[index].id;
}

std::string PassageKey(const CheckedFile& file, const Passage& passage) {
  return "p" + NoteOf(file, passage.note) + "\x1f" + passage.text;
}

std::string LineKey(std::string_view line) { return "l" + std::string(Trim(line)); }

// The passage that a place of the file stands in; null if in none. Passages ascend but may nest.
const Passage* PassageAt(const CheckedFile& file, Span span) {
  const Passage* found = nullptr;
  auto after = std::partition_point(file.passages.begin(), file.passages.end(),
                                    [&](const Passage& passage) { return passage.source.begin <= span.begin; });
  for (int tries = 0; after != file.passages.begin() && tries < 64 && found == nullptr; ++tries) {
    --after;
    if (after->source.begin <= span.begin && span.end <= after->source.end) found = &*after;
  }
  return found;
}

}  // namespace

void ChangedText::AddOld(const CheckedFile& file) {
  Count(file, -1);
  for (const Note& note : file.notes.notes) old_questions_.insert(note.question);
}

void ChangedText::Count(const CheckedFile& file, int step) {
  for (const Passage& passage : file.passages) surplus_[PassageKey(file, passage)] += step;
  for (const std::string_view line : SplitLines(file.bytes)) surplus_[LineKey(line)] += step;
}

std::vector<Finding> ChangedText::KeepNew(const CheckedFile& file, std::string_view old_bytes,
                                          std::vector<Finding> findings) const {
  if (findings.empty()) return findings;
  const LinesOfText lines = SplitLines(file.bytes);
  std::vector<bool> added(lines.size() + 1, false);
  for (const LineChange& change : FindLineChanges(SplitLines(old_bytes), lines))
    std::fill(added.begin() + static_cast<ptrdiff_t>(change.b), added.begin() + static_cast<ptrdiff_t>(change.b_end),
              true);
  const auto has_surplus = [&](const std::string& key) {
    const auto found = surplus_.find(key);
    return found == surplus_.end() || found->second > 0;
  };
  std::erase_if(findings, [&](const Finding& finding) {
    const auto first = static_cast<size_t>(std::max(finding.begin.line - 1, 0));
    const auto last = static_cast<size_t>(std::max(finding.end.line - 1, finding.begin.line - 1));
    bool is_added = false;
    for (size_t line = first; line <= std::min(last, lines.size()); ++line) is_added = is_added || added[line];
    if (!is_added) return true;
    const Passage* passage = PassageAt(file, finding.span);
    if (passage != nullptr) return !has_surplus(PassageKey(file, *passage));
    return first < lines.size() && !has_surplus(LineKey(lines[first]));
  });
  return findings;
}

}  // namespace emend
