#include "render/findings_by_rule.h"

#include <algorithm>
#include <map>
#include <utility>

namespace emend {

std::vector<RuleFindings> FindingsByRule(std::span<const Finding> findings) {
  std::map<std::string_view, RuleFindings> rules;
  for (const Finding& finding : findings) {
    RuleFindings& own = rules[finding.rule->name];
    own.rule = finding.rule.get();
    own.severity = std::max(own.severity, finding.severity);
    own.findings.push_back(&finding);
    own.fixable += finding.safety != FixSafety::kNone ? 1 : 0;
    own.paths.insert(finding.path);
  }
  std::vector<RuleFindings> sorted;
  for (auto& [name, own] : rules) sorted.push_back(std::move(own));
  std::stable_sort(sorted.begin(), sorted.end(), [](const RuleFindings& a, const RuleFindings& b) {
    return a.severity != b.severity ? a.severity > b.severity : a.findings.size() > b.findings.size();
  });
  return sorted;
}

}  // namespace emend
