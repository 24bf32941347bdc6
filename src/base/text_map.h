#ifndef EMEND_BASE_TEXT_MAP_H_
#define EMEND_BASE_TEXT_MAP_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "base/span.h"

namespace emend {

// Which bytes of a source each byte of a text stands for, where the text was put together from pieces of the source.
// Unlike MappedText it owns neither: a file has thousands of small texts, all of one source.
//
// Pieces are given in the order of the text, and their places in the source ascend.
class TextMap {
 public:
  // The next `length` bytes of the text are the bytes of the source from `source` on.
  void Copy(size_t source, size_t length);

  // The next `length` bytes of the text stand for the bytes of `source`, and are not the same.
  void Replace(Span source, size_t length);

  // The length of the text.
  size_t size() const { return size_; }

  // The source bytes that `span` of the text stands for, without what was left out at either end of it. An empty span
  // gives an empty one.
  Span ToSource(Span span) const;

  // The same where every byte of `span` was copied and nothing was left out between them: there an edit of the text is
  // an edit of the source, byte for byte.
  std::optional<Span> ToCopied(Span span) const;

  // From this text to the source of `outer`, whose text is this map's source.
  TextMap Over(const TextMap& outer) const;

 private:
  struct Piece {
    size_t text;    // where it begins
    size_t length;  // in the text
    Span source;
    bool copied;
  };

  // The piece that holds the byte of the text, or the last one for the text's end. Needs a piece.
  const Piece& PieceAt(size_t offset) const;

  std::vector<Piece> pieces_;  // none of them empty in the text
  size_t size_ = 0;
};

}  // namespace emend

#endif  // EMEND_BASE_TEXT_MAP_H_
