#include "notes/yaml_source.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/span.h"
#include "base/utf8.h"

namespace emend {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

constexpr std::string_view kTab = "a tab stands here, which not all YAML readers take: use spaces";
constexpr std::string_view kLost = "this belongs to nothing before it: is a colon, a quote or an indentation wrong?";

bool IsWhite(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Each of the functions below gives the offset behind a scalar that begins at `from`, npos if the text has it not so.

// A plain text, or the inside of a block: the characters of `value`, in order, with only white space between.
size_t SkipInk(std::string_view text, std::string_view value, size_t from) {
  size_t at = from;
  for (const char c : value) {
    if (IsWhite(c)) continue;
    while (at < text.size() && IsWhite(text[at])) ++at;
    if (at >= text.size() || text[at] != c) return kNowhere;
    ++at;
  }
  return at;
}

size_t SkipSingleQuoted(std::string_view text, size_t from) {
  for (size_t i = text.find('\'', from + 1); i != kNowhere; i = text.find('\'', i + 2)) {
    if (text.compare(i, 2, "''") != 0) return i + 1;
  }
  return kNowhere;
}

size_t SkipDoubleQuoted(std::string_view text, size_t from) {
  for (size_t i = text.find_first_of("\"\\", from + 1); i != kNowhere; i = text.find_first_of("\"\\", i + 2)) {
    if (text[i] == '"') return i + 1;
  }
  return kNowhere;
}

// `|2- # comment`, up to the line's end.
size_t SkipBlockHeader(std::string_view text, size_t from) {
  const std::string_view header = text.substr(0, text.find('\n', from));
  const size_t signs = std::min(header.find_first_not_of("|>+-123456789", from), header.size());
  const size_t rest = std::min(header.find_first_not_of(" \t\r", signs), header.size());
  const bool comment = rest < header.size() && rest > signs && header[rest] == '#';
  return rest == header.size() || comment ? header.size() : kNowhere;
}

// The spaces before the first character that is no white space, of that character's line.
size_t IndentOfInk(std::string_view text, size_t from) {
  const size_t ink = text.find_first_not_of(kWhiteSpace, from);
  const size_t line_end = text.substr(0, ink).rfind('\n');
  return line_end == kNowhere ? ink : ink - line_end - 1;
}

class SourceCheck {
 public:
  explicit SourceCheck(std::string_view text)
      : text_(text), cursor_(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0), line_(cursor_) {}

  std::optional<YamlFault> Run(YamlNode& root) {
    SkipSpace();
    if (AtMarker("---")) cursor_ += 3;
    Visit(root, -1);
    SkipSpace();
    if (AtMarker("...")) cursor_ += 3;
    SkipSpace();
    if (cursor_ < text_.size()) {
      Fail(cursor_, AtMarker("---") ? "a second document begins here: put it into a file of its own" : kLost);
    }
    return std::move(fault_);
  }

 private:
  void Fail(size_t offset, std::string_view message) {
    if (!fault_) fault_ = YamlFault{offset, std::string(message)};
  }

  bool AtMarker(std::string_view marker) const {
    const size_t end = cursor_ + marker.size();
    return cursor_ == line_ && text_.substr(cursor_, marker.size()) == marker &&
           (end == text_.size() || IsWhite(text_[end]));
  }

  int Column(size_t offset) const { return static_cast<int>(offset - line_); }

  // Goes over spaces, line ends and comments.
  void SkipSpace() {
    for (; cursor_ < text_.size(); ++cursor_) {
      const char c = text_[cursor_];
      if (c == '#' && (cursor_ == line_ || IsWhite(text_[cursor_ - 1]))) {
        cursor_ = std::min(text_.find('\n', cursor_), text_.size());
        if (cursor_ == text_.size()) return;
      } else if (!IsWhite(c)) {
        return;
      }
      if (c == '\t') Fail(cursor_, kTab);
      if (text_[cursor_] == '\n') line_ = cursor_ + 1;
    }
  }

  // `parent`: the column of the block collection around.
  void CheckIndent(int parent) {
    if (line_of_ink_ != line_) ink_ = text_.find_first_not_of(' ', line_), line_of_ink_ = line_;
    if (ink_ == cursor_ && Column(cursor_) <= parent)
      Fail(cursor_, "this must be indented deeper than the key above it");
  }

  bool Expect(char sign, std::string_view fault) {
    SkipSpace();
    if (cursor_ >= text_.size() || text_[cursor_] != sign) return Fail(cursor_, fault), false;
    ++cursor_;
    return true;
  }

  // `parent`: the column of the block collection around the node, -1 if there is none.
  void Visit(YamlNode& node, int parent) {
    if (fault_) return;
    if (node.kind == YamlKind::kNull) return VisitNull(node);
    SkipSpace();
    if (node.kind == YamlKind::kScalar || node.flow) CheckIndent(parent);
    if (node.kind == YamlKind::kScalar) return VisitScalar(node, parent);
    if (node.flow) {
      VisitFlow(node, parent);
    } else {
      VisitBlock(node, parent);
    }
  }

  void VisitNull(YamlNode& node) {
    const size_t begin = text_.find_first_not_of(' ', cursor_);
    if (begin == node.span.begin) {
      for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
        if (text_.compare(begin, word.size(), word) != 0) continue;
        node.span = {begin, begin + word.size()};
        cursor_ = node.span.end;
        return;
      }
    }
    node.span = {cursor_, cursor_};
  }

  void VisitScalar(YamlNode& node, int parent) {
    const size_t begin = cursor_;
    if (node.span.begin != begin) return Fail(begin, kLost);
    switch (node.style) {
      case YamlStyle::kPlain:
        cursor_ = SkipInk(text_, node.text, begin);
        break;
      case YamlStyle::kSingleQuoted:
        cursor_ = SkipSingleQuoted(text_, begin);
        break;
      case YamlStyle::kDoubleQuoted:
        cursor_ = SkipDoubleQuoted(text_, begin);
        break;
      case YamlStyle::kLiteral:
      case YamlStyle::kFolded:
        cursor_ = SkipBlock(node, begin);
        break;
    }
    if (cursor_ == kNowhere) {
      cursor_ = begin;
      const bool quoted = node.style == YamlStyle::kSingleQuoted || node.style == YamlStyle::kDoubleQuoted;
      return Fail(begin, quoted
                             ? "the quote that opens here is not closed: add the closing quote"
                             : "this text reads differently to different YAML readers: quote it, or use a block `|`");
    }
    node.span = {begin, cursor_};
    CheckReadersAgree(node);
    CheckContinuation(node.span, parent);
    if (IsBlock(node)) SkipBlockEnd();
  }

  static bool IsBlock(const YamlNode& node) {
    return node.style == YamlStyle::kLiteral || node.style == YamlStyle::kFolded;
  }

  size_t SkipBlock(YamlNode& node, size_t from) {
    const size_t header_end = SkipBlockHeader(text_, from);
    if (header_end == kNowhere || node.text.find_first_not_of(kWhiteSpace) == kNowhere) return header_end;
    const size_t indent = IndentOfInk(text_, header_end);
    const size_t own_indent = IndentOfInk(node.text, 0);
    if (indent < own_indent) return kNowhere;
    node.indent = indent - own_indent;
    return SkipInk(text_, node.text, header_end);
  }

  // What yaml-cpp takes and others do not.
  void CheckReadersAgree(const YamlNode& node) {
    const std::string_view source = text_.substr(node.span.begin, node.span.size());
    const size_t tab = source.find('\t');
    if (node.style == YamlStyle::kPlain) {
      if (tab != kNowhere) Fail(node.span.begin + tab, kTab);
      if (flow_depth_ > 0 && (source[0] == ':' || source[0] == '?')) {
        Fail(node.span.begin, "a text in brackets must not begin so: put it in double quotes");
      }
    } else if (node.style == YamlStyle::kDoubleQuoted) {
      for (size_t i = source.find('\\'); i != kNowhere; i = source.find('\\', i + 2)) {
        if (source[i + 1] == '\'') return Fail(node.span.begin + i, "\\' is no escape in double quotes: write ' alone");
      }
    } else if (IsBlock(node)) {
      // Where the tab is the first of the text, it may be meant as indentation.
      const size_t first = node.text.find_first_not_of('\n');
      if (first != kNowhere && node.text[first] == '\t')
        Fail(text_.find('\t', SkipBlockHeader(text_, node.span.begin)), kTab);
    }
  }

  // White space at the end of a block is part of it, tabs too.
  void SkipBlockEnd() {
    const size_t ink = text_.find_first_not_of(kWhiteSpace, cursor_);
    const size_t line = ink == kNowhere ? text_.size() : text_.rfind('\n', ink) + 1;
    if (line > cursor_) cursor_ = line_ = line;
  }

  // Every further line of a scalar must be indented deeper than what it belongs to.
  void CheckContinuation(Span span, int parent) {
    const std::string_view read = text_.substr(0, span.end);
    for (size_t end = read.find('\n', span.begin); end != kNowhere; end = read.find('\n', end + 1)) {
      line_ = end + 1;
      const size_t first = std::min(read.find_first_not_of(" \t\r", line_), read.size());
      if (first == read.size() || read[first] == '\n') continue;
      const size_t indent = read.find_first_not_of(' ', line_) - line_;
      if (static_cast<int>(indent) <= parent) {
        return Fail(
            first,
            "this line goes on with the text above it: indent it deeper than its key, or close the quote before");
      }
    }
  }

  void VisitBlock(YamlNode& node, int parent) {
    node.span.begin = cursor_;
    const int column = Column(cursor_);
    const bool sequence = node.kind == YamlKind::kSequence;
    // A list may stand at the column of its key.
    if (column < parent || (column == parent && !sequence))
      Fail(cursor_, "this must be indented deeper than the key above it");
    for (YamlNode& item : node.items) {
      SkipSpace();
      CheckColumn(column);
      if (!Expect('-', "a list item must begin with a dash: add `- `, or indent the line as what it belongs to"))
        return;
      Visit(item, column);
      node.span.end = item.span.end;
    }
    for (YamlMember& member : node.members) {
      SkipSpace();
      CheckColumn(column);
      VisitMember(member, column);
      if (fault_) return;
      node.span.end = member.value.span.end;
    }
  }

  void CheckColumn(int column) {
    if (Column(cursor_) != column) {
      Fail(cursor_,
           fmt::format("this line is indented by {}, those beside it by {}: align them", Column(cursor_), column));
    }
  }

  void VisitMember(YamlMember& member, int parent) {
    Visit(member.key, flow_depth_ > 0 ? parent : parent - 1);  // a key itself stands at the column of its mapping
    if (fault_) return;
    cursor_ = std::min(text_.find_first_not_of(' ', cursor_), text_.size());
    if (text_.substr(cursor_, 1) != ":") {
      return Fail(member.key.span.begin,
                  "no colon stands behind this key: write `key: value`, or indent the line as text");
    }
    ++cursor_;
    Visit(member.value, parent);
  }

  void VisitFlow(YamlNode& node, int parent) {
    const bool sequence = node.kind == YamlKind::kSequence;
    const size_t open = cursor_;
    ++flow_depth_;
    if (!Expect(sequence ? '[' : '{', "write this as `{key: value}`")) return;
    const size_t count = sequence ? node.items.size() : node.members.size();
    for (size_t i = 0; i < count; ++i) {
      if (sequence) {
        Visit(node.items[i], parent);
      } else {
        SkipSpace();
        VisitMember(node.members[i], parent);
      }
      SkipSpace();
      CheckIndent(parent);
      if (fault_) return;
      if (text_.substr(cursor_, 1) == ",") {
        ++cursor_;
      } else if (i + 1 < count) {
        return Fail(cursor_, "a comma must stand between two items: add it, or quote the text");
      }
    }
    SkipSpace();
    CheckIndent(parent - 1);  // many like the closing bracket below the key
    if (text_.substr(cursor_, 1) != (sequence ? "]" : "}")) {
      return Fail(open, fmt::format("the bracket that opens here is not closed: add `{}`", sequence ? ']' : '}'));
    }
    --flow_depth_;
    node.span = {open, ++cursor_};
  }

  std::string_view text_;
  size_t cursor_;
  size_t line_;     // where the line of the cursor begins
  size_t ink_ = 0;  // the first character that is no space, of the line that begins at `line_of_ink_`
  size_t line_of_ink_ = kNowhere;
  int flow_depth_ = 0;
  std::optional<YamlFault> fault_;
};

}  // namespace

std::optional<YamlFault> CheckAgainstText(std::string_view text, YamlNode& root) { return SourceCheck(text).Run(root); }

}  // namespace emend
