// The text of one block as the Markdown parser has it: lines without the marks of the quotes and lists around them,
// joined by LF. Each byte knows its place in the source.
#ifndef EMEND_PASSAGES_BLOCK_TEXT_H_
#define EMEND_PASSAGES_BLOCK_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/text_map.h"

namespace emend {

class BlockText {
 public:
  // `source` must outlive this.
  explicit BlockText(std::string_view source) : source_(source) {}

  void Clear();

  // Adds bytes of the source, behind a line end if anything stands before them.
  void AddLine(Span bytes);

  // Adds bytes of the source to the last line.
  void Add(Span bytes);

  // Adds `sign` for the bytes of `stands_for`.
  void AddReplaced(Span stands_for, char sign);

  std::string_view text() const { return text_; }
  std::string_view source() const { return source_; }

  // The place in the source of a byte of the text; of its end, behind the last byte.
  size_t Place(size_t offset) const;

  // Appends the bytes [begin, end) of this text to `map`. They must hold no line end.
  void CopyTo(TextMap& map, size_t begin, size_t end) const;

 private:
  struct Piece {
    size_t text;
    Span source;
    bool copied;
  };

  // The piece that holds a byte. Remembers the last answer, as all who ask go forward.
  const Piece& PieceAt(size_t offset) const;

  std::string_view source_;
  std::string text_;
  std::vector<Piece> pieces_;
  mutable size_t last_ = 0;
};

}  // namespace emend

#endif  // EMEND_PASSAGES_BLOCK_TEXT_H_
