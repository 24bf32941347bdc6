// The keys that kinds for words share.
#ifndef EMEND_CHECK_KINDS_WORD_KEYS_H_
#define EMEND_CHECK_KINDS_WORD_KEYS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/check_kind.h"
#include "check/file_view.h"
#include "check/pattern.h"
#include "check/rule.h"

namespace emend {

// `true` or `false`; `otherwise` where the rule has not got the key.
Result<bool> ReadFlag(const RuleSource& source, std::string_view key, bool otherwise);

// A text; empty where the rule has not got the key.
Result<std::string> ReadText(const RuleSource& source, std::string_view key);

// A number; none where the rule has not got the key.
Result<std::optional<double>> ReadNumber(const RuleSource& source, std::string_view key);

// A list of expressions, or a single one; empty where the rule has not got the key.
Result<std::vector<PatternText>> ReadExpressions(const RuleSource& source, std::string_view key);

// `ignorecase`, `nonword`, `before`, `after`, `not_before`, `not_after`.
Result<PatternTerms> ReadPatternTerms(const RuleSource& source, bool ignore_case);

// `exceptions`: what takes a match back that one of them matches as a whole.
Result<Patterns> ReadExceptions(const RuleSource& source, const PatternTerms& terms);

// The text that a rule reads in a target: without code and addresses, unless its scope asks for code.
std::string_view TextOf(const FileView& view, const Target& target, bool code);

}  // namespace emend

#endif  // EMEND_CHECK_KINDS_WORD_KEYS_H_
