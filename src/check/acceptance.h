#ifndef EMEND_CHECK_ACCEPTANCE_H_
#define EMEND_CHECK_ACCEPTANCE_H_

#include <memory>
#include <string>
#include <vector>

#include "base/edit.h"
#include "base/line_index.h"
#include "base/span.h"
#include "model/finding.h"
#include "passages/checked_file.h"

namespace emend {

// One entry under `ignore:`, or one comment that turns rules off: what it accepts, and where it says so.
struct Acceptance {
  std::shared_ptr<const RuleFacts> rule;  // of the finding if something is wrong with it
  Span place;                             // bytes of the entry or the comment
  std::string note;                       // id of the note it stands in; empty where there is none
  std::vector<std::string> selectors;     // the rules accepted
  Span where;                             // bytes of the file: findings that begin there are accepted
  std::string match;                      // only findings of this text; empty: all
  std::string until;                      // YYYY-MM-DD, the last day; empty: for ever
  bool has_reason = false;
  std::string fault;          // what is wrong with its form; empty if nothing is
  std::vector<Edit> removal;  // takes it out; empty if that cannot be done safely
};

// The entries of all notes, in the order of the file.
std::vector<Acceptance> ReadNoteIgnores(const CheckedFile& file);

// The comments of the file, in its order.
std::vector<Acceptance> ReadDirectives(const CheckedFile& file, const LineIndex& lines);

}  // namespace emend

#endif  // EMEND_CHECK_ACCEPTANCE_H_
