// What exporters do to code blocks at the end of a page, undone: a snippet cut in two, indentation lost.
#ifndef EMEND_CODE_REPAIR_CODE_H_
#define EMEND_CODE_REPAIR_CODE_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

// Whether `second` goes on with the snippet of `first`, judged by a score: what `first` leaves open, how `second`
// begins, which names it uses. Two examples that are complete are two.
bool Continues(std::span<const std::string_view> first, std::span<const std::string_view> second);

// The lines with the indentation that the grammar of the language gives them; nothing where the text is valid as it
// stands or the grammar does not decide. Only Python's does: in other languages indentation is free, and in YAML it
// carries the meaning that is lost. Nothing but white space before statements changes.
std::optional<std::vector<std::string>> RestoreIndentation(std::span<const std::string_view> lines,
                                                           std::string_view language);

}  // namespace emend

#endif  // EMEND_CODE_REPAIR_CODE_H_
