// One answer as a flat row of blocks, the value that every pass of this stage reads and repairs.
//
//   lines -> blocks -> (joined snippets, tables, labels, lists, nesting) -> Markdown
//
// Nesting is a number: a block of depth n stands in the n list items that are open before it.
#ifndef EMEND_MARKUP_BLOCK_H_
#define EMEND_MARKUP_BLOCK_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markup/shape.h"

namespace emend {

struct Block {
  enum class Kind : uint8_t {
    kText,     // a paragraph
    kHeading,  // inside the answer
    kItem,     // the first paragraph of a list item
    kCode,
    kTable,
    kRule,
  };
  Kind kind = Kind::kText;
  std::string text;                            // prose: one paragraph, one line; after a hard break a newline
  Shape shape;                                 // kText, kItem: of the text, from JoinWrappedLines on
  std::vector<std::string> lines;              // kCode: its lines; kTable: the rows before they are cut
  std::vector<std::vector<std::string>> rows;  // kTable: header first, the same number of cells in each
  std::string language;                        // kCode: the word after the fence
  int indent = 0;                              // columns before the block in the export
  int content_indent = 0;                      // kItem: columns before its content
  int depth = 0;                               // list items around it
  int level = 0;                               // kHeading: 1-6
  int quote = 0;                               // block quotes around it
  int number = -1;                             // kItem: its number; -1 = a bullet
  std::string mark;                            // kItem: what stood before its text
  bool gap = false;                            // a blank line stands before it
  bool fenced = false;                         // kCode: the export has the fence
  bool open = false;                           // kCode: its fence never closes
  bool named = false;                          // kCode: the export names its language
  bool was_code = false;                       // kText: the importer took it for code
  bool settled = false;                        // kText: a line that is neither wrapped nor a list item
  bool label = false;                          // kText: a bold lead-in such as "Example:"
};

using Blocks = std::vector<Block>;

inline bool IsText(const Block& block) { return block.kind == Block::Kind::kText; }
inline bool IsItem(const Block& block) { return block.kind == Block::Kind::kItem; }
inline bool IsCode(const Block& block) { return block.kind == Block::Kind::kCode; }
inline bool IsTable(const Block& block) { return block.kind == Block::Kind::kTable; }

}  // namespace emend

#endif  // EMEND_MARKUP_BLOCK_H_
