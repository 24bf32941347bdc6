// What notes of different places have in common and must not: the question, or the id.
#ifndef EMEND_CHECK_REPEATS_H_
#define EMEND_CHECK_REPEATS_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dedup/duplicates.h"
#include "model/finding.h"
#include "passages/checked_file.h"

namespace emend {

// A note with its place, kept when its file is let go.
struct PlacedNote {
  std::string path;  // as it is shown
  size_t file = 0;   // number of the file
  Note note;
  Span span;       // bytes of its question
  Position begin;  // of the question
  Position end;
  bool is_new = true;  // false: it was there before what is checked, and repeats nothing
};

// The notes of a file; none where it holds none.
std::vector<PlacedNote> PlaceNotes(const CheckedFile& file, const std::string& path, size_t number);

// Notes.Duplicate and, across files, Notes.DuplicateId.
std::shared_ptr<const RuleFacts> DuplicateRule();
inline constexpr std::string_view kDuplicateIdRule = "Notes.DuplicateId";

struct Repeat {
  size_t file = 0;  // number of the file in which it is found
  Finding finding;
};

// Each new note that repeats another, which comes before it in the order given or is not new. What a person decided
// (`distinct_from`, `ignore`) stands.
std::vector<Repeat> FindRepeats(std::span<const PlacedNote> notes, const DedupThresholds& thresholds);

}  // namespace emend

#endif  // EMEND_CHECK_REPEATS_H_
