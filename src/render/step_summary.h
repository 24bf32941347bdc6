// The summary that a step of GitHub Actions shows beside its log: all findings, where annotations are ten a level.
#ifndef EMEND_RENDER_STEP_SUMMARY_H_
#define EMEND_RENDER_STEP_SUMMARY_H_

#include <string>

#include "render/check_report.h"

namespace emend {

// Markdown for the end of the file that GITHUB_STEP_SUMMARY names; less than the megabyte that GitHub takes of a step.
std::string RenderStepSummary(const CheckReport& report);

}  // namespace emend

#endif  // EMEND_RENDER_STEP_SUMMARY_H_
