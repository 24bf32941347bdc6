// What the keys of fact rules hold: patterns, terms, statements.
#ifndef EMEND_CHECK_KINDS_FACT_KEYS_H_
#define EMEND_CHECK_KINDS_FACT_KEYS_H_

#include <string>
#include <string_view>
#include <vector>

#include "check/check_kind.h"
#include "facts/statements.h"

namespace emend {

// The texts of a scalar or of a list of scalars; none for no node.
Result<std::vector<std::string>> ReadTexts(const RuleSource& source, const YamlNode* node);

// The member of a mapping; null where it has none.
const YamlNode* FindMember(const YamlNode& mapping, std::string_view key);

// An error if a mapping has a member that is not among `known`.
Status CheckMembers(const RuleSource& source, const YamlNode& mapping, std::span<const std::string_view> known);

// A pattern, or a list of them: any of these. Empty for no node.
Result<facts::Pattern> ReadPattern(const RuleSource& source, const YamlNode* node, const facts::Terms& terms);

// `terms:` of the rule; a term may use those before it.
Result<facts::Terms> ReadTerms(const RuleSource& source);

// The member's text; empty where there is none.
std::string TextOf(const YamlNode& mapping, std::string_view key);

// `says`, `opposite`, `unless`, `unless_near`, `needs`, `within`, `message` of a statement or a property.
Result<facts::Statement> ReadStatement(const RuleSource& source, const YamlNode& node, const facts::Terms& terms);

// Whether a rule looks at a passage: one of its targets, or the comments of code, which no scope of prose holds.
bool IsAimedAt(const FileView& view, std::span<const Target> targets, size_t passage);

// A check that reports what gainsays statements. `needs_before`: how many needs of other statements stand before theirs
// in the rule's list.
std::unique_ptr<const Check> MakeStatementCheck(std::vector<facts::Statement> statements, facts::Subjects subjects,
                                                size_t needs_before = 0);

}  // namespace emend

#endif  // EMEND_CHECK_KINDS_FACT_KEYS_H_
