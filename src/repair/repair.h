// Undoes mojibake: UTF-8 that was read as a single-byte code page, up to three times over.
//
// A repair decodes strictly, and is more plausible than what it replaces by a score of how text looks. Genuine text in
// any language stays as it is.
#ifndef EMEND_REPAIR_REPAIR_H_
#define EMEND_REPAIR_REPAIR_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/edit.h"

namespace emend {

struct Repair {
  Span span;  // of the damaged bytes in the text
  std::string repaired;
  std::string chain;       // how it came about, the last step first: "windows-874", "windows-1252 > mac-roman"
  double certainty = 1.0;  // 0..1; below 1 where several repairs fit and the likeliest was taken
  std::vector<std::string> candidates;  // what else would fit, likeliest first; empty if the repair is certain

  bool certain() const { return candidates.empty(); }
};

// The repairs that `text` (well-formed UTF-8) needs, sorted, not overlapping. `bytes_read`, if there is one, grows by
// the bytes that were looked at, each as often as it was.
std::vector<Repair> FindRepairs(std::string_view text, size_t* bytes_read = nullptr);

// The same as edits.
std::vector<Edit> ToEdits(const std::vector<Repair>& repairs);

}  // namespace emend

#endif  // EMEND_REPAIR_REPAIR_H_
