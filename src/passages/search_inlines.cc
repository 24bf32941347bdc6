#include <algorithm>

#include "passages/inline_text.h"
#include "passages/parse_markdown.h"

namespace emend {

void SearchInlines(cmark_node* block, const BlockText& from, Passage& passage) {
  constexpr size_t kFarthest = 4096;  // bytes that mark-up takes between two literals
  const std::string_view text = from.text();
  const Span whole = {from.Place(0), from.Place(text.size())};
  size_t at = 0;
  cmark_iter* walk = cmark_iter_new(block);
  while (cmark_iter_next(walk) != CMARK_EVENT_DONE) {
    if (cmark_iter_get_event_type(walk) != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(walk);
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      passage.text += type == CMARK_NODE_SOFTBREAK ? ' ' : '\n';
      const size_t place = from.Place(at);
      passage.map.Replace({place, place}, 1);
      continue;
    }
    if (type != CMARK_NODE_TEXT && type != CMARK_NODE_CODE) continue;
    const std::string_view literal = LiteralOf(node);
    if (literal.empty()) continue;
    const size_t begin = passage.text.size();
    passage.text += literal;
    const size_t found = text.substr(0, std::min(text.size(), at + literal.size() + kFarthest)).find(literal, at);
    if (found != std::string_view::npos) {
      from.CopyTo(passage.map, found, found + literal.size());
      at = found + literal.size();
    } else {
      passage.map.Replace({from.Place(at), whole.end}, literal.size());
    }
    if (type == CMARK_NODE_CODE) passage.marks.push_back({{begin, passage.text.size()}, InlineKind::kCode});
  }
  cmark_iter_free(walk);
}

}  // namespace emend
