#ifndef EMEND_RENDER_FINDINGS_BY_RULE_H_
#define EMEND_RENDER_FINDINGS_BY_RULE_H_

#include <cstddef>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "model/finding.h"

namespace emend {

// What one rule found. Points into the findings that it was made of.
struct RuleFindings {
  const RuleFacts* rule = nullptr;
  Severity severity = Severity::kSuggestion;  // the gravest
  std::vector<const Finding*> findings;       // in their order
  size_t fixable = 0;
  std::set<std::string_view> paths;
};

// The gravest rule first, then that with the most findings, then by name.
std::vector<RuleFindings> FindingsByRule(std::span<const Finding> findings);

}  // namespace emend

#endif  // EMEND_RENDER_FINDINGS_BY_RULE_H_
