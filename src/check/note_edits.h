// Edits on the bytes of a notes file: what they make of its values.
#ifndef EMEND_CHECK_NOTE_EDITS_H_
#define EMEND_CHECK_NOTE_EDITS_H_

#include <optional>
#include <vector>

#include "base/edit.h"
#include "passages/checked_file.h"

namespace emend {

// Whether the file, with `edits` (sorted, apart), still reads as it should: it is YAML, it has no fault that it had not
// before, and where an edit lies inside a scalar, no other value and no structure changed with it.
bool KeepsNotesSound(const CheckedFile& file, const std::vector<Edit>& edits);

// `edit`, whose replacement is text, as it must be written in the scalar that it lies in: quotes and backslashes
// escaped, a new line indented. Nothing if the scalar's style cannot carry it.
std::optional<Edit> EncodeForScalar(const CheckedFile& file, const Edit& edit);

}  // namespace emend

#endif  // EMEND_CHECK_NOTE_EDITS_H_
