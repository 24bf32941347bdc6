#include "passages/markdown_html.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <csetjmp>

#include "passages/cmark_arena.h"
#include "passages/disarm.h"
#include "passages/parse_markdown.h"

namespace emend {
namespace {

constexpr size_t kLeastHtmlMemory = size_t{64} << 20;
constexpr size_t kHtmlMemoryPerByte = 512;  // the tree and the HTML
std::string AsWritten(std::string_view text) { return "<pre>" + EscapeHtml(text) + "</pre>\n"; }

// The functions up to Render may be left by a jump, so nothing in them has a destructor.

// Or in a picture that will be one.
bool IsInLink(cmark_node* node) {
  while ((node = cmark_node_parent(node)) != nullptr) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) return true;
  }
  return false;
}

cmark_node* NewNode(cmark_node_type type) { return cmark_node_new_with_mem(type, CmarkArena::mem()); }

void ShowPictureAsLink(cmark_node* picture) {
  cmark_node* link = nullptr;
  if (!IsInLink(picture)) {
    link = NewNode(CMARK_NODE_LINK);
    cmark_node_set_url(link, cmark_node_get_url(picture));
    cmark_node_insert_before(picture, link);
    if (cmark_node_first_child(picture) == nullptr) {
      cmark_node* name = NewNode(CMARK_NODE_TEXT);
      cmark_node_set_literal(name, cmark_node_get_url(picture));
      cmark_node_append_child(link, name);
    }
  }
  while (cmark_node* child = cmark_node_first_child(picture)) {
    cmark_node_unlink(child);
    if (link != nullptr) {
      cmark_node_append_child(link, child);
    } else {
      cmark_node_insert_before(picture, child);
    }
  }
  cmark_node_unlink(picture);
}

void ShowAsWritten(cmark_node* html) {
  const bool block = cmark_node_get_type(html) == CMARK_NODE_HTML_BLOCK;
  cmark_node* shown = NewNode(block ? CMARK_NODE_CODE_BLOCK : CMARK_NODE_TEXT);
  cmark_node_set_literal(shown, cmark_node_get_literal(html));
  cmark_node_replace(html, shown);
}

// Changes the tree while it is walked: what the iterator has left behind, it does not look at again.
void MakeHarmless(cmark_node* root) {
  cmark_iter* iter = cmark_iter_new(root);
  for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(iter);
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK) ShowAsWritten(node);
    if (type == CMARK_NODE_IMAGE && event == CMARK_EVENT_EXIT) ShowPictureAsLink(node);
  }
  cmark_iter_free(iter);
}

// The HTML lives as long as the arena. Null for a text that would take too much memory.
const char* Render(CmarkArena& arena, std::string_view text) {
  std::jmp_buf refused;
  arena.Reset(kLeastHtmlMemory + kHtmlMemoryPerByte * text.size(), &refused);
  if (setjmp(refused) != 0) return nullptr;  // NOLINT(cert-err52-cpp): see CmarkArena
  cmark_parser* parser = NewMarkdownParser();
  cmark_parser_feed(parser, text.data(), text.size());
  cmark_node* root = cmark_parser_finish(parser);
  MakeHarmless(root);
  const char* html =
      cmark_render_html_with_mem(root, CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES, nullptr, CmarkArena::mem());
  arena.LiftLimit();
  return html;
}

}  // namespace

std::string EscapeHtml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string QuestionToHtml(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t begin = text.find('`');
    const size_t end = begin == std::string_view::npos ? begin : text.find('`', begin + 1);
    if (end == std::string_view::npos) break;
    out += EscapeHtml(text.substr(0, begin));
    out += "<code>" + EscapeHtml(text.substr(begin + 1, end - begin - 1)) + "</code>";
    text.remove_prefix(end + 1);
  }
  return out + EscapeHtml(text);
}

std::string MarkdownToHtml(std::string_view text) {
  if (!DisarmMarkdown(text, 0).empty()) return AsWritten(text);
  CmarkArena arena;
  const char* html = Render(arena, text);
  return html == nullptr ? AsWritten(text) : std::string(html);
}

}  // namespace emend
