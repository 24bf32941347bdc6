#ifndef EMEND_BASE_LINE_INDEX_H_
#define EMEND_BASE_LINE_INDEX_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace emend {

// A place as people count: both 1-based, the column in code points. A byte order mark at the start has no column.
struct Position {
  int line = 1;
  int column = 1;

  bool operator==(const Position&) const = default;
};

// Where the lines of a text are. A line ends with LF, CR LF or CR; the ends are not part of it.
// The text must outlive the index.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  // Text that ends with a line end has no further, empty line after it; the empty text has no line.
  int line_count() const { return static_cast<int>(lines_.size()); }

  // The bytes of a line, 1-based, without its end.
  Span line(int number) const { return lines_[static_cast<size_t>(number) - 1]; }

  // The place of a byte. The offset may be the text's size.
  Position PositionOf(size_t offset) const;

 private:
  std::string_view text_;
  std::vector<Span> lines_;
};

}  // namespace emend

#endif  // EMEND_BASE_LINE_INDEX_H_
