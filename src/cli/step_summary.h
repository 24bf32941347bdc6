#ifndef EMEND_CLI_STEP_SUMMARY_H_
#define EMEND_CLI_STEP_SUMMARY_H_

#include "base/result.h"
#include "render/check_report.h"

namespace emend {

// In a step of GitHub Actions, adds the findings to what the step has told so far: to the file that GITHUB_STEP_SUMMARY
// names. Elsewhere does nothing.
Status AddToStepSummary(const CheckReport& report);

}  // namespace emend

#endif  // EMEND_CLI_STEP_SUMMARY_H_
