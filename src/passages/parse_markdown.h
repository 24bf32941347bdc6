#ifndef EMEND_PASSAGES_PARSE_MARKDOWN_H_
#define EMEND_PASSAGES_PARSE_MARKDOWN_H_

#include <cmark-gfm.h>

#include <string_view>

#include "passages/cmark_arena.h"

namespace emend {

// A parser for GitHub-Flavored Markdown as notes use it, in the memory of the arena that was reset last.
cmark_parser* NewMarkdownParser();

// The tree of `text`, to which `definitions` of links are added at the end. It lives as long as the arena is not reset.
// Null for a text that would take too much memory.
cmark_node* ParseMarkdown(CmarkArena& arena, std::string_view text, std::string_view definitions);

// Empty for a node that has none.
std::string_view LiteralOf(cmark_node* node);

}  // namespace emend

#endif  // EMEND_PASSAGES_PARSE_MARKDOWN_H_
