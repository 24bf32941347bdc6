#include <algorithm>
#include <cstddef>

#include "base/unicode.h"
#include "check/acceptance.h"
#include "check/suppression.h"

namespace emend {
namespace {

const YamlMember* FindMember(const YamlNode& mapping, std::string_view key) {
  for (const YamlMember& member : mapping.members) {
    if (member.key.text == key) return &member;
  }
  return nullptr;
}

std::string TextOf(const YamlNode& mapping, std::string_view key) {
  const YamlMember* member = FindMember(mapping, key);
  return member == nullptr || member->value.kind != YamlKind::kScalar ? "" : member->value.text;
}

// The whole lines that `span` stands on, if nothing else does but a dash before and a comment behind it.
std::vector<Edit> RemoveLines(std::string_view bytes, Span span, bool behind_dash) {
  const size_t line = bytes.substr(0, span.begin).find_last_of("\r\n");
  const size_t begin = line == std::string_view::npos ? 0 : line + 1;
  std::string_view lead = Trim(bytes.substr(begin, span.begin - begin));
  if (lead != (behind_dash ? "-" : "")) return {};
  size_t end = std::min(bytes.find_first_of("\r\n", span.end), bytes.size());
  const std::string_view rest = Trim(bytes.substr(span.end, end - span.end));
  if (!rest.empty() && !rest.starts_with('#')) return {};
  if (end < bytes.size()) end += bytes.substr(end, 2) == "\r\n" ? 2 : 1;
  return {{{begin, end}, ""}};
}

std::vector<Edit> RemoveItem(std::string_view bytes, const YamlNode& list, size_t index) {
  const Span item = list.items[index].span;
  if (!list.flow) return RemoveLines(bytes, item, true);
  if (index + 1 < list.items.size()) return {{{item.begin, list.items[index + 1].span.begin}, ""}};
  return {{{list.items[index - 1].span.end, item.end}, ""}};
}

}  // namespace

std::vector<Acceptance> ReadNoteIgnores(const CheckedFile& file) {
  std::vector<Acceptance> all;
  const YamlMember* notes = FindMember(file.tree, "notes");
  if (notes == nullptr) return all;
  for (size_t i = 0; i < notes->value.items.size() && i < file.note_spans.size(); ++i) {
    const YamlNode& note = notes->value.items[i];
    const YamlMember* ignore = FindMember(note, "ignore");
    if (ignore == nullptr) continue;
    const YamlNode& list = ignore->value;
    for (size_t j = 0; j < list.items.size(); ++j) {
      const YamlNode& item = list.items[j];
      const std::string rule = TextOf(item, "rule");
      if (rule.empty()) continue;  // the reader of notes reports it
      Acceptance& entry = all.emplace_back();
      entry.rule = NotesIgnoreRule();
      entry.place = item.span;
      entry.note = TextOf(note, "id");
      entry.selectors = {rule};
      entry.where = file.note_spans[i];
      entry.match = TextOf(item, "match");
      entry.until = TextOf(item, "until");
      entry.has_reason = !Trim(TextOf(item, "reason")).empty();
      entry.removal = list.items.size() > 1 ? RemoveItem(file.bytes, list, j)
                      : note.flow           ? std::vector<Edit>()
                                  : RemoveLines(file.bytes, {ignore->key.span.begin, list.span.end}, false);
    }
  }
  return all;
}

}  // namespace emend
