#include "check/fingerprint.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <map>
#include <string>

#include "base/unicode.h"

namespace emend {

void SetFingerprints(std::span<Finding> findings) {
  std::map<std::string, int> counts;
  for (Finding& finding : findings) {
    std::string key = fmt::format("{}\x1f{}\x1f{}\x1f{}", finding.rule->name,
                                  finding.note.empty() ? finding.path.substr(finding.path.rfind('/') + 1) : finding.note, finding.field,
                                  FoldCase(Trim(finding.match)));
    const int count = counts[key]++;
    key += fmt::format("\x1f{}", count);
    finding.fingerprint = fmt::format("{:016x}", XXH3_64bits(key.data(), key.size()));
  }
}

}  // namespace emend
