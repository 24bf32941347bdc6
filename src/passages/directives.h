#ifndef EMEND_PASSAGES_DIRECTIVES_H_
#define EMEND_PASSAGES_DIRECTIVES_H_

#include <string_view>
#include <vector>

#include "passages/checked_file.h"

namespace emend {

// The comments among the bytes of `span` whose first word is `emend`.
std::vector<Directive> FindDirectives(std::string_view text, Span span);

}  // namespace emend

#endif  // EMEND_PASSAGES_DIRECTIVES_H_
