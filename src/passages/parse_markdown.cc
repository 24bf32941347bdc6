#include "passages/parse_markdown.h"

#include <cmark-gfm-core-extensions.h>

#include <csetjmp>

namespace emend {

cmark_parser* NewMarkdownParser() {
  // Registering is not thread-safe, the first call of a static is.
  static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
  (void)registered;
  cmark_parser* parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, CmarkArena::mem());
  for (const char* name : {"table", "strikethrough", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  return parser;
}

cmark_node* ParseMarkdown(CmarkArena& arena, std::string_view text, std::string_view definitions) {
  constexpr size_t kLeastMemory = size_t{64} << 20;
  constexpr size_t kMemoryPerByte = 256;  // `*a*` again and again takes half of it
  std::jmp_buf refused;
  arena.Reset(kLeastMemory + kMemoryPerByte * text.size(), &refused);
  if (setjmp(refused) != 0) return nullptr;  // NOLINT(cert-err52-cpp): see CmarkArena
  cmark_parser* parser = NewMarkdownParser();
  cmark_parser_feed(parser, text.data(), text.size());
  if (!definitions.empty()) {
    cmark_parser_feed(parser, "\n\n", 2);
    cmark_parser_feed(parser, definitions.data(), definitions.size());
  }
  cmark_node* root = cmark_parser_finish(parser);
  arena.LiftLimit();
  return root;
}

std::string_view LiteralOf(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

}  // namespace emend
