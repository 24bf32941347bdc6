#include <algorithm>

#include "passages/checked_file.h"

namespace emend {

bool IsMasked(const InlineMark& mark) { return mark.kind == InlineKind::kCode || mark.kind == InlineKind::kUrl; }

std::string MaskInline(const Passage& passage) {
  std::string masked = passage.text;
  for (const InlineMark& mark : passage.marks) {
    if (!IsMasked(mark)) continue;
    std::fill(masked.begin() + static_cast<std::ptrdiff_t>(mark.span.begin),
              masked.begin() + static_cast<std::ptrdiff_t>(mark.span.end), '\x01');
  }
  return masked;
}

}  // namespace emend
