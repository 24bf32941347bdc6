// Strings of JSON texts.
#ifndef EMEND_IMPORT_JSON_TEXT_H_
#define EMEND_IMPORT_JSON_TEXT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace emend {

// The string that begins with the quote at `at`, which is moved behind it; nothing if it is never closed.
std::optional<std::string> ReadJsonString(std::string_view text, size_t& at);

}  // namespace emend

#endif  // EMEND_IMPORT_JSON_TEXT_H_
