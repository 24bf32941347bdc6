#include "passages/markdown.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <cstring>

#include "base/byte_set.h"
#include "base/span.h"
#include "base/unicode.h"
#include "passages/block_text.h"
#include "passages/chunk_lines.h"
#include "passages/cmark_arena.h"
#include "passages/code_block.h"
#include "passages/directives.h"
#include "passages/disarm.h"
#include "passages/inline_text.h"
#include "passages/parse_markdown.h"
#include "passages/plain_text.h"
#include "passages/table_row.h"

namespace emend {
namespace {

class Reader {
 public:
  Reader(std::string_view text, const MarkdownOptions& options)
      : text_(text), lines_(text, options.from, options.chunk), block_(text) {}

  MarkdownPassages Read() {
    CmarkArena arena;
    for (size_t i = 0; i < lines_.chunk_count(); ++i) {
      const Span chunk = lines_.EnterChunk(i);
      if (chunk.empty()) continue;
      cmark_node* const root = ParseMarkdown(arena, lines_.Bytes(chunk), lines_.definitions());
      if (root != nullptr) {
        ReadTree(root);
      } else {
        ReadAsPlainText(chunk);
      }
    }
    return std::move(out_);
  }

 private:
  struct List {
    bool ordered;
    int lead;
  };

  void ReadAsPlainText(Span part) {
    for (Passage& passage : ReadPlainText(text_.substr(0, part.end), part.begin)) {
      passage.heading = heading_;
      Add(std::move(passage));
    }
  }

  // "404." alone: an answer, not the 404th item of a list.
  Span LoneNumber(cmark_node* item) const {
    if (cmark_node_first_child(item) != nullptr || cmark_node_next(item) != nullptr ||
        cmark_node_previous(item) != nullptr)
      return {};
    const int number = cmark_node_get_start_line(item);
    if (number < 1 || number > lines_.count()) return {};
    const Span line = lines_.Strip(number, quote_depth_);
    const std::string_view text = Trim(lines_.Bytes(line));
    const bool digits =
        text.size() > 2 && text.back() == '.' && text.find_first_not_of("0123456789") == text.size() - 1;
    return digits ? line : Span{};
  }

  void ReadTree(cmark_node* root) {
    cmark_node* node = cmark_node_first_child(root);
    while (node != nullptr) {
      if (cmark_node_parent(node) == root && cmark_node_get_start_line(node) > lines_.count()) return;  // definitions
      cmark_node* child = Enter(node) ? cmark_node_first_child(node) : nullptr;
      if (child != nullptr) {
        node = child;
        continue;
      }
      Leave(node);
      while (cmark_node_next(node) == nullptr) {
        node = cmark_node_parent(node);
        if (node == root) return;
        Leave(node);
      }
      node = cmark_node_next(node);
    }
  }

  // True if the blocks inside are to be visited.
  bool Enter(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_BLOCK_QUOTE:
        ++quote_depth_;
        before_ = -1;
        return true;
      case CMARK_NODE_LIST:
        lists_.push_back({cmark_node_get_list_type(node) == CMARK_ORDERED_LIST, Lead()});
        before_ = -1;
        return true;
      case CMARK_NODE_ITEM:
        if (const Span number = LoneNumber(node); !number.empty()) {
          ReadAsPlainText(number);
          return false;
        }
        item_start_ = true;
        before_ = -1;
        return true;
      case CMARK_NODE_PARAGRAPH:
        ReadParagraph(node);
        return false;
      case CMARK_NODE_HEADING:
        ReadHeading(node);
        return false;
      case CMARK_NODE_CODE_BLOCK:
        ReadCode(node);
        return false;
      case CMARK_NODE_HTML_BLOCK:
        ReadHtml(node);
        return false;
      case CMARK_NODE_THEMATIC_BREAK:
        before_ = -1;
        return false;
      default:
        break;
    }
    const char* type = cmark_node_get_type_string(node);
    if (std::strcmp(type, "table") == 0) {
      ReadTable(node);
      return false;
    }
    item_start_ = true;  // an item with a box to tick
    before_ = -1;
    return true;
  }

  void Leave(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE) --quote_depth_;
    if (type == CMARK_NODE_LIST) lists_.pop_back();
    if (type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST) before_ = -1;
  }

  // What leads to the block that begins here.
  int Lead() const { return before_ >= 0 ? before_ : lists_.empty() ? -1 : lists_.back().lead; }

  Passage MakePassage(PassageKind kind) {
    Passage passage;
    passage.kind = kind;
    passage.list_depth = static_cast<int>(lists_.size());
    passage.ordered = !lists_.empty() && lists_.back().ordered;
    passage.quote_depth = quote_depth_;
    passage.heading = heading_;
    passage.item_start = item_start_ && !lists_.empty();
    item_start_ = false;
    if (!lists_.empty()) passage.lead = lists_.back().lead;
    return passage;
  }

  // The index of the passage. One without words (a cell that holds a comment) is none.
  int Add(Passage passage) {
    if (passage.text.empty() && passage.kind != PassageKind::kCode) return -1;
    out_.passages.push_back(std::move(passage));
    return static_cast<int>(out_.passages.size()) - 1;
  }

  // Lays the inlines of a block whose lines are these. A `>` before a line may be a quote's or, where the line is lazy,
  // its text: first it is taken for a quote's.
  void ReadInlines(cmark_node* node, BlockPlace place, BlockTail tail, Passage& passage) {
    lines_.Take(place, quote_depth_, false, block_);
    if (Lay(node, tail, 0, passage)) return;
    if (cmark_node_get_start_line(node) == 0) {  // before a table the lines were read as its rows
      lines_.Take(place, quote_depth_, true, block_);
      if (Lay(node, tail, 0, passage)) return;
    }
    if (quote_depth_ > 0) {
      lines_.Take(place, 0, false, block_);
      if (Lay(node, tail, quote_depth_, passage)) return;
    }
    Search(node, passage);
  }

  void ReadTaken(cmark_node* node, BlockTail tail, Passage& passage) {
    if (!Lay(node, tail, 0, passage)) Search(node, passage);
  }

  // Lays the inlines from the first line of the block on where they fit: reference definitions may stand before them.
  bool Lay(cmark_node* node, BlockTail tail, int quotes, Passage& passage) {
    constexpr int kMostLines = 200;
    const std::string_view text = block_.text();
    std::vector<Span> html;
    size_t begin = 0;
    for (int tried = 0; tried < kMostLines; ++tried) {
      if (LayInlines(node, block_, begin, tail, quotes, passage, html)) {
        for (const Span& span : html) AddDirective({block_.Place(span.begin), block_.Place(span.end)});
        passage.source = {block_.Place(begin), block_.Place(text.find_last_not_of(" \t\n") + 1)};
        MarkAddresses(passage);
        return true;
      }
      begin = text.find('\n', begin);
      if (begin == kNowhere) return false;
      ++begin;
    }
    return false;
  }

  void Search(cmark_node* node, Passage& passage) {
    ++out_.searched;
    SearchInlines(node, block_, passage);
    passage.source = {block_.Place(0), block_.Place(block_.text().size())};
    MarkAddresses(passage);
  }

  void AddDirective(Span span) {
    for (Directive& directive : FindDirectives(text_, span)) out_.directives.push_back(std::move(directive));
  }

  void ReadParagraph(cmark_node* node) {
    Passage passage = MakePassage(PassageKind::kParagraph);
    int first = cmark_node_get_start_line(node);
    int column = cmark_node_get_start_column(node);
    int last = cmark_node_get_end_line(node);
    cmark_node* next = cmark_node_next(node);
    if (first == 0 && next != nullptr) {  // a table follows, which took its place
      first = cmark_node_get_start_line(next);
      column = cmark_node_get_start_column(next);
      last = HeaderLine(next) - 1;
    }
    ReadInlines(node, {std::max(first, 1), column, last}, BlockTail::kNothing, passage);
    before_ = Add(std::move(passage));
  }

  void ReadHeading(cmark_node* node) {
    Passage passage = MakePassage(PassageKind::kHeading);
    passage.level = cmark_node_get_heading_level(node);
    const int first = std::min(std::max(cmark_node_get_start_line(node), 1), lines_.count());
    const int column = cmark_node_get_start_column(node);
    lines_.Take({first, column, first}, quote_depth_, false, block_);
    const size_t signs = std::min(block_.text().find_first_not_of('#'), block_.text().size());
    const bool blank_behind = signs == block_.text().size() || kBlanks.has(block_.text()[signs]);
    if (signs == static_cast<size_t>(passage.level) && blank_behind) {
      const Span line = {block_.Place(0), block_.Place(block_.text().size())};
      const size_t ink = kBlanks.Skip(text_, line.begin + signs, line.end);
      block_.Clear();
      block_.AddLine({ink, line.end});
      ReadTaken(node, BlockTail::kHashes, passage);
      passage.source.begin = line.begin;
    } else {
      ReadInlines(node, {first, column, std::max(first, cmark_node_get_end_line(node))}, BlockTail::kUnderline,
                  passage);
    }
    if (passage.text.empty()) return;
    heading_ = Add(std::move(passage));
    out_.passages.back().heading = EnclosingHeading(out_.passages.back().level);
    before_ = -1;
  }

  // The nearest heading above the one just added that is of a higher rank.
  int EnclosingHeading(int level) {
    while (!headings_.empty() && out_.passages[static_cast<size_t>(headings_.back())].level >= level)
      headings_.pop_back();
    const int enclosing = headings_.empty() ? -1 : headings_.back();
    headings_.push_back(heading_);
    return enclosing;
  }

  void ReadCode(cmark_node* node) {
    Passage passage = MakePassage(PassageKind::kCode);
    passage.lead = Lead();
    LayCodeBlock(node, lines_, quote_depth_, passage);
    Add(std::move(passage));
    before_ = -1;
  }

  void ReadHtml(cmark_node* node) {
    before_ = -1;
    const int first = std::max(cmark_node_get_start_line(node), 1);
    const std::string_view literal = LiteralOf(node);
    if (literal.find("<!--") == kNowhere || first > lines_.count()) return;
    const auto count = static_cast<int>(std::count(literal.begin(), literal.end(), '\n'));
    const int last = std::min(first + std::max(count, 1) - 1, lines_.count());
    AddDirective({lines_.Line(first).begin, lines_.Line(last).end});
  }

  // The line of a table's header, which the parser has only where no paragraph stands directly before: two above the
  // first row, and without rows one above the last line that separates as many cells.
  int HeaderLine(cmark_node* table) const {
    const int first = cmark_node_get_start_line(table);
    cmark_node* header = cmark_node_first_child(table);
    cmark_node* row = header == nullptr ? nullptr : cmark_node_next(header);
    if (row != nullptr) return std::max(cmark_node_get_start_line(row) - 2, first);
    const size_t columns = cmark_gfm_extensions_get_table_columns(table);
    const int last = std::min(std::max(cmark_node_get_end_line(table), first + 1), lines_.count());
    for (int number = last; number > first; --number) {
      const Span line = lines_.Strip(number, quote_depth_);
      if (IsDelimiterRow(lines_.Bytes(line)) && SplitTableRow(text_, line).size() == columns) return number - 1;
    }
    return first;
  }

  // A line of a table, without what stands before it.
  Span RowOf(cmark_node* table, int number) const {
    if (number != cmark_node_get_start_line(table)) return lines_.Strip(number, quote_depth_);
    Span line = lines_.Line(number);
    line.begin += std::min(static_cast<size_t>(std::max(cmark_node_get_start_column(table), 1)) - 1, line.size());
    return line;
  }

  void ReadTable(cmark_node* table) {
    const int lead = Lead();
    const int header = HeaderLine(table);
    int row = 0;
    for (cmark_node* node = cmark_node_first_child(table); node != nullptr; node = cmark_node_next(node)) {
      const int number = row == 0 ? header : header + 1 + row;
      if (number > lines_.count()) break;
      ReadRow(node, RowOf(table, number), row, lead);
      ++row;
    }
    ++out_.tables;
    before_ = -1;
  }

  void ReadRow(cmark_node* node, Span line, int row, int lead) {
    const std::vector<Span> cells = SplitTableRow(text_, line);
    size_t column = 0;
    for (cmark_node* cell = cmark_node_first_child(node); cell != nullptr; cell = cmark_node_next(cell), ++column) {
      if (cmark_node_first_child(cell) == nullptr || column >= cells.size()) continue;
      Passage passage = MakePassage(row == 0 ? PassageKind::kTableHeader : PassageKind::kTableCell);
      passage.table = out_.tables;
      passage.row = row;
      passage.column = static_cast<int>(column);
      passage.lead = lead;
      block_.Clear();
      AddLineWithPipes(cells[column], block_);
      ReadTaken(cell, BlockTail::kNothing, passage);
      Add(std::move(passage));
    }
  }

  std::string_view text_;
  ChunkLines lines_;
  BlockText block_;  // of the block that is being read
  MarkdownPassages out_;
  std::vector<List> lists_;
  std::vector<int> headings_;
  int quote_depth_ = 0;
  int heading_ = -1;
  int before_ = -1;  // the paragraph directly before, in the same container
  bool item_start_ = false;
};

}  // namespace

MarkdownPassages ReadMarkdown(std::string_view text, MarkdownOptions options) {
  const std::string harmless = DisarmMarkdown(text, options.from);
  if (harmless.empty()) return Reader(text, options).Read();
  MarkdownPassages read = Reader(harmless, options).Read();
  RestoreDisarmed(text, read.passages);
  return read;
}

}  // namespace emend
