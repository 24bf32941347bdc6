#ifndef EMEND_DEDUP_FOLD_H_
#define EMEND_DEDUP_FOLD_H_

#include <string>
#include <string_view>

namespace emend {

// Text as questions are compared: compatibility forms resolved, no case, no accents. `Über` and `uber` are one.
std::string FoldForComparison(std::string_view text);

}  // namespace emend

#endif  // EMEND_DEDUP_FOLD_H_
