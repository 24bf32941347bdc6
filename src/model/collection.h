// Questions with their answers, grouped in sections, and what of an export belongs to none of them.
//
//   every line of the export that is not blank is in exactly one entry, one section heading or one dropped range
#ifndef EMEND_MODEL_COLLECTION_H_
#define EMEND_MODEL_COLLECTION_H_

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace emend {

enum class EntryKind : uint8_t { kQuestion, kScenario, kReference };

// Why a person must look at a note. Order and names are those of the notes format.
enum class Review : uint8_t {
  kTruncated,
  kUncertainRepair,
  kUncertainBoundary,
  kDamagedCode,
  kDamagedTable,
  kMerged,
  kUnanswered,
};

std::string_view ToString(EntryKind kind);  // "question"
std::string_view ToString(Review review);   // "uncertain-repair"

// Where a wording came from.
struct Source {
  std::string export_name;  // the file's name without its folder
  LineRange lines;

  bool operator==(const Source&) const = default;
};

// A question and its answer as one export has them.
struct Entry {
  EntryKind kind = EntryKind::kQuestion;
  std::string question;     // clean: no number, no label, no mark-up but `code`
  std::vector<Line> body;   // the lines of the answer; the first may begin inside a line of the export
  std::string answer;       // the body as GitHub-Flavored Markdown, once markup has made it
  LineRange lines;          // the lines of the export that it stands for, question included
  std::set<Review> review;
};

struct Section {
  std::string title;                // clean; empty for what comes before the first heading
  std::vector<int> heading_lines;   // lines of the export that gave the title, 1-based
  std::vector<Entry> entries;
};

struct Dropped {
  LineRange lines;
  DropReason reason = DropReason::kNone;

  bool operator==(const Dropped&) const = default;
};

struct Collection {
  std::string export_name;
  std::string title;  // of the whole export; empty if it has none
  std::vector<Section> sections;
  std::vector<Dropped> dropped;  // sorted
};

}  // namespace emend

#endif  // EMEND_MODEL_COLLECTION_H_
