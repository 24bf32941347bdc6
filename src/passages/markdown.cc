#include "passages/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "base/byte_set.h"
#include "passages/block_text.h"
#include "passages/chunks.h"
#include "passages/cmark_arena.h"
#include "passages/directives.h"
#include "passages/disarm.h"
#include "passages/inline_text.h"
#include "passages/plain_text.h"
#include "passages/table_row.h"

namespace emend {
namespace {

constexpr size_t kNowhere = std::string_view::npos;
constexpr ByteSet kBlanks(" \t");

// The tree lives as long as the arena is not reset. Null for a text that would take too much memory.
cmark_node* Parse(CmarkArena& arena, std::string_view text, std::string_view definitions) {
  constexpr size_t kLeastMemory = size_t{64} << 20;
  constexpr size_t kMemoryPerByte = 256;  // `*a*` again and again takes half of it
  // Registering is not thread-safe, the first call of a static is.
  static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
  (void)registered;
  std::jmp_buf refused;
  arena.Reset(kLeastMemory + kMemoryPerByte * text.size(), &refused);
  if (setjmp(refused) != 0) return nullptr;  // NOLINT(cert-err52-cpp): see CmarkArena
  cmark_parser* parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, CmarkArena::mem());
  for (const char* name : {"table", "strikethrough", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
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

std::string LowerWord(std::string_view info) {
  info.remove_prefix(kBlanks.Skip(info, 0, info.size()));
  std::string word(info.substr(0, std::min(info.find_first_of(" \t,{"), info.size())));
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return word;
}

class Reader {
 public:
  Reader(std::string_view text, const MarkdownOptions& options)
      : text_(text), chunks_(DivideMarkdown(text, options.from, options.chunk)), block_(text) {}

  MarkdownPassages Read() {
    CmarkArena arena;
    for (size_t i = 0; i < chunks_.begins.size(); ++i) {
      const bool last = i + 1 == chunks_.begins.size();
      first_line_ = chunks_.begins[i];
      end_line_ = last ? chunks_.lines.size() : chunks_.begins[i + 1];
      if (first_line_ == end_line_) break;
      const size_t begin = chunks_.lines[first_line_].begin;
      const size_t end = last ? text_.size() : chunks_.lines[end_line_].begin;
      cmark_node* const root = Parse(arena, text_.substr(begin, end - begin), chunks_.definitions);
      if (root != nullptr) {
        ReadTree(root);
      } else {
        ReadAsPlainText({begin, end});
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

  void ReadTree(cmark_node* root) {
    cmark_node* node = cmark_node_first_child(root);
    while (node != nullptr) {
      if (cmark_node_parent(node) == root && cmark_node_get_start_line(node) > line_count()) return;  // definitions
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

  // Lines of the chunk, 1-based.
  int line_count() const { return static_cast<int>(end_line_ - first_line_); }
  Span Line(int number) const { return chunks_.lines[first_line_ + static_cast<size_t>(number) - 1]; }

  std::string_view Bytes(Span span) const { return text_.substr(span.begin, span.size()); }

  // The line without the marks of `quotes` quotes around and without white space before it.
  Span StripContainers(int number, int quotes) const {
    Span line = Line(number);
    for (int depth = 0;; ++depth) {
      line.begin = kBlanks.Skip(text_, line.begin, line.end);
      if (depth == quotes || line.begin == line.end || text_[line.begin] != '>') return line;
      ++line.begin;
    }
  }
  Span StripContainers(int number) const { return StripContainers(number, quote_depth_); }

  // The lines of a block whose first one begins at a 1-based column in bytes.
  void TakeLines(int first, int column, int last, int quotes, bool pipes = false) {
    block_.Clear();
    last = std::min(last, line_count());
    for (int number = first; number <= last; ++number) {
      Span line = Line(number);
      if (number == first && column > 0) {
        line.begin = std::min(line.begin + static_cast<size_t>(column) - 1, line.end);
        line.begin = kBlanks.Skip(text_, line.begin, line.end);
      } else {
        line = StripContainers(number, quotes);
      }
      if (pipes) {
        AddWithPipes(line);
      } else {
        block_.AddLine(line);
      }
    }
  }

  // Lays the inlines of a block whose lines are these. A `>` before a line may be a quote's or, where the line is lazy,
  // its text: first it is taken for a quote's.
  void ReadInlines(cmark_node* node, int first, int column, int last, BlockTail tail, Passage& passage) {
    TakeLines(first, column, last, quote_depth_);
    if (Lay(node, tail, 0, passage)) return;
    if (cmark_node_get_start_line(node) == 0) {  // before a table the lines were read as its rows
      TakeLines(first, column, last, quote_depth_, true);
      if (Lay(node, tail, 0, passage)) return;
    }
    if (quote_depth_ > 0) {
      TakeLines(first, column, last, 0);
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
    ReadInlines(node, std::max(first, 1), column, last, BlockTail::kNothing, passage);
    before_ = Add(std::move(passage));
  }

  void ReadHeading(cmark_node* node) {
    Passage passage = MakePassage(PassageKind::kHeading);
    passage.level = cmark_node_get_heading_level(node);
    const int first = std::min(std::max(cmark_node_get_start_line(node), 1), line_count());
    const int column = cmark_node_get_start_column(node);
    TakeLines(first, column, first, quote_depth_);
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
      ReadInlines(node, first, column, std::max(first, cmark_node_get_end_line(node)), BlockTail::kUnderline, passage);
    }
    if (passage.text.empty()) return;
    heading_ = Add(std::move(passage));
    out_.passages.back().heading = EnclosingHeading(out_.passages.back().level);
    before_ = -1;
  }

  // The nearest heading above the one just added that is of a higher rank.
  int EnclosingHeading(int level) {
    while (!headings_.empty() && out_.passages[static_cast<size_t>(headings_.back())].level >= level) headings_.pop_back();
    const int enclosing = headings_.empty() ? -1 : headings_.back();
    headings_.push_back(heading_);
    return enclosing;
  }

  void ReadCode(cmark_node* node) {
    Passage passage = MakePassage(PassageKind::kCode);
    passage.lead = Lead();
    int length = 0;
    int offset = 0;
    char sign = 0;
    const bool fenced = cmark_node_get_fenced(node, &length, &offset, &sign) != 0;
    if (fenced) passage.language = LowerWord(cmark_node_get_fence_info(node));
    const int first = cmark_node_get_start_line(node);
    int number = first + (fenced ? 1 : 0);
    std::string_view literal = LiteralOf(node);
    const Span first_line = Line(std::min(std::max(first, 1), line_count()));
    passage.source.begin = std::min(first_line.begin + static_cast<size_t>(std::max(cmark_node_get_start_column(node), 1)) - 1,
                                    first_line.end);
    passage.source.end = first_line.end;
    while (!literal.empty() && number <= line_count()) {
      const size_t end = std::min(literal.find('\n'), literal.size());
      LayCodeLine(number, literal.substr(0, end), end < literal.size(), passage);
      passage.source.end = NextLineBegin(Line(number).end);
      literal.remove_prefix(std::min(end + 1, literal.size()));
      ++number;
    }
    if (fenced && number <= line_count() && IsFence(number, sign)) passage.source.end = Line(number).end;
    Add(std::move(passage));
    before_ = -1;
  }

  bool IsFence(int number, char sign) const {
    const std::string_view line = Bytes(StripContainers(number));
    return line.size() >= 3 && line.find_first_not_of(sign) == line.find_first_of(" \t") &&
           line.substr(0, 3) == std::string(3, sign);
  }

  // The line ends as the literal does; what stands before is a mark, indentation or a tab that was cut in two.
  void LayCodeLine(int number, std::string_view literal, bool line_end, Passage& passage) {
    const Span line = Line(number);
    const std::string_view bytes = Bytes(line);
    size_t same = 0;
    while (same < literal.size() && same < bytes.size() &&
           literal[literal.size() - 1 - same] == bytes[bytes.size() - 1 - same])
      ++same;
    const size_t begin = line.end - same;
    if (same < literal.size()) {
      const size_t tab = begin > line.begin ? begin - 1 : begin;
      passage.map.Replace({tab, begin}, literal.size() - same);
    }
    passage.map.Copy(begin, same);
    passage.text += literal;
    if (!line_end) return;
    const size_t next = number < line_count() ? NextLineBegin(line.end) : std::min(NextLineBegin(line.end), text_.size());
    if (next == line.end + 1 && text_[line.end] == '\n') {
      passage.map.Copy(line.end, 1);
    } else {
      passage.map.Replace({line.end, next}, 1);
    }
    passage.text += '\n';
  }

  size_t NextLineBegin(size_t end) const {
    if (text_.substr(end, 2) == "\r\n") return end + 2;
    return std::min(end + 1, text_.size());
  }

  void ReadHtml(cmark_node* node) {
    before_ = -1;
    const int first = std::max(cmark_node_get_start_line(node), 1);
    const std::string_view literal = LiteralOf(node);
    if (literal.find("<!--") == kNowhere || first > line_count()) return;
    const auto count = static_cast<int>(std::count(literal.begin(), literal.end(), '\n'));
    const int last = std::min(first + std::max(count, 1) - 1, line_count());
    AddDirective({Line(first).begin, Line(last).end});
  }

  // The line of a table's header, which the parser has only where no paragraph stands directly before: two above the
  // first row, and without rows one above the last line that separates as many cells.
  int HeaderLine(cmark_node* table) const {
    const int first = cmark_node_get_start_line(table);
    cmark_node* header = cmark_node_first_child(table);
    cmark_node* row = header == nullptr ? nullptr : cmark_node_next(header);
    if (row != nullptr) return std::max(cmark_node_get_start_line(row) - 2, first);
    const size_t columns = cmark_gfm_extensions_get_table_columns(table);
    const int last = std::min(std::max(cmark_node_get_end_line(table), first + 1), line_count());
    for (int number = last; number > first; --number) {
      const Span line = StripContainers(number);
      if (IsDelimiterRow(Bytes(line)) && SplitTableRow(text_, line).size() == columns) return number - 1;
    }
    return first;
  }

  // A line of a table, without what stands before it.
  Span RowOf(cmark_node* table, int number) const {
    if (number != cmark_node_get_start_line(table)) return StripContainers(number);
    Span line = Line(number);
    line.begin += std::min(static_cast<size_t>(std::max(cmark_node_get_start_column(table), 1)) - 1, line.size());
    return line;
  }

  void ReadTable(cmark_node* table) {
    const int lead = Lead();
    const int header = HeaderLine(table);
    int row = 0;
    for (cmark_node* node = cmark_node_first_child(table); node != nullptr; node = cmark_node_next(node)) {
      const int number = row == 0 ? header : header + 1 + row;
      if (number > line_count()) break;
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
      AddWithPipes(cells[column]);
      ReadTaken(cell, BlockTail::kNothing, passage);
      Add(std::move(passage));
    }
  }

  // Adds a line of which the parser takes the backslash of each `\|` away before it reads it.
  void AddWithPipes(Span line) {
    size_t begin = line.begin;
    for (size_t at = text_.find("\\|", begin); at < line.end; at = text_.find("\\|", at + 2)) {
      Add({begin, at}, begin == line.begin);
      block_.AddReplaced({at, at + 2}, '|');
      begin = at + 2;
    }
    Add({begin, line.end}, begin == line.begin);
  }

  void Add(Span bytes, bool new_line) {
    if (new_line) {
      block_.AddLine(bytes);
    } else {
      block_.Add(bytes);
    }
  }

  std::string_view text_;
  MarkdownChunks chunks_;
  size_t first_line_ = 0;
  size_t end_line_ = 0;
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
