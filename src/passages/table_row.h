#ifndef EMEND_PASSAGES_TABLE_ROW_H_
#define EMEND_PASSAGES_TABLE_ROW_H_

#include <string_view>
#include <vector>

#include "base/span.h"

namespace emend {

// The cells of a table's row, the bytes of which are `line`, without white space around them. Pipes in inline code
// divide cells too; only `\|` does not (GFM 4.10).
std::vector<Span> SplitTableRow(std::string_view text, Span line);

// `| --- | :-: |`
bool IsDelimiterRow(std::string_view line);

}  // namespace emend

#endif  // EMEND_PASSAGES_TABLE_ROW_H_
