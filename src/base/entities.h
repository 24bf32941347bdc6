#ifndef EMEND_BASE_ENTITIES_H_
#define EMEND_BASE_ENTITIES_H_

#include <string>
#include <string_view>

namespace emend {

// `text` with HTML character references replaced by what they stand for: all numeric ones (HTML Living
// Standard 13.2.5.80), and the named ones that people meet. A reference that is not known stays as it is.
std::string DecodeEntities(std::string_view text);

}  // namespace emend

#endif  // EMEND_BASE_ENTITIES_H_
