#include "notes/note_lines.h"

#include <algorithm>
#include <variant>

#include "notes/yaml_tree.h"

namespace emend {

std::vector<int> NoteLines(std::string_view text) {
  const auto parsed = ParseYaml(text);
  if (!std::holds_alternative<YamlNode>(parsed)) return {};
  std::vector<int> lines;
  for (const YamlMember& member : std::get<YamlNode>(parsed).members) {
    if (member.key.text != "notes") continue;
    size_t at = 0;
    int line = 1;
    for (const YamlNode& note : member.value.items) {
      const auto begin = text.begin() + static_cast<std::ptrdiff_t>(std::min(note.span.begin, text.size()));
      line += static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at), begin, '\n'));
      at = static_cast<size_t>(begin - text.begin());
      lines.push_back(line);
    }
  }
  return lines;
}

}  // namespace emend
