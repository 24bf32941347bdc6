#include "notes/yaml_simple.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/span.h"
#include "notes/yaml_simple_text.h"

namespace emend {
namespace {

constexpr size_t kFewKeys = 16;  // of a mapping, among which one that stands twice is looked for one by one

// Gives up by setting `ok_` false; every loop ends then.
class SimpleParser {
 public:
  explicit SimpleParser(std::string_view text) : text_(text) {}

  std::optional<YamlNode> Parse() {
    YamlNode root;
    ReadLine(0);
    if (line_.empty() || column() != 0) return std::nullopt;
    ReadMapping(root);
    if (!ok_ || !line_.empty()) return std::nullopt;
    return root;
  }

 private:
  // The cursor stands inside the current line, at the next thing to be read. An empty line is the end of the text.
  int column() const { return static_cast<int>(at_ - begin_); }
  std::string_view rest() const { return line_.substr(at_ - begin_); }

  // Goes to the first line from `begin` on that is neither empty nor a comment, and to its first sign.
  void ReadLine(size_t begin) {
    while (begin < text_.size()) {
      line_ = text_.substr(begin, text_.find('\n', begin) - begin);
      begin_ = begin;
      begin += line_.size() + 1;
      const size_t ink = line_.find_first_not_of(' ');
      if (ink == kNowhere || line_[ink] == '#') continue;
      at_ = begin_ + ink;
      if (line_.starts_with("---") || line_.starts_with("...") || line_.back() == '\r') ok_ = false;
      return;
    }
    line_ = {};
    begin_ = at_ = text_.size();
  }

  void NextLine() { ReadLine(begin_ + line_.size() + 1); }

  void GiveUp() { ok_ = false; }

  bool Count() {
    if (++count_ > kMaxNodes) GiveUp();
    return ok_;
  }

  YamlNode MakeScalar(YamlStyle style, Span span, std::string text) {
    YamlNode node;
    node.kind = YamlKind::kScalar;
    node.style = style;
    node.span = span;
    node.text = std::move(text);
    Count();
    return node;
  }

  // The keys of one mapping, none of which may stand twice.
  class Keys {
   public:
    explicit Keys(const std::vector<YamlMember>& members) : members_(members) {}

    // False where the key is one of the mapping's members.
    bool IsNew(const std::string& key) {
      if (members_.size() < kFewKeys) {
        const auto same = [&](const YamlMember& member) { return member.key.text == key; };
        return std::none_of(members_.begin(), members_.end(), same);
      }
      if (known_.empty()) {
        for (const YamlMember& member : members_) known_.insert(member.key.text);
      }
      return known_.insert(key).second;
    }

   private:
    const std::vector<YamlMember>& members_;
    std::unordered_set<std::string> known_;
  };

  // `key:` at the cursor, which then stands behind the colon.
  bool ReadKey(YamlNode& mapping, Keys& keys) {
    YamlNode key;
    const std::string_view text = rest();
    if (text.starts_with('"') || text.starts_with('\'')) {
      ReadQuoted(key);
      if (!ok_ || key.span.size() > kLongestSimpleKey || !rest().starts_with(':')) return GiveUp(), false;
    } else {
      const size_t end = PlainKeyLength(text);
      if (end == 0) return GiveUp(), false;
      key = MakeScalar(YamlStyle::kPlain, {at_, at_ + end}, std::string(text.substr(0, end)));
      at_ += end;
    }
    if (!keys.IsNew(key.text)) return GiveUp(), false;
    mapping.members.push_back({std::move(key), {}});
    ++at_;
    return ok_;
  }

  // A block mapping whose first key stands at the cursor. Ends at the first line that is not part of it.
  void ReadMapping(YamlNode& node) {
    node.kind = YamlKind::kMapping;
    node.span.begin = at_;
    const int own = column();
    Count();
    if (++depth_ > kMaxDepth) return GiveUp();
    Keys keys(node.members);
    while (ok_) {
      if (!ReadKey(node, keys)) return;
      ReadValue(node.members.back().value, own);
      node.span.end = node.members.back().value.span.end;
      if (line_.empty() || column() < own) break;
      if (column() > own) GiveUp();
      if (rest().starts_with("- ")) break;  // the next item of a list at this column
    }
    --depth_;
  }

  // What stands behind `key:`, up to the next line to be read.
  void ReadValue(YamlNode& node, int column_of_key) {
    if (rest().empty()) {
      NextLine();
      if (!ok_ || line_.empty() || column() < column_of_key) return GiveUp();
      if (rest().starts_with("- ")) return ReadList(node);
      return column() > column_of_key ? ReadMapping(node) : GiveUp();
    }
    if (!rest().starts_with(' ')) return GiveUp();
    SkipSpaces();
    if (rest().starts_with('|')) return ReadLiteral(node, column_of_key);
    ReadOnLine(node);
    NextLine();
  }

  void SkipSpaces() { at_ = begin_ + std::min(line_.find_first_not_of(' ', at_ - begin_), line_.size()); }

  // A list of `- ` lines, the first of which the cursor is at.
  void ReadList(YamlNode& node) {
    node.kind = YamlKind::kSequence;
    node.span.begin = at_;
    const int own = column();
    Count();
    while (ok_ && !line_.empty() && column() == own && rest().starts_with("- ")) {
      ++at_;
      SkipSpaces();
      YamlNode& item = node.items.emplace_back();
      if (PlainKeyLength(rest()) > 0) {
        ReadMapping(item);
      } else {
        ReadOnLine(item);
        NextLine();
      }
      node.span.end = item.span.end;
      if (!line_.empty() && column() > own) GiveUp();
    }
  }

  // A value that takes the rest of the line.
  void ReadOnLine(YamlNode& node) {
    const std::string_view text = rest();
    const size_t begin = at_;
    if (text.empty()) return GiveUp();
    if (std::string_view("\"'[{").find(text.front()) != kNowhere) {
      ReadFlow(node);
      if (at_ != begin_ + line_.size()) GiveUp();
    } else if (IsSimplePlain(text)) {
      node = MakeScalar(YamlStyle::kPlain, {begin, begin + text.size()}, std::string(text));
    } else {
      GiveUp();
    }
  }

  // A value inside brackets, or quoted; the cursor then stands behind it.
  void ReadFlow(YamlNode& node) {
    const std::string_view text = rest();
    switch (text.empty() ? '\0' : text.front()) {
      case '"':
      case '\'':
        return ReadQuoted(node);
      case '[':
        return ReadFlowItems(node, YamlKind::kSequence, ']');
      case '{':
        return ReadFlowItems(node, YamlKind::kMapping, '}');
      default:
        break;
    }
    const size_t end = text.find_first_of(",]}");
    if (end == kNowhere || !IsSimpleItem(text.substr(0, end))) return GiveUp();
    node = MakeScalar(YamlStyle::kPlain, {at_, at_ + end}, std::string(text.substr(0, end)));
    at_ += end;
  }

  void ReadFlowItems(YamlNode& node, YamlKind kind, char close) {
    node.kind = kind;
    node.flow = true;
    node.span.begin = at_++;
    if (!Count() || ++depth_ > kMaxDepth) return GiveUp();
    Keys keys(node.members);
    while (ok_ && !rest().starts_with(close)) {
      if (kind == YamlKind::kMapping) {
        if (!ReadKey(node, keys) || !rest().starts_with(' ')) return GiveUp();
        SkipSpaces();
        ReadFlow(node.members.back().value);
      } else {
        ReadFlow(node.items.emplace_back());
      }
      if (rest().starts_with(", ")) {
        at_ += 2;
      } else if (!rest().starts_with(close)) {
        return GiveUp();
      }
    }
    --depth_;
    node.span.end = ++at_;
  }

  void ReadQuoted(YamlNode& node) {
    const std::string_view text = rest();
    const bool single = text.front() == '\'';
    size_t end = 1;
    if (single) {
      for (end = text.find('\'', 1); end != kNowhere && text.substr(end, 2) == "''";) end = text.find('\'', end + 2);
    } else {
      for (end = text.find_first_of("\"\\", 1); end != kNowhere && text[end] == '\\';)
        end = text.find_first_of("\"\\", end + 2);
    }
    if (end == kNowhere) return GiveUp();
    const std::string_view body = text.substr(1, end - 1);
    auto read = single ? std::optional(UnescapeSingle(body)) : UnescapeDouble(body);
    if (!read) return GiveUp();
    node = MakeScalar(single ? YamlStyle::kSingleQuoted : YamlStyle::kDoubleQuoted, {at_, at_ + end + 1},
                      *std::move(read));
    at_ += end + 1;
  }

  // `|`, `|-`, `|2` or `|2-` and the lines below, of a key at the column `parent`.
  void ReadLiteral(YamlNode& node, int parent) {
    const size_t header = at_;
    std::string_view signs = rest().substr(1);
    size_t digit = 0;
    if (!signs.empty() && signs.front() >= '1' && signs.front() <= '9') {
      digit = static_cast<size_t>(signs.front() - '0');
      signs.remove_prefix(1);
    }
    const bool strip = signs == "-";
    if (!signs.empty() && !strip) return GiveUp();
    const size_t begin = std::min(begin_ + line_.size() + 1, text_.size());
    const size_t first = std::min(text_.find_first_not_of('\n', begin), text_.size());
    const size_t ink = std::min(text_.find_first_not_of(' ', first), text_.size());
    const size_t outer = static_cast<size_t>(parent);
    const size_t indent = digit == 0 ? ink - first : outer + digit;
    if (ink == text_.size() || text_[ink] == '\n' || ink - first < indent || indent <= outer) return GiveUp();
    if (text_[first + indent] == '\t') return GiveUp();  // it may be meant as indentation
    node = MakeScalar(YamlStyle::kLiteral, {header, begin}, "");
    node.indent = indent;
    ReadLiteralLines(begin, outer, node);
    if (strip && node.text.ends_with('\n')) node.text.pop_back();
  }

  // The lines of a literal block, from `begin` on, of a key at the column `outer`.
  void ReadLiteralLines(size_t begin, size_t outer, YamlNode& node) {
    size_t kept = 0;  // of the text: the empty lines at the end are not part of it
    size_t at = begin;
    while (at < text_.size()) {
      const std::string_view line = text_.substr(at, text_.find('\n', at) - at);
      const size_t ink = std::min(line.find_first_not_of(' '), line.size());
      const bool blank = ink == line.size();
      if (line.ends_with('\r') || (!blank && ink > outer && ink < node.indent)) return GiveUp();
      if (!blank && ink < node.indent) break;
      if (line.size() > node.indent) node.text += line.substr(node.indent);
      if (at + line.size() < text_.size()) node.text += '\n';
      if (!blank) kept = node.text.size();
      if (const size_t last = line.find_last_not_of(" \t"); last != kNowhere) node.span.end = at + last + 1;
      at = std::min(at + line.size() + 1, text_.size());
    }
    if (node.text.find_first_not_of('\n', kept) != kNowhere) return GiveUp();  // spaces at the end, text or not
    node.text.resize(kept);
    ReadLine(at);
  }

  static constexpr int kMaxDepth = 16;

  std::string_view text_;
  std::string_view line_;
  size_t begin_ = 0;  // of the line
  size_t at_ = 0;
  size_t count_ = 0;
  int depth_ = 0;
  bool ok_ = true;
};

}  // namespace

std::optional<YamlNode> ParseSimpleYaml(std::string_view text) { return SimpleParser(text).Parse(); }

}  // namespace emend
