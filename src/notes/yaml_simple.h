// A fast reader for YAML as our writer writes it, and as most people do.
//
//   key: plain text, "a text", 'a text' or a literal block, mappings in mappings, `- ` lists at any column, [a, b] and
//   {a: b} on one line, empty lines and lines that are comments
//
// yaml-cpp reads 10 MB/s, this reads all that it knows some fifty times as fast. It gives up at the first thing that it
// does not know for certain, right or wrong, so that there is one judge of faults; where it does not, it gives the very
// same tree.
#ifndef EMEND_NOTES_YAML_SIMPLE_H_
#define EMEND_NOTES_YAML_SIMPLE_H_

#include <optional>
#include <string_view>

#include "notes/yaml_tree.h"

namespace emend {

// `text` must have passed FindForbiddenText.
std::optional<YamlNode> ParseSimpleYaml(std::string_view text);

}  // namespace emend

#endif  // EMEND_NOTES_YAML_SIMPLE_H_
