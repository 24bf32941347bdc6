// Document -> Collection: which lines are questions, which their answers, which headings, and which belong to no note.
#ifndef EMEND_SEGMENT_SEGMENT_H_
#define EMEND_SEGMENT_SEGMENT_H_

#include <string>

#include "model/collection.h"
#include "model/document.h"

namespace emend {

// The collection's views point into `document`, which must outlive it.
Collection SegmentDocument(const Document& document, std::string export_name);

}  // namespace emend

#endif  // EMEND_SEGMENT_SEGMENT_H_
