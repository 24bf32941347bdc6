// The inline part of a Markdown block: what cmark read, laid along the block's text.
//
//   cmark's inline nodes + BlockText -> text of a passage, its map and marks
//
// cmark's columns are wrong behind escapes, lazy continuations and reference definitions, so they are not asked: the
// nodes are laid along the text one after the other, over the very signs that made them, and the text must be used up
// when the last node is. Only where that fails, the literals are searched for.
#ifndef EMEND_PASSAGES_INLINE_TEXT_H_
#define EMEND_PASSAGES_INLINE_TEXT_H_

#include <vector>

#include "model/passage.h"
#include "passages/block_text.h"

struct cmark_node;

namespace emend {

// What may stand behind the last inline of a block besides white space.
enum class BlockTail {
  kNothing,
  kHashes,     // those that close an ATX heading
  kUnderline,  // the line under a setext heading, and what follows
};

// Fills the text, map and marks of `passage` from the children of `block`, whose text is that of `from` from byte
// `begin` on. Up to `quotes` marks of quotes may stand at the beginning of each further line. False where the nodes do
// not fit the text; `passage` is then as it was.
bool LayInlines(cmark_node* block, const BlockText& from, size_t begin, BlockTail tail, int quotes, Passage& passage,
                std::vector<Span>& html);

// The same by search: each literal where it next stands. What stands nowhere is mapped to the whole block.
void SearchInlines(cmark_node* block, const BlockText& from, Passage& passage);

// Marks the addresses in the passage's text, outside inline code.
void MarkAddresses(Passage& passage);

}  // namespace emend

#endif  // EMEND_PASSAGES_INLINE_TEXT_H_
