// Keys and texts on one line of YAML, where all readers agree on them.
#ifndef EMEND_NOTES_YAML_SIMPLE_TEXT_H_
#define EMEND_NOTES_YAML_SIMPLE_TEXT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace emend {

constexpr size_t kLongestSimpleKey = 500;  // bytes; YAML knows no keys of more than 1,024 characters

// The bytes of a plain key before its colon, which white space or the line's end follows; 0 where none stands there.
size_t PlainKeyLength(std::string_view text);

// True for a text that no reader takes for anything but a text on one line, when nothing follows it.
bool IsSimplePlain(std::string_view text);

// The same inside brackets.
bool IsSimpleItem(std::string_view text);

// The text of "…" without its quotes; nothing for escapes other than those that the writer uses.
std::optional<std::string> UnescapeDouble(std::string_view body);

// The text of '…' without its quotes.
std::string UnescapeSingle(std::string_view body);

}  // namespace emend

#endif  // EMEND_NOTES_YAML_SIMPLE_TEXT_H_
