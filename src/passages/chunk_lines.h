// The lines of the chunk of a document that is being read, as the parser counts them: from 1 on.
#ifndef EMEND_PASSAGES_CHUNK_LINES_H_
#define EMEND_PASSAGES_CHUNK_LINES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "base/span.h"
#include "passages/block_text.h"
#include "passages/chunks.h"

namespace emend {

// Where the text of a block stands.
struct BlockPlace {
  int first = 1;   // line
  int column = 0;  // of the first line, in bytes, 1-based; 0 = behind the marks of quotes
  int last = 1;    // line
};

class ChunkLines {
 public:
  // Divides the text from `from` on into chunks of `size` bytes, about. `text` must outlive this.
  ChunkLines(std::string_view text, size_t from, size_t size);

  size_t chunk_count() const { return chunks_.begins.size(); }
  const std::string& definitions() const { return chunks_.definitions; }

  // Makes a chunk, counted from 0, the one whose lines these are. Its bytes.
  Span EnterChunk(size_t number);

  std::string_view text() const { return text_; }
  std::string_view Bytes(Span span) const { return text_.substr(span.begin, span.size()); }

  int count() const { return static_cast<int>(end_line_ - first_line_); }

  // A line without its end.
  Span Line(int number) const { return chunks_.lines[first_line_ + static_cast<size_t>(number) - 1]; }

  // Where the line behind the one that ends at `end` begins.
  size_t NextBegin(size_t end) const;

  // The line without the marks of `quotes` quotes around and without white space before it.
  Span Strip(int number, int quotes) const;

  // The text of a block inside `quotes` quotes. `pipes`: the parser took the backslash of each `\|` away.
  void Take(BlockPlace place, int quotes, bool pipes, BlockText& block) const;

 private:
  std::string_view text_;
  MarkdownChunks chunks_;
  size_t first_line_ = 0;
  size_t end_line_ = 0;
};

// Adds a line to `block` without the backslash of each `\|`.
void AddLineWithPipes(Span line, BlockText& block);

}  // namespace emend

#endif  // EMEND_PASSAGES_CHUNK_LINES_H_
