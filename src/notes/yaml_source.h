#ifndef EMEND_NOTES_YAML_SOURCE_H_
#define EMEND_NOTES_YAML_SOURCE_H_

#include <optional>
#include <string_view>

#include "notes/yaml_tree.h"

namespace emend {

// Lays the tree against the text it was read from. Every node must stand where the text has it, behind the sign that
// announces it (`-`, `:`, `[`), at the column of its siblings, and nothing but comments and white space may be left
// over. Fills in where each node ends. The fault, if one is found, is the first in the text.
std::optional<YamlFault> CheckAgainstText(std::string_view text, YamlNode& root);

}  // namespace emend

#endif  // EMEND_NOTES_YAML_SOURCE_H_
