// Findings with edits -> the file's new bytes.
//
//   findings -> edits that do not overlap -> bytes -> checked again -> ... until nothing changes
//
// Only the bytes of the edits change. Of two fixes that overlap, the one that begins first is made, the other by the next
// pass. In notes a fix is dropped if the file would not read as it should with it: if it is no YAML any more, or holds
// other text than the fix says.
#ifndef EMEND_CHECK_FIXES_H_
#define EMEND_CHECK_FIXES_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/edit.h"
#include "model/finding.h"
#include "passages/checked_file.h"

namespace emend {

// The edits of the findings that are at least so safe, sorted, without overlap; a finding's edits are made all or none.
// `chosen` gets the index of each finding whose edits they are.
std::vector<Edit> ChooseEdits(const std::vector<Finding>& findings, FixSafety least, std::vector<size_t>& chosen);

struct FixedFile {
  CheckedFile file;               // as it is in the end
  std::vector<Finding> findings;  // that are left
  std::vector<Finding> fixed;     // of all passes, with the places they had
  size_t dropped = 0;             // fixes that would have broken the file
  bool settled = true;            // false: fixes undo each other, and were stopped
};

// Fixes a file by what `check` finds in it, again and again.
FixedFile FixFile(CheckedFile file, FixSafety least,
                  const std::function<std::vector<Finding>(const CheckedFile&)>& check);

}  // namespace emend

#endif  // EMEND_CHECK_FIXES_H_
