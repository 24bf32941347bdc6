// Findings that an editor accepts, each with the reason.
//
//   in a note       ignore: [{rule, match?, reason, until?}]     for that note
//   in Markdown     <!-- emend off Rule: reason --> … <!-- emend on Rule -->
//                   <!-- emend disable-next-line Rule: reason -->
//
// What accepts nothing (any more), gives no reason, or names no rule is a finding itself, so that none lingers.
#ifndef EMEND_CHECK_SUPPRESSION_H_
#define EMEND_CHECK_SUPPRESSION_H_

#include <memory>
#include <string>
#include <vector>

#include "check/rule_names.h"
#include "model/finding.h"
#include "passages/checked_file.h"

namespace emend {

struct SuppressionTerms {
  std::string today;  // YYYY-MM-DD
  RuleNames known;    // all rules there are
  RuleNames ran;      // those that looked at the file: of others it is not known whether they would find something
};

// The rules of the findings that suppression itself makes.
std::shared_ptr<const RuleFacts> NotesIgnoreRule();
std::shared_ptr<const RuleFacts> TextDirectiveRule();

// `findings`, sorted by place and of `file` alone, without those that are accepted, and with those that suppression
// makes where its two rules are among terms.ran.
std::vector<Finding> ApplySuppressions(const CheckedFile& file, std::vector<Finding> findings,
                                       const SuppressionTerms& terms);

}  // namespace emend

#endif  // EMEND_CHECK_SUPPRESSION_H_
