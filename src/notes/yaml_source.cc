#include "notes/yaml_source.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace emend {
namespace {

constexpr size_t kMaxSize = size_t{64} << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kWhiteSpace = " \t\r\n";

bool IsWhite(char c) { return kWhiteSpace.find(c) != std::string_view::npos; }

// Characters that YAML does not know as text, or that some readers take for a line end and others do not.
bool IsForbidden(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 ||
         c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

std::optional<YamlFault> FindForbiddenCharacter(std::string_view text) {
  for (size_t i = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (IsForbidden(c.value) && text.compare(i, 2, "\r\n") != 0) {
      const auto value = static_cast<uint32_t>(c.value);
      return YamlFault{
          i, fmt::format("the character U+{:04X} must not stand in YAML: delete it, or write \"{}\" in double quotes",
                         value, value <= 0xFF ? fmt::format("\\x{:02X}", value) : fmt::format("\\u{:04X}", value))};
    }
    i += c.length;
  }
  return std::nullopt;
}

std::optional<YamlFault> FindDirective(std::string_view text) {
  for (size_t begin = 0; begin < text.size();) {
    const size_t first = std::min(text.find_first_not_of(" \t\r", begin), text.size());
    const char sign = first < text.size() ? text[first] : '\n';
    if (sign == '%' && first == begin) return YamlFault{first, "YAML directives (%) are not read: take the line away"};
    if (sign != '#' && sign != '\n') return std::nullopt;
    begin = std::min(text.find('\n', first), text.size()) + 1;
  }
  return std::nullopt;
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
      Fail(cursor_, AtMarker("---")
                        ? "a second document begins here: put it into a file of its own"
                        : "this belongs to nothing before it: is a colon, a quote or an indentation wrong?");
    }
    return std::move(fault_);
  }

 private:
  void Fail(size_t offset, std::string message) {
    if (!fault_) fault_ = YamlFault{offset, std::move(message)};
  }

  bool AtMarker(std::string_view marker) const {
    const size_t end = cursor_ + marker.size();
    return cursor_ == line_ && text_.substr(cursor_, marker.size()) == marker &&
           (end == text_.size() || IsWhite(text_[end]));
  }

  int Column(size_t offset) const { return static_cast<int>(offset - line_); }

  // Goes over white space and comments.
  void SkipSpace() {
    bool tab = false;
    for (; cursor_ < text_.size(); ++cursor_) {
      const char c = text_[cursor_];
      if (c == '#' && (cursor_ == line_ || IsWhite(text_[cursor_ - 1]))) {
        cursor_ = std::min(text_.find('\n', cursor_), text_.size());
        if (cursor_ == text_.size()) return;
      } else if (!IsWhite(c)) {
        break;
      }
      if (text_[cursor_] == '\n') line_ = cursor_ + 1;
      tab = text_[cursor_] == '\t' || (tab && text_[cursor_] != '\n');
    }
    if (tab && cursor_ < text_.size() && text_.find_first_not_of(" \t", line_) == cursor_) {
      Fail(line_, "a tab indents this line, which YAML readers take in different ways: use spaces");
    }
  }

  bool Expect(char sign, std::string_view fault) {
    SkipSpace();
    if (cursor_ >= text_.size() || text_[cursor_] != sign) return Fail(cursor_, std::string(fault)), false;
    ++cursor_;
    return true;
  }

  // `parent`: the column of the block collection around the node, -1 if there is none.
  void Visit(YamlNode& node, int parent) {
    if (fault_) return;
    if (node.kind == YamlKind::kNull) return VisitNull(node);
    SkipSpace();
    if (node.kind == YamlKind::kScalar) return VisitScalar(node, parent);
    node.span.begin = cursor_;
    if (node.flow) {
      VisitFlow(node, parent);
    } else {
      VisitBlock(node, parent);
    }
    node.span.end = cursor_;
  }

  void VisitNull(YamlNode& node) {
    const size_t begin = text_.find_first_not_of(" \t", cursor_);
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
    if (node.span.begin != begin) {
      return Fail(begin, "this belongs to nothing before it: is a colon, a quote or an indentation wrong?");
    }
    switch (node.style) {
      case YamlStyle::kPlain:
        cursor_ = SkipInk(node.text, begin);
        break;
      case YamlStyle::kSingleQuoted:
        cursor_ = SkipSingleQuoted(begin);
        break;
      case YamlStyle::kDoubleQuoted:
        cursor_ = SkipDoubleQuoted(begin);
        break;
      case YamlStyle::kLiteral:
      case YamlStyle::kFolded:
        cursor_ = SkipBlockScalar(node, begin);
        break;
    }
    if (cursor_ == std::string_view::npos) {
      cursor_ = begin;
      const bool quoted = node.style == YamlStyle::kSingleQuoted || node.style == YamlStyle::kDoubleQuoted;
      return Fail(begin, quoted
                             ? "the quote that opens here is not closed: add the closing quote"
                             : "this text reads differently to different YAML readers: quote it, or use a block `|`");
    }
    node.span = {begin, cursor_};
    CheckContinuation(node.span, parent);
  }

  // Every further line of a scalar must be indented deeper than what it belongs to.
  void CheckContinuation(Span span, int parent) {
    const std::string_view read = text_.substr(0, span.end);
    for (size_t end = read.find('\n', span.begin); end != std::string_view::npos; end = read.find('\n', end + 1)) {
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

  // The offset behind the characters of `value`, white space apart, if they stand at `from` in the same order with
  // nothing but white space between.
  size_t SkipInk(std::string_view value, size_t from) const {
    size_t at = from;
    for (const char c : value) {
      if (IsWhite(c)) continue;
      while (at < text_.size() && IsWhite(text_[at])) ++at;
      if (at >= text_.size() || text_[at] != c) return std::string_view::npos;
      ++at;
    }
    return at;
  }

  size_t SkipSingleQuoted(size_t from) const {
    for (size_t i = text_.find('\'', from + 1); i != std::string_view::npos; i = text_.find('\'', i + 2)) {
      if (text_.compare(i, 2, "''") != 0) return i + 1;
    }
    return std::string_view::npos;
  }

  size_t SkipDoubleQuoted(size_t from) const {
    for (size_t i = text_.find_first_of("\"\\", from + 1); i != std::string_view::npos;
         i = text_.find_first_of("\"\\", i + 2)) {
      if (text_[i] == '"') return i + 1;
    }
    return std::string_view::npos;
  }

  size_t SkipBlockScalar(YamlNode& node, size_t from) const {
    const size_t header_end = std::min(text_.find('\n', from), text_.size());
    const size_t sign_end = text_.find_first_not_of("|>+-123456789", from);
    size_t rest = std::min(text_.find_first_not_of(" \t\r", std::min(sign_end, text_.size())), header_end);
    if (rest < header_end && text_[rest] != '#') return std::string_view::npos;
    if (node.text.find_first_not_of(kWhiteSpace) == std::string::npos) return std::min(sign_end, header_end);
    const size_t end = SkipInk(node.text, header_end);
    const size_t ink = text_.find_first_not_of(kWhiteSpace, header_end);
    const size_t line = ink == std::string_view::npos ? ink : text_.rfind('\n', ink);
    if (line == std::string_view::npos) return line;
    const size_t own_ink = node.text.find_first_not_of(kWhiteSpace);
    const size_t own_line = node.text.rfind('\n', own_ink);
    const size_t own_indent = own_ink - (own_line == std::string::npos ? 0 : own_line + 1);
    if (ink - line - 1 < own_indent) return std::string_view::npos;
    node.indent = ink - line - 1 - own_indent;
    return end;
  }

  void VisitBlock(YamlNode& node, int parent) {
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
    }
    for (YamlMember& member : node.members) {
      SkipSpace();
      CheckColumn(column);
      VisitMember(member, column);
      if (fault_) return;
    }
  }

  void CheckColumn(int column) {
    if (Column(cursor_) != column) {
      Fail(cursor_,
           fmt::format("this line is indented by {}, those beside it by {}: align them", Column(cursor_), column));
    }
  }

  void VisitMember(YamlMember& member, int parent) {
    Visit(member.key, parent);
    if (fault_) return;
    cursor_ = std::min(text_.find_first_not_of(" \t", cursor_), text_.size());
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
      if (fault_) return;
      if (text_.substr(cursor_, 1) == ",") {
        ++cursor_;
      } else if (i + 1 < count) {
        return Fail(cursor_, "a comma must stand between two items: add it, or quote the text");
      }
    }
    SkipSpace();
    if (text_.substr(cursor_, 1) != (sequence ? "]" : "}")) {
      return Fail(open, fmt::format("the bracket that opens here is not closed: add `{}`", sequence ? ']' : '}'));
    }
    ++cursor_;
  }

  std::string_view text_;
  size_t cursor_;
  size_t line_;  // where the line of the cursor begins
  std::optional<YamlFault> fault_;
};

}  // namespace

std::optional<YamlFault> FindForbiddenText(std::string_view text) {
  if (text.size() > kMaxSize) return YamlFault{0, fmt::format("larger than {} MiB: split the file", kMaxSize >> 20)};
  if (const auto at = FindInvalidUtf8(text)) {
    return YamlFault{*at, fmt::format("the byte 0x{:02X} is no UTF-8: save the file as UTF-8",
                                      static_cast<unsigned char>(text[*at]))};
  }
  if (auto fault = FindForbiddenCharacter(text)) return fault;
  return FindDirective(text);
}

std::optional<YamlFault> CheckAgainstText(std::string_view text, YamlNode& root) { return SourceCheck(text).Run(root); }

}  // namespace emend
