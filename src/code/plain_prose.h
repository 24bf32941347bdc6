// Sentences that need no second look: most lines of most exports. Of these a line run needs little, and of the score
// for code only that it cannot be higher than some bound.
#ifndef EMEND_CODE_PLAIN_PROSE_H_
#define EMEND_CODE_PLAIN_PROSE_H_

#include <optional>
#include <string_view>

#include "code/line_run.h"

namespace emend {

// What ReadRun says of the line, if it is a sentence of words, commas, brackets and numbers that begins with two words
// and ends with a full stop or a question mark: all of it but the score, which is at least that of the line.
std::optional<RunLine> DescribePlainProse(std::string_view line);

}  // namespace emend

#endif  // EMEND_CODE_PLAIN_PROSE_H_
