#include "check/notes_format.h"

#include <algorithm>

#include "base/line_index.h"
#include "check/fingerprint.h"

namespace emend {

std::shared_ptr<const RuleFacts> NotesFormatRule() {
  static const auto rule = std::make_shared<const RuleFacts>(
      RuleFacts{"Notes.Format", "Notes have the keys and values of the format emend/1, so that every tool reads them.", "", {}});
  return rule;
}

std::optional<Finding> FindFormatFault(const CheckedFile& file) {
  if (!file.fault.has_value()) return std::nullopt;
  const LineIndex lines(file.bytes);
  Finding finding;
  finding.rule = NotesFormatRule();
  finding.severity = Severity::kError;
  finding.message = file.fault->message;
  finding.path = file.path;
  const size_t begin = std::min(file.fault->offset, file.bytes.size());
  const size_t end = std::min(file.bytes.find_first_of(" :,\r\n", begin), file.bytes.size());
  finding.span = {begin, end};
  finding.begin = lines.PositionOf(begin);
  finding.end = lines.PositionOf(end);
  finding.match = finding.message;
  SetFingerprints({&finding, 1});
  return finding;
}

}  // namespace emend
