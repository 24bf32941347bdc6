#ifndef EMEND_CLI_DEDUP_THRESHOLDS_H_
#define EMEND_CLI_DEDUP_THRESHOLDS_H_

#include "check/settings.h"
#include "dedup/duplicates.h"

namespace emend {

// From which score on two questions are one, as emend.yaml has it: `dedup: {threshold}`.
DedupThresholds ThresholdsOf(const Settings& settings);

}  // namespace emend

#endif  // EMEND_CLI_DEDUP_THRESHOLDS_H_
