#include "notes/update_notes.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <variant>
#include <vector>

#include "base/edit.h"
#include "base/mapped_text.h"
#include "notes/yaml.h"
#include "notes/yaml_tree.h"

namespace emend {
namespace {

// In canonical order. The id never changes.
constexpr std::array<std::string_view, 11> kKeys = {"kind",          "question",   "tags",    "answer",
                                                    "sources",       "variants",   "related", "review",
                                                    "distinct_from", "references", "ignore"};

constexpr size_t kCanonicalIndent = 2;  // of a note's keys

size_t LineBegin(std::string_view text, size_t offset) {
  const size_t end = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  return end == std::string_view::npos ? 0 : end + 1;
}

// Behind the line end.
size_t LineEnd(std::string_view text, size_t offset) {
  const size_t end = text.find('\n', offset);
  return end == std::string_view::npos ? text.size() : end + 1;
}

const YamlNode* FindMember(const YamlNode& mapping, std::string_view key) {
  for (const YamlMember& member : mapping.members) {
    if (member.key.text == key) return &member.value;
  }
  return nullptr;
}

std::optional<YamlNode> Parse(std::string_view text) {
  auto parsed = ParseYaml(text);
  if (std::holds_alternative<YamlFault>(parsed)) return std::nullopt;
  return std::get<YamlNode>(std::move(parsed));
}

// The lines of a note in canonical form, `- id:` first.
std::string CanonicalNote(const Note& note) {
  const std::string empty = WriteNotes({"x", {}});
  const std::string file = WriteNotes({"x", {note}});
  const size_t head = empty.find("notes:");
  return file.substr(file.find('\n', head) + 1);
}

// The lines of each key of a note in canonical form.
std::map<std::string, std::string> CanonicalMembers(const Note& note) {
  const std::string text = CanonicalNote(note);
  std::map<std::string, std::string> lines;
  const std::optional<YamlNode> tree = Parse(text);
  if (!tree || tree->items.size() != 1) return lines;
  for (const YamlMember& member : tree->items[0].members) {
    const size_t begin = LineBegin(text, member.key.span.begin);
    lines[member.key.text] = text.substr(begin, LineEnd(text, member.value.span.end) - begin);
  }
  return lines;
}

std::string Indent(std::string_view lines, size_t spaces) {
  std::string out;
  while (!lines.empty()) {
    const size_t end = LineEnd(lines, 0);
    if (lines.front() != '\n') out.append(spaces, ' ');
    out += lines.substr(0, end);
    lines.remove_prefix(end);
  }
  return out;
}

// Collects the edits to one note. `false`: this note cannot be changed in place.
bool ChangeNote(std::string_view text, const YamlNode& node, const Note& before, const Note& after,
                std::vector<Edit>& edits) {
  if (node.kind != YamlKind::kMapping || node.flow || node.members.empty()) return false;
  const size_t column = node.members[0].key.span.begin - LineBegin(text, node.members[0].key.span.begin);
  if (column < kCanonicalIndent) return false;
  const auto old_lines = CanonicalMembers(before);
  const auto new_lines = CanonicalMembers(after);
  size_t place = LineEnd(text, node.members[0].value.span.end);  // behind the key before, in canonical order
  for (const std::string_view name : kKeys) {
    const std::string key(name);
    const auto old_line = old_lines.find(key);
    const auto new_line = new_lines.find(key);
    const auto member =
        std::find_if(node.members.begin(), node.members.end(), [&](const YamlMember& m) { return m.key.text == name; });
    const bool stands = member != node.members.end();
    const size_t end = stands ? LineEnd(text, member->value.span.end) : 0;
    const bool same =
        (old_line == old_lines.end() && new_line == new_lines.end()) ||
        (old_line != old_lines.end() && new_line != new_lines.end() && old_line->second == new_line->second);
    if (!same) {
      const bool with_dash = stands && member == node.members.begin();
      if (with_dash) return false;
      const std::string lines = new_line == new_lines.end() ? "" : Indent(new_line->second, column - kCanonicalIndent);
      if (stands) {
        edits.push_back({{LineBegin(text, member->key.span.begin), end}, lines});
      } else {
        edits.push_back({{place, place}, lines});
      }
    }
    if (stands) place = end;
  }
  return true;
}

// The lines of a note with the blank line behind them. What an editor wrote between the notes stays.
bool RemoveNote(std::string_view text, const YamlNode& node, std::vector<Edit>& edits) {
  size_t begin = LineBegin(text, node.span.begin);
  size_t end = LineEnd(text, node.span.end);
  const size_t dash = text.find_first_not_of(' ', begin);
  if (dash == std::string_view::npos || text[dash] != '-') return false;
  if (end < text.size() && text[end] == '\n') {
    ++end;
  } else if (end == text.size() && begin > 1 && text[begin - 1] == '\n' && text[begin - 2] == '\n') {
    --begin;
  }
  edits.push_back({{begin, end}, ""});
  return true;
}

std::optional<std::string> UpdateInPlace(std::string_view text, const NotesFile& before, const NotesFile& after) {
  if (before.topic != after.topic || before.notes.empty()) return std::nullopt;
  const std::optional<YamlNode> root = Parse(text);
  const YamlNode* notes = root ? FindMember(*root, "notes") : nullptr;
  if (notes == nullptr || notes->kind != YamlKind::kSequence || notes->flow) return std::nullopt;
  if (notes->items.size() != before.notes.size()) return std::nullopt;

  std::vector<Edit> edits;
  size_t kept = 0;  // notes of `before` that `after` has too, in the same order
  for (size_t i = 0; i < before.notes.size(); ++i) {
    if (kept == after.notes.size() || before.notes[i].id != after.notes[kept].id) {
      if (!RemoveNote(text, notes->items[i], edits)) return std::nullopt;
      continue;
    }
    const Note& now = after.notes[kept++];
    if (before.notes[i] == now) continue;
    if (!ChangeNote(text, notes->items[i], before.notes[i], now, edits)) return std::nullopt;
  }
  if (kept == 0) return std::nullopt;
  const bool notes_are_last = root->members.back().key.text == "notes";
  const size_t end = notes_are_last ? text.size() : LineEnd(text, notes->span.end);
  const size_t first_dash = notes->span.begin;
  const size_t column = first_dash - LineBegin(text, first_dash);
  std::string more;
  for (size_t i = kept; i < after.notes.size(); ++i) {
    more += "\n" + Indent(CanonicalNote(after.notes[i]), column);
  }
  if (!more.empty()) edits.push_back({{end, end}, more});
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  for (size_t i = 1; i < edits.size(); ++i) {
    if (edits[i].span.begin < edits[i - 1].span.end) return std::nullopt;
  }
  return ApplyEdits(text, edits);
}

}  // namespace

std::string UpdateNotes(std::string_view text, const NotesFile& before, const NotesFile& after) {
  if (text != WriteNotes(before)) {
    std::string whole_lines(text);
    if (!whole_lines.ends_with('\n')) whole_lines += '\n';
    const std::optional<std::string> updated = UpdateInPlace(whole_lines, before, after);
    if (updated && VerifyRoundTrip(after, *updated).ok()) return *updated;
  }
  return WriteNotes(after);
}

}  // namespace emend
