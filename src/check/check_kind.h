// A kind of rule: the word behind `extends:`, the keys it understands, and what it makes of them.
//
// To add one: src/check/kinds/x.cc that defines `x_kind`, and a line CHECK_KIND(x) in kinds.def.
#ifndef EMEND_CHECK_CHECK_KIND_H_
#define EMEND_CHECK_CHECK_KIND_H_

#include <memory>
#include <span>
#include <string_view>

#include "base/result.h"
#include "check/rule.h"
#include "notes/yaml_tree.h"

namespace emend {

// A rule file's tree, with what is needed for errors that name line and column.
struct RuleSource {
  const YamlNode& root;
  std::string_view text;
  const std::string& path;
  bool sound = false;  // known to have no fault

  // The value of a key of the rule; null where the rule has not got it.
  const YamlNode* Find(std::string_view key) const;

  // An error at a node.
  Error Fault(const YamlNode& node, std::string message) const;
};

struct CheckKind {
  std::string_view name;                   // "substitution"
  std::string_view summary;                // one line, for `emend rules`
  std::span<const std::string_view> keys;  // those that only this kind has; others are errors
  bool heeds_vocabulary = false;  // the project's vocabulary excepts from it, unless a rule says `vocab: false`

  Result<std::unique_ptr<const Check>> (*parse)(const RuleSource& source, const RuleHeader& header);
};

std::span<const CheckKind* const> CheckKinds();

}  // namespace emend

#endif  // EMEND_CHECK_CHECK_KIND_H_
