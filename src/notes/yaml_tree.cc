#include "notes/yaml_tree.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <unordered_set>

#include "base/escape.h"
#include "base/line_index.h"
#include "base/utf8.h"
#include "notes/yaml_bytes.h"
#include "notes/yaml_simple.h"
#include "notes/yaml_source.h"

namespace emend {
namespace {

constexpr size_t kMaxDepth = 64;

// What yaml-cpp says, and what the author can do about it.
struct Explanation {
  std::string_view yaml_cpp;
  std::string_view message;
  size_t behind = 0;  // how far its place lies behind the fault
};

constexpr auto kExplanations = std::to_array<Explanation>({
    {"illegal map value", "a second colon makes a key inside a value here: put the text in double quotes"},
    {"end of map not found", "this fits none of the keys above it: indent it as its neighbours, and close every quote"},
    {"end of sequence not found",
     "this fits none of the items above it: indent it as its neighbours, and close every quote"},
    {"end of map flow not found", "a bracket is not closed, or a comma is missing: close it, or quote the text"},
    {"end of sequence flow not found", "a bracket is not closed, or a comma is missing: close it, or quote the text"},
    {"illegal flow end", "this bracket closes none that was opened: take it away, or quote the text"},
    {"illegal tab when looking for indentation", "a tab indents this line: use spaces"},
    {"unknown token", "this sign has a meaning of its own in YAML: put the text in double quotes"},
    {"unknown escape character", "no escape of this name is known: write a backslash in double quotes as \\\\", 2},
    {"invalid unicode", "this escape is half a character: write the character itself", 6},
    {"the referenced anchor is not defined", "aliases (*name) are not read: write the value out, or quote the text"},
});

YamlFault Explain(const YAML::Exception& exception, size_t start, std::string_view text) {
  const size_t at = std::min(text.size(), start + static_cast<size_t>(std::max(exception.mark.pos, 0)));
  for (const Explanation& known : kExplanations) {
    if (exception.msg.starts_with(known.yaml_cpp)) return {at - std::min(at, known.behind), std::string(known.message)};
  }
  return {at, fmt::format("this is no YAML ({}): quote texts that hold a colon, a # or brackets, and close every quote",
                          EscapeForTerminal(exception.msg))};
}

// Leaves yaml-cpp at the first fault.
struct Stop {
  YamlFault fault;
};

// yaml-cpp 0.7 reads the escapes `\N` and `\_` as the bytes 85 and A0 where it should be U+0085 and U+00A0.
std::string MendEscapes(const std::string& value) {
  if (!FindInvalidUtf8(value)) return value;
  std::string mended;
  for (size_t i = 0; i < value.size();) {
    const CodePoint c = DecodeUtf8(value, i);
    AppendUtf8(c.valid ? c.value : static_cast<unsigned char>(value[i]), mended);
    i += c.length;
  }
  return mended;
}

class TreeBuilder : public YAML::EventHandler {
 public:
  // yaml-cpp reads `text` from byte `start` on.
  TreeBuilder(std::string_view text, size_t start) : text_(text), start_(start) {}

  YamlNode TakeRoot() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Stop{{Offset(mark), "aliases (*name) are not read: write the value out"}};
  }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { Place(Make(mark, anchor, YamlKind::kNull)); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode node = Make(mark, anchor, YamlKind::kScalar);
    node.text = MendEscapes(value);
    if (tag == "!") node.style = StyleAt(node.span.begin);
    Place(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    Open(Make(mark, anchor, YamlKind::kSequence), style);
  }

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    Open(Make(mark, anchor, YamlKind::kMapping), style);
  }

  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapEnd() override { open_.pop_back(); }

 private:
  struct Frame {
    YamlNode* node;  // stays where it is, as nothing is added beside it before it is closed
    bool expects_key = true;
    std::unordered_set<std::string> keys = {};
  };

  size_t Offset(const YAML::Mark& mark) const {
    return std::min(text_.size(), start_ + static_cast<size_t>(std::max(mark.pos, 0)));
  }

  YamlNode Make(const YAML::Mark& mark, YAML::anchor_t anchor, YamlKind kind) const {
    const size_t at = Offset(mark);
    if (anchor != 0)
      throw Stop{{at, "anchors (&name) are not read: take it away, and write its value out at each alias"}};
    if (kind != YamlKind::kNull && text_.substr(at, 1) == "!") {
      throw Stop{{at, "tags (!name) are not read: take it away, and quote the value if it must be a text"}};
    }
    YamlNode node;
    node.kind = kind;
    node.span = {at, at};
    return node;
  }

  YamlStyle StyleAt(size_t at) const {
    const char sign = at < text_.size() ? text_[at] : '\0';
    return sign == '\''  ? YamlStyle::kSingleQuoted
           : sign == '|' ? YamlStyle::kLiteral
           : sign == '>' ? YamlStyle::kFolded
                         : YamlStyle::kDoubleQuoted;
  }

  YamlNode& Place(YamlNode node) {
    if (++count_ > kMaxNodes) {
      throw Stop{{node.span.begin, fmt::format("more than {} values: split the file", kMaxNodes)}};
    }
    if (open_.empty()) return root_ = std::move(node);
    Frame& frame = open_.back();
    if (frame.node->kind == YamlKind::kSequence) return frame.node->items.emplace_back(std::move(node));
    frame.expects_key = !frame.expects_key;
    if (frame.expects_key) return frame.node->members.back().value = std::move(node);
    CheckKey(node, frame.keys);
    return frame.node->members.emplace_back(YamlMember{std::move(node), {}}).key;
  }

  static void CheckKey(const YamlNode& key, std::unordered_set<std::string>& keys) {
    const size_t at = key.span.begin;
    if (key.kind != YamlKind::kScalar)
      throw Stop{{at, "a key must be a text: quote it, or write a list as `- item` lines"}};
    if (key.text == "<<" && key.style == YamlStyle::kPlain) {
      throw Stop{{at, "merge keys (<<) are not read: write the keys out"}};
    }
    if (!keys.insert(key.text).second) {
      throw Stop{{at, fmt::format("the key \"{}\" stands here twice: keep one of them", EscapeForTerminal(key.text))}};
    }
  }

  void Open(YamlNode node, YAML::EmitterStyle::value style) {
    node.flow = style == YAML::EmitterStyle::Flow;
    const size_t at = node.span.begin;
    YamlNode& placed = Place(std::move(node));
    open_.push_back({&placed});
    if (open_.size() > kMaxDepth) throw Stop{{at, fmt::format("nested deeper than {} levels: flatten it", kMaxDepth)}};
  }

  std::string_view text_;
  size_t start_;
  YamlNode root_;
  std::vector<Frame> open_;
  size_t count_ = 0;
};

}  // namespace

// Written out, as clang 14 breaks down on a defaulted one for a type that holds itself.
bool YamlNode::operator==(const YamlNode& other) const {
  const auto same = [](const YamlMember& a, const YamlMember& b) { return a.key == b.key && a.value == b.value; };
  return kind == other.kind && style == other.style && flow == other.flow && span == other.span &&
         indent == other.indent && text == other.text && items == other.items &&
         std::equal(members.begin(), members.end(), other.members.begin(), other.members.end(), same);
}

std::variant<YamlNode, YamlFault> ParseYaml(std::string_view text) {
  if (FindForbiddenText(text)) return ParseFullYaml(text);
  if (auto simple = ParseSimpleYaml(text)) return *std::move(simple);
  return ParseFullYaml(text);
}

std::variant<YamlNode, YamlFault> ParseFullYaml(std::string_view text) {
  if (auto fault = FindForbiddenText(text)) return *std::move(fault);
  const size_t start = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  TreeBuilder builder(text, start);
  try {
    std::istringstream in{std::string(text.substr(start))};
    YAML::Parser parser(in);
    parser.HandleNextDocument(builder);
  } catch (const Stop& stop) {
    return stop.fault;
  } catch (const YAML::Exception& exception) {
    return Explain(exception, start, text);
  }
  // What yaml-cpp leaves behind the document is found by the check.
  YamlNode root = builder.TakeRoot();
  if (auto fault = CheckAgainstText(text, root)) return *std::move(fault);
  if (root.kind == YamlKind::kNull) root.span = {0, 0};  // nothing is missing from the start
  return root;
}

Error ToError(const YamlFault& fault, std::string_view text, const std::string& path) {
  const Position position = LineIndex(text).PositionOf(fault.offset);
  return {path, position.line, position.column, fault.message};
}

}  // namespace emend
