#include "cli/dedup_thresholds.h"

#include <algorithm>

namespace emend {

DedupThresholds ThresholdsOf(const Settings& settings) {
  DedupThresholds thresholds;
  if (!settings.dedup_threshold.has_value()) return thresholds;
  thresholds.same = *settings.dedup_threshold;
  thresholds.related = std::min(thresholds.related, thresholds.same);
  return thresholds;
}

}  // namespace emend
