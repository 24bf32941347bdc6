#include "check/note_edits.h"

#include <algorithm>
#include <variant>

#include "base/escape.h"
#include "base/mapped_text.h"
#include "base/utf8.h"
#include "notes/yaml.h"
#include "passages/scalar_map.h"

namespace emend {
namespace {

bool Holds(const YamlNode& node, Span span) { return node.span.begin <= span.begin && span.end <= node.span.end; }

// The scalar, no key, that `span` lies in; null if there is none.
const YamlNode* FindScalar(const YamlNode& node, Span span) {
  if (!Holds(node, span)) return nullptr;
  if (node.kind == YamlKind::kScalar) return &node;
  const auto item = std::partition_point(node.items.begin(), node.items.end(),
                                         [&](const YamlNode& one) { return one.span.end < span.end; });
  if (item != node.items.end()) return FindScalar(*item, span);
  const auto member = std::partition_point(node.members.begin(), node.members.end(),
                                           [&](const YamlMember& one) { return one.value.span.end < span.end; });
  return member == node.members.end() ? nullptr : FindScalar(member->value, span);
}

// The first byte of the scalar's text that stands for the file's byte at `offset` or one behind it.
size_t TextOffset(const TextMap& map, size_t offset) {
  size_t low = 0, high = map.size();
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    map.ToSource({middle, middle + 1}).begin < offset ? low = middle + 1 : high = middle;
  }
  return low;
}

// Whether what stands before and behind the edits, which lie in `before`, is in `after` as it was.
bool KeepsRest(std::string_view bytes, const YamlNode& before, const YamlNode& after, const Edit& first,
               const Edit& last) {
  const TextMap map = MapScalar(bytes, before);
  const std::string_view text = before.text;
  const size_t begin = TextOffset(map, first.span.begin);
  const size_t end = std::max(begin, TextOffset(map, last.span.end));
  const std::string_view lead = text.substr(0, begin), rest = text.substr(end);
  if (after.text.size() < lead.size() + rest.size()) return false;
  if (!after.text.starts_with(lead) || !after.text.ends_with(rest)) return false;
  if (before.style != YamlStyle::kPlain || &first != &last) return true;
  return after.text.substr(begin, after.text.size() - lead.size() - rest.size()) == first.replacement;
}

class Comparison {
 public:
  Comparison(std::string_view bytes, const std::vector<Edit>& edits) : bytes_(bytes), edits_(edits) {}

  // Whether `after` is `before` but for the texts that the edits lie in.
  bool Fits(const YamlNode& before, const YamlNode& after) const {
    if (before.kind != after.kind || before.flow != after.flow || before.items.size() != after.items.size() ||
        before.members.size() != after.members.size()) {
      return false;
    }
    if (before.kind == YamlKind::kScalar) return FitsScalar(before, after);
    for (size_t i = 0; i < before.items.size(); ++i) {
      if (!Fits(before.items[i], after.items[i])) return false;
    }
    for (size_t i = 0; i < before.members.size(); ++i) {
      if (before.members[i].key.text != after.members[i].key.text) return false;
      if (!Fits(before.members[i].value, after.members[i].value)) return false;
    }
    return true;
  }

 private:
  bool FitsScalar(const YamlNode& before, const YamlNode& after) const {
    const auto first = std::partition_point(edits_.begin(), edits_.end(),
                                            [&](const Edit& edit) { return edit.span.begin < before.span.begin; });
    auto last = first;
    while (last != edits_.end() && Holds(before, last->span)) ++last;
    if (before.style != after.style) return false;
    if (first == last) return before.text == after.text;
    return KeepsRest(bytes_, before, after, *first, *std::prev(last));
  }

  std::string_view bytes_;
  const std::vector<Edit>& edits_;
};

// The tree with the edits made; nothing if it is none, or has a fault that the file had not.
std::optional<YamlNode> TreeWith(const CheckedFile& file, const std::vector<Edit>& edits) {
  auto parsed = ParseYaml(ApplyEdits(file.bytes, edits));
  auto* tree = std::get_if<YamlNode>(&parsed);
  if (tree == nullptr) return std::nullopt;
  NotesFile notes;
  if (ReadNotesTree(*tree, notes).has_value() && !file.fault.has_value()) return std::nullopt;
  return std::move(*tree);
}

// What must be escaped between double quotes; nothing if it is better left alone.
bool AppendQuoted(std::string_view text, std::string& out) {
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (c.value == '\n') {
      out += "\\n";
    } else if (c.value == '\t') {
      out += "\\t";
    } else if (!c.valid || IsHiddenOnTerminal(c.value)) {
      return false;
    } else {
      if (c.value == '"' || c.value == '\\') out += '\\';
      out.append(text, i, c.length);
    }
    i += c.length;
  }
  return true;
}

std::string Indent(std::string_view text, size_t indent) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    const bool line_follows = text[i] == '\n' && i + 1 < text.size() && text[i + 1] != '\n';
    if (line_follows || (text[i] == '\n' && i + 1 == text.size())) out.append(indent, ' ');
  }
  return out;
}

}  // namespace

bool KeepsNotesSound(const CheckedFile& file, const std::vector<Edit>& edits) {
  std::vector<Edit> inside;
  for (const Edit& edit : edits) {
    if (FindScalar(file.tree, edit.span) != nullptr) inside.push_back(edit);
  }
  if (!inside.empty()) {
    const std::optional<YamlNode> tree = TreeWith(file, inside);
    if (!tree.has_value() || !Comparison(file.bytes, inside).Fits(file.tree, *tree)) return false;
  }
  return inside.size() == edits.size() || TreeWith(file, edits).has_value();
}

std::optional<Edit> EncodeForScalar(const CheckedFile& file, const Edit& edit) {
  const YamlNode* scalar = FindScalar(file.tree, edit.span);
  if (scalar == nullptr) return edit;
  Edit encoded = {edit.span, ""};
  const bool has_line = edit.replacement.find('\n') != std::string::npos;
  switch (scalar->style) {
    case YamlStyle::kDoubleQuoted:
      if (!AppendQuoted(edit.replacement, encoded.replacement)) return std::nullopt;
      return encoded;
    case YamlStyle::kSingleQuoted:
      if (has_line) return std::nullopt;
      for (const char c : edit.replacement) encoded.replacement.append(c == '\'' ? 2 : 1, c);
      return encoded;
    case YamlStyle::kLiteral:
      encoded.replacement = Indent(edit.replacement, scalar->indent);
      return encoded;
    case YamlStyle::kPlain:
    case YamlStyle::kFolded:
      if (has_line) return std::nullopt;
      return edit;
  }
  return std::nullopt;
}

}  // namespace emend
