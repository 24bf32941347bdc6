// Texts as YAML scalars that every reader of YAML 1.1 or 1.2 reads back as the same text.
//
//   plain    only where no reader takes it for a number, date, boolean, null or for structure
//   literal  `|`, for texts of several lines; cannot carry every text
//   quoted   "…", carries every text, on one line
#ifndef EMEND_NOTES_YAML_SCALAR_H_
#define EMEND_NOTES_YAML_SCALAR_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace emend {

// What stands around a scalar: indentation, or the brackets of `[a, b]` and `{a: b}`.
enum class YamlContext : uint8_t { kBlock, kFlow };

// True if `text` may stand without quotes. Errs on the side of quotes.
bool FitsPlain(std::string_view text, YamlContext context);

// True if a literal block can carry `text` to all readers: its first line that is not empty has more than white space
// and does not begin with a tab, so has its last line, at most one line end closes it, and all characters are
// printable.
bool FitsLiteral(std::string_view text);

// `text` on one line: plain if it fits, else double-quoted. `text` must be well-formed UTF-8.
std::string WriteFlowScalar(std::string_view text, YamlContext context);

// `text` as a literal block from the `|` on, each line behind `indent` spaces, two more than its parent has; ends with
// a newline. `text` must fit.
std::string WriteLiteral(std::string_view text, size_t indent);

}  // namespace emend

#endif  // EMEND_NOTES_YAML_SCALAR_H_
