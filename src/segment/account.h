#ifndef EMEND_SEGMENT_ACCOUNT_H_
#define EMEND_SEGMENT_ACCOUNT_H_

#include "model/collection.h"
#include "model/document.h"

namespace emend {

// Settles whose each line of the export is, so that every line that is not blank belongs to exactly one entry, heading
// or dropped range. Where several claim a line (HTML may have a page on one), it goes to the entry that has words of
// it, else to the heading, else to what was dropped. A line that a reader joined with the one before goes where that
// one went; what nobody claims is mark-up alone, and dropped as page furniture. Only two entries may share a line: the
// last of one may be the first of the next.
void SettleAccount(const Document& document, Collection& collection);

}  // namespace emend

#endif  // EMEND_SEGMENT_ACCOUNT_H_
