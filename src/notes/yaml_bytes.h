#ifndef EMEND_NOTES_YAML_BYTES_H_
#define EMEND_NOTES_YAML_BYTES_H_

#include <optional>
#include <string_view>

#include "notes/yaml_tree.h"

namespace emend {

// The first thing in `text` that the one YAML document must not hold for its bytes alone: size, encoding, characters,
// directives.
std::optional<YamlFault> FindForbiddenText(std::string_view text);

}  // namespace emend

#endif  // EMEND_NOTES_YAML_BYTES_H_
