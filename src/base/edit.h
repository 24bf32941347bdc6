#ifndef EMEND_BASE_EDIT_H_
#define EMEND_BASE_EDIT_H_

#include <string>

#include "base/span.h"

namespace emend {

// "Put `replacement` in the place of the bytes of `span`." The one way in which any stage changes a text.
struct Edit {
  Span span;
  std::string replacement;

  bool operator==(const Edit&) const = default;
};

}  // namespace emend

#endif  // EMEND_BASE_EDIT_H_
