#include "check/builtin/note_keys.h"

namespace emend {

const YamlNode* FindKey(const YamlNode& mapping, std::string_view key, bool value) {
  for (const YamlMember& member : mapping.members) {
    if (member.key.text == key) return value && !member.value.span.empty() ? &member.value : &member.key;
  }
  return nullptr;
}

const YamlNode* NoteTree(const CheckedFile& file, size_t note) {
  if (file.format != FileFormat::kNotes || file.fault || file.tree.kind != YamlKind::kMapping) return nullptr;
  const YamlNode* notes = FindKey(file.tree, "notes");
  return notes != nullptr && note < notes->items.size() ? &notes->items[note] : nullptr;
}

}  // namespace emend
