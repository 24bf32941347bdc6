#ifndef EMEND_RENDER_JSON_H_
#define EMEND_RENDER_JSON_H_

#include <string>
#include <string_view>

namespace emend {

// `text` as a JSON string, quotes included: in UTF-8, with all that is hidden on a terminal escaped as \uXXXX, so that
// the line can be shown as it is. A byte that is not UTF-8 becomes \ufffd.
std::string JsonString(std::string_view text);

}  // namespace emend

#endif  // EMEND_RENDER_JSON_H_
