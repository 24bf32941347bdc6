// What must hold for the passages of any file.
#ifndef EMEND_TESTS_SUPPORT_PASSAGE_FAULTS_H_
#define EMEND_TESTS_SUPPORT_PASSAGE_FAULTS_H_

#include <algorithm>
#include <string>
#include <string_view>

#include "passages/checked_file.h"

namespace emend {

// The first thing that is wrong with a passage's map, marks or sentences; empty if nothing is.
inline std::string FindPlaceFault(const Passage& passage, std::string_view bytes) {
  const std::string_view text = passage.text;
  if (text.empty() && passage.kind != PassageKind::kCode) return "no text";
  if (passage.map.size() != text.size()) return "the map has another length";
  if (passage.source.begin > passage.source.end || passage.source.end > bytes.size()) return "outside the file";
  size_t last = passage.source.begin;
  for (size_t at = 0; at < text.size(); ++at) {
    const Span place = passage.map.ToSource({at, at + 1});
    if (place.begin < last || place.begin > place.end || place.end > passage.source.end)
      return "byte " + std::to_string(at) + " is said to be at " + std::to_string(place.begin) + "-" +
             std::to_string(place.end);
    last = place.begin;
    const auto copied = passage.map.ToCopied({at, at + 1});
    if (copied && bytes.substr(copied->begin, copied->size()) != text.substr(at, 1))
      return "byte " + std::to_string(at) + " is no copy";
  }
  size_t mark_begin = 0;
  for (const InlineMark& mark : passage.marks) {
    if (mark.span.begin < mark_begin || mark.span.begin >= mark.span.end || mark.span.end > text.size())
      return "marks are out of order, empty or outside the text";
    mark_begin = mark.span.begin;
  }
  size_t sentence_begin = 0;
  for (const Span& sentence : SplitSentences(passage)) {
    if (sentence.begin < sentence_begin || sentence.empty() || sentence.end > text.size()) return "sentences overlap";
    sentence_begin = sentence.end;
  }
  return MaskInline(passage).size() == text.size() ? "" : "the masked text has another length";
}

inline std::string FindPassageFault(const CheckedFile& file) {
  size_t begin = 0;
  const auto count = static_cast<int>(file.passages.size());
  for (int i = 0; i < count; ++i) {
    const Passage& passage = file.passages[static_cast<size_t>(i)];
    const std::string who = "passage " + std::to_string(i) + " \"" + passage.text.substr(0, 60) + "\": ";
    if (auto fault = FindPlaceFault(passage, file.bytes); !fault.empty()) return who + fault;
    if (passage.source.begin < begin) return who + "out of order";
    begin = passage.source.begin;
    if (passage.heading >= i || passage.lead >= i) return who + "refers to what stands behind it";
    if (passage.note >= static_cast<int>(file.note_spans.size())) return who + "belongs to no note";
  }
  for (const Directive& directive : file.directives) {
    if (directive.span.empty() || directive.span.end > file.bytes.size()) return "a directive is outside the file";
  }
  for (const Span& note : file.note_spans) {
    if (note.begin > note.end || note.end > file.bytes.size()) return "a note is outside the file";
  }
  return file.fault || file.notes.notes.size() == file.note_spans.size() ? "" : "notes and spans differ in number";
}

}  // namespace emend

#endif  // EMEND_TESTS_SUPPORT_PASSAGE_FAULTS_H_
