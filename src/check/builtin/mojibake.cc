// Text that was read in the wrong encoding.
#include <fmt/format.h>

#include "base/escape.h"
#include "check/builtin.h"
#include "repair/repair.h"

namespace emend {
namespace {

void FindMojibake(const FileView& view, std::vector<Hit>& hits) {
  for (const Repair& repair : FindRepairs(view.file().bytes)) {
    Hit hit;
    hit.file_span = repair.span;
    hit.arguments = {repair.repaired.empty() ? "nothing" : '"' + EscapeForTerminal(repair.repaired) + '"',
                     repair.chain};
    hit.file_edits.push_back({repair.span, repair.repaired});
    if (!repair.certain()) hit.safety = FixSafety::kUnsafe;
    hits.push_back(std::move(hit));
  }
}

}  // namespace

extern const BuiltIn mojibake_builtin;
const BuiltIn mojibake_builtin = {
    .name = "Text.Mojibake",
    .message = "this is %s, read as %s",
    .description = "UTF-8 that was read in another encoding shows signs that nobody wrote.",
    .level = Severity::kError,
    .fix = FixSafety::kSafe,
    .on_request = false,
    .find = FindMojibake,
};

}  // namespace emend
