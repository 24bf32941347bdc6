#include "check/runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>

#include "base/line_index.h"
#include "check/file_view.h"
#include "check/fingerprint.h"
#include "check/note_edits.h"
#include "check/rule_file.h"

namespace emend {

namespace {

// `%s` replaced by the arguments in order; the last one serves for those that are missing.
std::string Format(std::string_view message, const std::vector<std::string>& arguments, const std::string& match) {
  std::string out;
  size_t next = 0;
  for (size_t at = 0; at < message.size(); ++at) {
    if (message.substr(at, 2) != "%s") {
      out += message[at];
      continue;
    }
    out += arguments.empty() ? match : arguments[std::min(next++, arguments.size() - 1)];
    ++at;
  }
  return out;
}

// Whether the project's vocabulary takes a hit back.
bool Accepts(const FileView& view, const RuleHeader& header, const Hit& hit) {
  if (!header.heeds_vocabulary || view.dictionary() == nullptr || hit.file_span) return false;
  return view.dictionary()->Accepts(
      std::string_view(view.passage(hit.passage).text).substr(hit.span.begin, hit.span.size()));
}

Severity SeverityOf(const RuleHeader& header, const Hit& hit) {
  const Severity severity = hit.severity.value_or(header.level);
  if (header.confidence == Confidence::kHigh) return severity;
  return std::min(severity, header.confidence == Confidence::kLow ? Severity::kSuggestion : Severity::kWarning);
}

// Edits on a passage's text as edits on the file; nothing where one of them would not change the file byte for byte.
std::vector<Edit> ToFile(const CheckedFile& file, const Passage& passage, const std::vector<Edit>& edits) {
  std::vector<Edit> mapped;
  for (const Edit& edit : edits) {
    const std::optional<Span> span = passage.map.ToCopied(edit.span);
    if (!span.has_value()) return {};
    std::optional<Edit> encoded = EncodeForScalar(file, {*span, edit.replacement});
    if (!encoded.has_value()) return {};
    mapped.push_back(*std::move(encoded));
  }
  return mapped;
}

class Assembler {
 public:
  explicit Assembler(const FileView& view) : view_(view), file_(view.file()) {}

  void Add(const Rule& rule, Hit& hit) {
    if (rule.header.limit > 0) limits_[rule.header.facts.get()] = rule.header.limit;
    if (hit.file_span) return AddBeside(rule, hit);
    const Passage& passage = view_.passage(hit.passage);
    Finding finding;
    finding.rule = rule.header.facts;
    finding.severity = SeverityOf(rule.header, hit);
    const std::string found = passage.text.substr(hit.span.begin, hit.span.size());
    finding.message = Format(hit.message ? *hit.message : rule.header.message, hit.arguments, found);
    finding.path = file_.path;
    finding.span = passage.map.ToSource(hit.span);
    if (passage.note >= 0 && static_cast<size_t>(passage.note) < file_.notes.notes.size())
      finding.note = file_.notes.notes[static_cast<size_t>(passage.note)].id;
    finding.field = ToString(passage.field);
    finding.match = hit.match ? std::move(*hit.match) : found;
    finding.edits = hit.file_edits.empty() ? ToFile(file_, passage, hit.edits) : std::move(hit.file_edits);
    finding.safety = finding.edits.empty() ? FixSafety::kNone : hit.safety.value_or(rule.header.fix);
    if (finding.safety == FixSafety::kNone) finding.edits.clear();
    findings_.push_back(std::move(finding));
  }

  // A finding outside all passages.
  void AddBeside(const Rule& rule, Hit& hit) {
    Finding finding;
    finding.rule = rule.header.facts;
    finding.severity = SeverityOf(rule.header, hit);
    const std::string found = file_.bytes.substr(hit.file_span->begin, hit.file_span->size());
    finding.message = Format(hit.message ? *hit.message : rule.header.message, hit.arguments, found);
    finding.path = file_.path;
    finding.span = *hit.file_span;
    if (hit.note >= 0 && static_cast<size_t>(hit.note) < file_.notes.notes.size())
      finding.note = file_.notes.notes[static_cast<size_t>(hit.note)].id;
    finding.match = hit.match ? std::move(*hit.match) : found;
    finding.edits = std::move(hit.file_edits);
    finding.safety = finding.edits.empty() ? FixSafety::kNone : hit.safety.value_or(rule.header.fix);
    if (finding.safety == FixSafety::kNone) finding.edits.clear();
    findings_.push_back(std::move(finding));
  }

  std::vector<Finding> Finish() {
    const auto key = [](const Finding& f) { return std::tie(f.span.begin, f.span.end, f.rule->name, f.message); };
    std::sort(findings_.begin(), findings_.end(), [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
    findings_.erase(std::unique(findings_.begin(), findings_.end(),
                                [&](const Finding& a, const Finding& b) { return key(a) == key(b); }),
                    findings_.end());
    std::map<const RuleFacts*, size_t> counts;
    std::erase_if(findings_, [&](const Finding& finding) {
      const auto limit = limits_.find(finding.rule.get());
      return limit != limits_.end() && ++counts[finding.rule.get()] > limit->second;
    });
    if (findings_.empty()) return {};
    const LineIndex lines(file_.bytes);
    for (Finding& finding : findings_) {
      finding.begin = lines.PositionOf(finding.span.begin);
      finding.end = lines.PositionOf(finding.span.end);
    }
    SetFingerprints(findings_);
    return std::move(findings_);
  }

 private:
  const FileView& view_;
  const CheckedFile& file_;
  std::vector<Finding> findings_;
  std::map<const RuleFacts*, size_t> limits_;  // of the rules that have one
};

}  // namespace

Runner::Runner(std::vector<Rule> rules, std::shared_ptr<const Dictionary> dictionary)
    : rules_(std::move(rules)), dictionary_(std::move(dictionary)), sleepers_(rules_.size()) {
  std::sort(rules_.begin(), rules_.end(),
            [](const Rule& a, const Rule& b) { return a.header.facts->name < b.header.facts->name; });
  for (const Rule& rule : rules_)
    rule.asleep == nullptr ? prefilter_.Add(TriggerOf(rule)) : prefilter_.Add(rule.asleep->trigger);
  prefilter_.Finish();
  spells_ = dictionary_ != nullptr &&
            std::any_of(rules_.begin(), rules_.end(), [](const Rule& rule) { return rule.header.kind == "spelling"; });
}

Runner::~Runner() = default;

const Rule& Runner::Awake(size_t number) const {
  const Rule& rule = rules_[number];
  if (rule.asleep == nullptr) return rule;
  Sleeper& sleeper = sleepers_[number];
  std::call_once(sleeper.once, [&] {
    Result<Rule> read = ParseRule(rule.asleep->text, rule.header.path, RuleParts::kSound);
    assert(read.ok());  // it was when its trigger was found
    sleeper.rule = std::move(read).value();
  });
  return sleeper.rule;
}

std::vector<Finding> Runner::Run(const CheckedFile& file) const {
  if (spells_ && !file.passages.empty()) dictionary_->Expect();
  FileView view(file, dictionary_.get(), prefilter_.watch());
  const Prefilter::Look look = prefilter_.LookAt(view);
  std::map<std::string, std::vector<Target>> targets_of;  // by selector
  Assembler assembler(view);
  std::vector<Hit> hits;
  std::vector<Target> chosen;
  for (size_t i = 0; i < rules_.size(); ++i) {
    if (look.rules[i] == Prefilter::Worth::kNothing) continue;
    const Selector& scope = rules_[i].header.scope;
    std::string key;
    for (const ScopeTerms& terms : scope.alternatives)
      key += fmt::format("{}~{}|", fmt::join(terms.all, "&"), fmt::join(terms.none, "&"));
    auto [at, added] = targets_of.try_emplace(key);
    if (added) at->second = FindTargets(view, scope);
    std::span<const Target> targets = at->second;
    if (look.rules[i] != Prefilter::Worth::kAll) {
      const bool some = look.rules[i] == Prefilter::Worth::kSomePassages;
      chosen.clear();
      for (const Target& target : at->second) {
        if (some ? look.passages[i][target.passage] : target.span.size() >= prefilter_.LeastOf(i))
          chosen.push_back(target);
      }
      targets = chosen;
    }
    if (targets.empty() && look.rules[i] != Prefilter::Worth::kAll) continue;
    const Rule& rule = Awake(i);
    hits.clear();
    view.TurnTo(i);
    rule.check->Run(view, targets, hits);
    for (Hit& hit : hits) {
      if (!Accepts(view, rule.header, hit)) assembler.Add(rule, hit);
    }
  }
  return assembler.Finish();
}

}  // namespace emend
