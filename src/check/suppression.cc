#include "check/suppression.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/line_index.h"
#include "base/unicode.h"
#include "check/acceptance.h"
#include "check/fingerprint.h"

namespace emend {
namespace {

bool Accepts(const Acceptance& entry, const Finding& finding) {
  if (finding.span.begin < entry.where.begin || finding.span.begin >= entry.where.end) return false;
  const bool named = std::any_of(entry.selectors.begin(), entry.selectors.end(), [&](const std::string& selector) {
    return SelectsRule(selector, finding.rule->name);
  });
  return named && (entry.match.empty() || FoldCase(Trim(entry.match)) == FoldCase(Trim(finding.match)));
}

// Whether all rules that the entry names looked at the file, so that "nothing was found" can be said.
bool IsJudged(const Acceptance& entry, const SuppressionTerms& terms) {
  for (const std::string& rule : terms.known) {
    for (const std::string& selector : entry.selectors) {
      if (SelectsRule(selector, rule) && !terms.ran.contains(rule)) return false;
    }
  }
  return true;
}

std::string UnusedMessage(const Acceptance& entry) {
  const std::string what = entry.match.empty() ? "" : fmt::format(" of \"{}\"", entry.match);
  return fmt::format("{} finds nothing{} here that this could accept: take it out", entry.selectors.front(), what);
}

struct Fault {
  std::string message;
  bool removable = false;  // nothing is lost with the entry
};

// What is wrong with an entry that accepted `used` findings; an empty message if nothing is.
Fault FaultOf(const Acceptance& entry, bool used, bool expired, const SuppressionTerms& terms) {
  if (!entry.fault.empty()) return {entry.fault, true};
  for (const std::string& selector : entry.selectors) {
    if (auto fault = SelectorFault(selector, terms.known)) return {*fault, false};
  }
  if (!used && IsJudged(entry, terms)) return {UnusedMessage(entry), true};
  if (!entry.has_reason)
    return {fmt::format("say why {} is wrong here: a reason is missing", entry.selectors.front()), false};
  if (expired && used) {
    return {fmt::format("accepted until {}, which has passed: mend what is found, or set a later date", entry.until),
            false};
  }
  return {};
}

Finding ToFinding(const Acceptance& entry, Fault fault, const CheckedFile& file, const LineIndex& lines) {
  Finding finding;
  finding.rule = entry.rule;
  finding.message = std::move(fault.message);
  finding.path = file.path;
  finding.span = entry.place;
  finding.begin = lines.PositionOf(entry.place.begin);
  finding.end = lines.PositionOf(entry.place.end);
  finding.note = entry.note;
  finding.match = entry.selectors.empty() ? "" : entry.selectors.front();
  if (fault.removable && !entry.removal.empty()) finding.safety = FixSafety::kSafe, finding.edits = entry.removal;
  return finding;
}

}  // namespace

std::shared_ptr<const RuleFacts> NotesIgnoreRule() {
  static const auto rule =
      MakeRuleFacts("Notes.Ignore", "An accepted finding says why it is right, and goes when there is nothing left to accept.");
  return rule;
}

std::shared_ptr<const RuleFacts> TextDirectiveRule() {
  static const auto rule = MakeRuleFacts(
      "Text.Directive", "A comment that turns a rule off says why, and goes when there is nothing left to turn off.");
  return rule;
}

std::vector<Finding> ApplySuppressions(const CheckedFile& file, std::vector<Finding> findings,
                                       const SuppressionTerms& terms) {
  if (file.directives.empty() && file.bytes.find("ignore") == std::string::npos) return findings;
  const LineIndex lines(file.bytes);
  std::vector<Acceptance> entries = ReadNoteIgnores(file);
  for (Acceptance& directive : ReadDirectives(file, lines)) entries.push_back(std::move(directive));
  if (entries.empty()) return findings;

  std::vector<bool> used(entries.size(), false), expired(entries.size(), false);
  for (size_t i = 0; i < entries.size(); ++i) expired[i] = !entries[i].until.empty() && entries[i].until < terms.today;
  std::vector<Finding> kept;
  for (Finding& finding : findings) {
    bool accepted = false;
    for (size_t i = 0; i < entries.size(); ++i) {
      if (!Accepts(entries[i], finding)) continue;
      used[i] = true;
      accepted = accepted || !expired[i];
    }
    if (!accepted) kept.push_back(std::move(finding));
  }
  std::vector<Finding> own;
  for (size_t i = 0; i < entries.size(); ++i) {
    if (!terms.ran.contains(entries[i].rule->name)) continue;
    Fault fault = FaultOf(entries[i], used[i], expired[i], terms);
    if (!fault.message.empty()) own.push_back(ToFinding(entries[i], std::move(fault), file, lines));
  }
  SetFingerprints(own);
  for (Finding& finding : own) kept.push_back(std::move(finding));
  std::stable_sort(kept.begin(), kept.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.span.begin, a.span.end, a.rule->name) < std::tie(b.span.begin, b.span.end, b.rule->name);
  });
  return kept;
}

}  // namespace emend
