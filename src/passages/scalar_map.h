#ifndef EMEND_PASSAGES_SCALAR_MAP_H_
#define EMEND_PASSAGES_SCALAR_MAP_H_

#include <string_view>

#include "base/text_map.h"
#include "notes/yaml_tree.h"

namespace emend {

// Where in the file the text of a scalar stands, in any of YAML's styles (YAML 1.2, 7.3 and 8.1): line folding and
// escapes are undone byte by byte. Each copied byte was compared; where the file does not say what the node says, the
// rest of the text is mapped to the rest of the scalar.
TextMap MapScalar(std::string_view file, const YamlNode& scalar);

}  // namespace emend

#endif  // EMEND_PASSAGES_SCALAR_MAP_H_
