#include "passages/inline_text.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/span.h"
#include "passages/character_reference.h"
#include "passages/link_tail.h"
#include "passages/parse_markdown.h"

namespace emend {
namespace {

constexpr ByteSet kNotAsTheyStand("\\&\n");  // bytes of a text that may stand for another

class Layer {
 public:
  Layer(const BlockText& from, size_t begin, int quotes, Passage& passage, std::vector<Span>& html)
      : from_(from), text_(from.text()), at_(begin), quotes_(quotes), passage_(passage), html_(html) {}

  bool Lay(cmark_node* block) {
    cmark_node* node = cmark_node_first_child(block);
    while (node != nullptr) {
      if (!Enter(node)) return false;
      if (cmark_node* child = cmark_node_first_child(node)) {
        node = child;
        continue;
      }
      if (!Leave(node)) return false;
      while (cmark_node_next(node) == nullptr) {
        node = cmark_node_parent(node);
        if (node == block) return true;
        if (!Leave(node)) return false;
      }
      node = cmark_node_next(node);
    }
    return true;
  }

  size_t at() const { return at_; }

 private:
  // What was opened and how.
  struct Open {
    size_t mark;     // its index in the marks, npos if it has none
    size_t length;   // of the delimiter
    bool bracketed;  // <https://…>
  };

  char Next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool Enter(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
        return LayText(LiteralOf(node));
      case CMARK_NODE_SOFTBREAK:
        return LayBreak(node, ' ');
      case CMARK_NODE_LINEBREAK:
        return LayBreak(node, '\n');
      case CMARK_NODE_CODE:
        return LayCode(LiteralOf(node));
      case CMARK_NODE_HTML_INLINE:
        return LayHtml(LiteralOf(node));
      case CMARK_NODE_EMPH:
        return OpenDelimiter("*_", 1, InlineKind::kEmphasis);
      case CMARK_NODE_STRONG:
        return OpenDelimiter("*_", 2, InlineKind::kStrong);
      case CMARK_NODE_LINK:
        return OpenLink();
      case CMARK_NODE_IMAGE:
        return OpenImage();
      default:
        break;
    }
    if (std::strcmp(cmark_node_get_type_string(node), "strikethrough") != 0) return false;
    return OpenDelimiter("~", text_.substr(at_, 2) == "~~" ? 2 : 1, InlineKind::kStrike);
  }

  bool Leave(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
      case CMARK_NODE_CODE:
      case CMARK_NODE_HTML_INLINE:
        return true;
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        return CloseLink();
      default:
        return CloseDelimiter();
    }
  }

  void Copy(size_t length) {
    from_.CopyTo(passage_.map, at_, at_ + length);
    passage_.text.append(text_.substr(at_, length));
    at_ += length;
  }

  // The next `length` bytes of the block stand for `text`.
  void Replace(size_t length, std::string_view text) {
    passage_.map.Replace({from_.Place(at_), from_.Place(at_ + length)}, text.size());
    passage_.text.append(text);
    at_ += length;
  }

  bool LayText(std::string_view literal) {
    if (passage_.text.empty()) SkipLazyBlanks(literal);
    if (std::exchange(behind_break_, false)) literal.remove_prefix(kBlanks.Skip(literal, 0, literal.size()));
    while (!literal.empty()) {
      const size_t plain = kNotAsTheyStand.Find(text_, at_, std::min(at_ + literal.size(), text_.size())) - at_;
      if (text_.compare(at_, plain, literal.substr(0, plain)) != 0) return false;
      Copy(plain);
      literal.remove_prefix(plain);
      if (literal.empty()) return true;
      if (at_ >= text_.size() || text_[at_] == '\n') return false;
      if (text_[at_] == '\\' && !in_address_ && at_ + 1 < text_.size() && IsAsciiPunctuation(text_[at_ + 1])) {
        if (literal.front() != text_[at_ + 1]) return false;
        Replace(2, literal.substr(0, 1));
        literal.remove_prefix(1);
        continue;
      }
      const std::string_view reference = text_[at_] == '&' ? ReferenceAt(text_, at_) : std::string_view();
      const size_t decoded = reference.empty() ? 0 : DecodedLength(reference, literal);
      if (decoded > 0) {
        Replace(reference.size(), literal.substr(0, decoded));
        literal.remove_prefix(decoded);
        continue;
      }
      if (literal.front() != text_[at_]) return false;
      Copy(1);
      literal.remove_prefix(1);
    }
    return true;
  }

  static int CountQuotes(std::string_view text) {
    int count = 0;
    for (const char c : text) {
      if (!IsBlank(c) && c != '>') break;
      count += c == '>' ? 1 : 0;
    }
    return count;
  }

  // Behind the marks of quotes at the beginning of the line at `at`, which goes on with `literal`.
  size_t SkipQuotes(size_t at, std::string_view literal) const {
    if (quotes_ == 0) return at;
    for (int left = std::min(quotes_, CountQuotes(text_.substr(at)) - CountQuotes(literal)); left > 0; --left)
      at = text_.find('>', at) + 1;
    return kBlanks.Skip(text_, at, text_.size());
  }

  bool LayBreak(cmark_node* node, char sign) {
    size_t end = at_;
    if (sign == '\n' && Next() == '\\') ++end;
    while (end < text_.size() && IsBlank(text_[end])) ++end;
    if (end >= text_.size() || text_[end] != '\n') return false;
    cmark_node* next = cmark_node_next(node);
    const bool text = next != nullptr && cmark_node_get_type(next) == CMARK_NODE_TEXT;
    end = SkipQuotes(end + 1, text ? LiteralOf(next) : std::string_view());
    Replace(end - at_, std::string_view(&sign, 1));
    behind_break_ = text;
    return true;
  }

  bool LayCode(std::string_view literal) {
    const size_t run = std::min(text_.find_first_not_of('`', at_), text_.size()) - at_;
    if (run == 0) return false;
    size_t body = at_ + run;
    size_t close = body;
    for (;; close = text_.find_first_not_of('`', close)) {
      close = text_.find('`', std::min(close, text_.size()));
      if (close == kNowhere) return false;
      if (std::min(text_.find_first_not_of('`', close), text_.size()) - close == run) break;
    }
    const size_t behind = close + run;
    if (IsPadded(text_.substr(body, close - body))) ++body, --close;
    at_ = body;
    const size_t mark = OpenMark(InlineKind::kCode);
    while (at_ < close) {
      SkipLazyBlanks(literal);
      const size_t line = std::min(text_.substr(0, close).find('\n', at_), close) - at_;
      if (text_.compare(at_, line, literal.substr(0, line)) != 0) return false;
      Copy(line);
      literal.remove_prefix(line);
      if (at_ == close) break;
      if (!literal.starts_with(' ')) return false;
      Replace(1, " ");
      literal.remove_prefix(1);
    }
    if (literal.find_first_not_of(' ') != kNowhere) return false;
    CloseMark(mark);
    at_ = behind;
    return true;
  }

  // True if a space at either end of inline code is not part of it.
  static bool IsPadded(std::string_view body) {
    const auto is_space = [](char c) { return c == ' ' || c == '\n'; };
    return body.size() > 2 && is_space(body.front()) && is_space(body.back()) &&
           body.find_first_not_of(" \n") != kNowhere;
  }

  // The parser leaves the indentation of a lazy line in the text behind a hard break, in code and in tags.
  void SkipLazyBlanks(std::string_view& literal) {
    if (at_ == 0 || text_[at_ - 1] != '\n') return;
    at_ = SkipQuotes(at_, literal);
    literal.remove_prefix(kBlanks.Skip(literal, 0, literal.size()));
  }

  bool LayHtml(std::string_view literal) {
    const size_t begin = at_;
    const bool line_break =
        literal.size() >= 4 && (literal[1] | 0x20) == 'b' && (literal[2] | 0x20) == 'r' && !IsAsciiLetter(literal[3]);
    while (!literal.empty()) {
      SkipLazyBlanks(literal);
      const size_t line = std::min(literal.find('\n'), literal.size() - 1) + 1;
      if (text_.compare(at_, line, literal.substr(0, line)) != 0) return false;
      literal.remove_prefix(line);
      at_ += line;
    }
    html_.push_back({begin, at_});
    if (line_break) {
      const size_t length = at_ - begin;
      at_ = begin;
      Replace(length, "\n");
    }
    return true;
  }

  size_t OpenMark(InlineKind kind) {
    passage_.marks.push_back({{passage_.text.size(), 0}, kind});
    return passage_.marks.size() - 1;
  }

  void CloseMark(size_t mark) { passage_.marks[mark].span.end = passage_.text.size(); }

  bool OpenDelimiter(std::string_view signs, size_t length, InlineKind kind) {
    for (size_t i = 0; i < length; ++i) {
      if (at_ + i >= text_.size() || signs.find(text_[at_ + i]) == kNowhere) return false;
    }
    at_ += length;
    open_.push_back({OpenMark(kind), length, false});
    return true;
  }

  bool CloseDelimiter() {
    const Open open = open_.back();
    open_.pop_back();
    for (size_t i = 0; i < open.length; ++i) {
      if (at_ + i >= text_.size() || std::strchr("*_~", text_[at_ + i]) == nullptr) return false;
    }
    at_ += open.length;
    CloseMark(open.mark);
    return true;
  }

  bool OpenLink() {
    const bool bracketed = Next() == '<';
    if (!bracketed && Next() != '[') return false;
    ++at_;
    in_address_ = bracketed;
    open_.push_back({OpenMark(bracketed ? InlineKind::kUrl : InlineKind::kLink), 1, bracketed});
    return true;
  }

  bool OpenImage() {
    if (text_.substr(at_, 2) != "![") return false;
    at_ += 2;
    open_.push_back({OpenMark(InlineKind::kAlt), 2, false});
    return true;
  }

  bool CloseLink() {
    const Open open = open_.back();
    open_.pop_back();
    CloseMark(open.mark);
    in_address_ = false;
    if (Next() != (open.bracketed ? '>' : ']')) return false;
    ++at_;
    if (!open.bracketed) at_ = LinkTailEnd(text_, at_);
    return true;
  }

  const BlockText& from_;
  std::string_view text_;
  size_t at_;
  int quotes_;
  bool in_address_ = false;    // <https://…>, where a backslash is one
  bool behind_break_ = false;  // a text follows a line break
  Passage& passage_;
  std::vector<Span>& html_;
  std::vector<Open> open_;
};

bool Fits(std::string_view rest, BlockTail tail, int quotes) {
  rest.remove_prefix(std::min(rest.find_first_not_of(quotes > 0 ? " \t\n>" : " \t\n"), rest.size()));
  if (rest.empty()) return true;
  if (tail == BlockTail::kHashes) return rest.find_first_not_of("# \t") == kNowhere;
  if (tail != BlockTail::kUnderline || (rest[0] != '=' && rest[0] != '-')) return false;
  const size_t end = std::min(rest.find('\n'), rest.size());
  return rest.substr(0, end).find_first_not_of(std::string{rest[0], ' ', '\t'}) == kNowhere;
}

void DropEmptyMarks(Passage& passage) {
  std::erase_if(passage.marks, [](const InlineMark& mark) { return mark.span.empty(); });
}

}  // namespace

bool LayInlines(cmark_node* block, const BlockText& from, size_t begin, BlockTail tail, int quotes, Passage& passage,
                std::vector<Span>& html) {
  const size_t known_html = html.size();
  Layer layer(from, begin, quotes, passage, html);
  if (layer.Lay(block)) {
    const std::string_view rest = from.text().substr(std::min(layer.at(), from.text().size()));
    if (Fits(rest, tail, quotes)) {
      DropEmptyMarks(passage);
      return true;
    }
  }
  passage.text.clear();
  passage.map = TextMap();
  passage.marks.clear();
  html.resize(known_html);
  return false;
}

}  // namespace emend
