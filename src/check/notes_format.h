#ifndef EMEND_CHECK_NOTES_FORMAT_H_
#define EMEND_CHECK_NOTES_FORMAT_H_

#include <memory>
#include <optional>

#include "model/finding.h"
#include "passages/checked_file.h"

namespace emend {

// The rule of the finding below.
std::shared_ptr<const RuleFacts> NotesFormatRule();

// What is wrong with the format of a notes file that is sound YAML: the first fault that its reader met, an error.
std::optional<Finding> FindFormatFault(const CheckedFile& file);

}  // namespace emend

#endif  // EMEND_CHECK_NOTES_FORMAT_H_
