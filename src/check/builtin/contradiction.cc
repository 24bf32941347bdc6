// Two places of a file of which only one can be right, whatever the truth is: both are reported, each with the other.
#include "check/builtin.h"
#include "facts/contradictions.h"

namespace emend {
namespace {

void FindContradiction(const FileView& view, std::vector<Hit>& hits) {
  for (const facts::Contradiction& found : facts::FindContradictions(view.file())) {
    Hit hit;
    hit.passage = found.passage;
    hit.span = found.span;
    hit.arguments = {found.elsewhere};
    hits.push_back(std::move(hit));
  }
}

}  // namespace

extern constinit const BuiltIn contradiction_builtin;
constinit const BuiltIn contradiction_builtin = {
    .name = "Facts.Contradiction",
    .message = "contradicts `%s` in this file: one of the two is wrong",
    .description = "Two answers that say the opposite of each other leave a reader with neither.",
    .level = Severity::kWarning,
    .fix = FixSafety::kNone,
    .on_request = false,
    .find = FindContradiction,
};

}  // namespace emend
