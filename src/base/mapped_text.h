// Text that remembers which source bytes it came from.
//
//   source bytes -> MappedText -> (edits) -> MappedText -> ... -> Diagnostic
//
// A repair may lengthen or shorten the text, yet a finding must point at the bytes the author sees.
#ifndef EMEND_BASE_MAPPED_TEXT_H_
#define EMEND_BASE_MAPPED_TEXT_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/edit.h"
#include "base/span.h"

namespace emend {

class MappedText {
 public:
  MappedText() = default;
  explicit MappedText(std::string source) : text_(std::move(source)) {}

  std::string_view text() const { return text_; }

  // The source bytes that `span` of the text stands for. Inserted text stands for all the bytes it replaced.
  Span ToSource(Span span) const;

  // The text with `edits` made. They must be sorted and must not overlap.
  MappedText Apply(std::span<const Edit> edits) const;

 private:
  // Bytes of the text that stand for other bytes of the source. Between two of them both run in step.
  struct Change {
    Span text;
    Span source;
  };

  // The source offset of `offset`, which lies behind the first `count` changes and before the next.
  size_t Behind(size_t offset, size_t count) const;

  std::string text_;
  std::vector<Change> changes_;  // sorted by text
};

// `text` with `edits` made; the same rules as MappedText::Apply.
std::string ApplyEdits(std::string_view text, std::span<const Edit> edits);

}  // namespace emend

#endif  // EMEND_BASE_MAPPED_TEXT_H_
