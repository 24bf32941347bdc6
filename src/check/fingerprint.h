#ifndef EMEND_CHECK_FINGERPRINT_H_
#define EMEND_CHECK_FINGERPRINT_H_

#include <span>

#include "model/finding.h"

namespace emend {

// Gives each finding of a file its fingerprint: of rule, note id (else the file's name without folders), field, match and how many equal ones
// stand before it. A finding keeps it when lines move, and a note's finding also when the note moves to another file.
void SetFingerprints(std::span<Finding> findings);

}  // namespace emend

#endif  // EMEND_CHECK_FINGERPRINT_H_
