// Which entries of an export do the notes already hold?
#ifndef EMEND_NOTES_KNOWN_ENTRIES_H_
#define EMEND_NOTES_KNOWN_ENTRIES_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace emend {

// A wording with its place in an export: as the export has it now, or as a note remembers it.
struct PlacedWording {
  std::string key;  // of the question, see question_key.h
  std::string_view answer;
  LineRange lines;
};

// For each of `entries` (as the export has them now, in its order) the one of `remembered` that it is, if any.
//
//   by question   the same key, and the same answer or else the same lines
//   by lines      what has its remembered lines still, moved as the nearest entries around it have moved that are known
//   by
//                 question; where there are none or they disagree, its words must be much the same
//
// So an edited note is known as long as its export only grew. Another text under a known question is new: the export
// was replaced, or an answer that was cut off is now whole.
//
// No one of `remembered` is given twice. Linear but for sorting.
std::vector<std::optional<size_t>> FindKnownEntries(std::span<const PlacedWording> entries,
                                                    std::span<const PlacedWording> remembered);

// True if the answers differ in white space at their ends at most.
bool SameAnswer(std::string_view a, std::string_view b);

}  // namespace emend

#endif  // EMEND_NOTES_KNOWN_ENTRIES_H_
