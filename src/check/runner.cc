#include "check/runner.h"

#include <fmt/format.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/line_index.h"
#include "base/unicode.h"
#include "check/file_view.h"
#include "check/fingerprint.h"
#include "check/literals.h"
#include "check/note_edits.h"

namespace emend {

namespace {

// Whether a pattern counts to ten or more: `{40}`. It would make the states of all that are searched for together with
// it as many times more.
bool CountsFar(std::string_view pattern) {
  for (size_t at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at + 1)) {
    if (at > 1 && pattern[at - 2] == '\\') continue;  // \x{…}, \p{…}
    const size_t end = std::min(pattern.find_first_not_of("0123456789,", at + 1), pattern.size());
    for (size_t i = at + 2; i < end; ++i) {
      if (pattern[i] != ',' && pattern[i - 1] != ',') return true;  // two digits
    }
  }
  return false;
}

// Which rules are worth running on a text: those of whose patterns a literal stands in it. Patterns without literals
// are asked all at once.
class PatternSet {
 public:
  void Add(const std::vector<std::string>& patterns, size_t rule) {
    std::vector<LiteralReading> readings;
    for (const std::string& pattern : patterns) {
      readings.push_back(ReadLiterals(pattern));
      if (!readings.back().literals) return AddAll(patterns, rule);
    }
    for (const LiteralReading& reading : readings) {
      for (const std::string& literal : *reading.literals)
        literals_.Add(literal, reading.any_case, static_cast<uint32_t>(rule));
    }
  }

  void Compile() {
    literals_.Finish();
    if (set_ != nullptr && !rules_.empty() && set_->Compile()) return;
    set_ = nullptr;
    always_.insert(always_.end(), rules_.begin(), rules_.end());
  }

  // Calls `found(rule)` for each rule of which a pattern may match, perhaps several times.
  template <typename Found>
  void Ask(std::string_view text, std::vector<int>& patterns, Found found) const {
    for (const size_t rule : always_) found(rule);
    for (const auto& [pattern, rule] : alone_) {
      if (pattern->Match({text.data(), text.size()}, 0, text.size(), RE2::UNANCHORED, nullptr, 0)) found(rule);
    }
    if (!literals_.empty()) literals_.Search(text, found);
    patterns.clear();
    if (set_ == nullptr || !set_->Match({text.data(), text.size()}, &patterns)) return;
    for (const int pattern : patterns) found(rules_[static_cast<size_t>(pattern)]);
  }

 private:
  void AddAll(const std::vector<std::string>& patterns, size_t rule) {
    if (set_ == nullptr) {
      RE2::Options options;
      options.set_log_errors(false);
      options.set_max_mem(int64_t{256} << 20);
      set_ = std::make_unique<RE2::Set>(options, RE2::UNANCHORED);
    }
    bool all = true;
    for (const std::string& pattern : patterns) {
      if (CountsFar(pattern)) {
        auto regex = std::make_unique<const RE2>(pattern, RE2::Quiet);
        if (!regex->ok()) all = false;
        if (regex->ok()) alone_.emplace_back(std::move(regex), rule);
        continue;
      }
      const bool added = set_->Add(pattern, nullptr) >= 0;
      if (added) rules_.push_back(rule);
      all = all && added;
    }
    if (!all) always_.push_back(rule);
  }

  LiteralSet literals_;
  std::unique_ptr<RE2::Set> set_;
  std::vector<std::pair<std::unique_ptr<const RE2>, size_t>> alone_;  // with their rules
  std::vector<size_t> rules_;                                         // pattern of the set -> rule
  std::vector<size_t> always_;                                        // rules of which RE2 takes no pattern into a set
};

}  // namespace

struct Runner::Prefilter {
  PatternSet prose;          // asked of masked texts
  PatternSet code;           // for rules that look at code: asked of texts as they are
  std::vector<bool> always;  // rules without patterns
  facts::Watch facts;
  std::vector<bool> watched;  // rules that find nothing where the watch sees nothing of theirs
};

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
    : rules_(std::move(rules)), dictionary_(std::move(dictionary)) {
  std::sort(rules_.begin(), rules_.end(),
            [](const Rule& a, const Rule& b) { return a.header.facts->name < b.header.facts->name; });
  auto prefilter = std::make_unique<Prefilter>();
  for (size_t i = 0; i < rules_.size(); ++i) {
    std::vector<std::string> patterns;
    if (!SelectsRaw(rules_[i].header.scope)) patterns = rules_[i].check->Prefilter();
    prefilter->always.push_back(patterns.empty());
    prefilter->watched.push_back(rules_[i].check->WatchFor(prefilter->facts, i));
    if (!patterns.empty()) (SelectsCode(rules_[i].header.scope) ? prefilter->code : prefilter->prose).Add(patterns, i);
  }
  prefilter->prose.Compile();
  prefilter->code.Compile();
  prefilter->facts.Finish();
  prefilter_ = std::move(prefilter);
}

Runner::~Runner() = default;

std::vector<Finding> Runner::Run(const CheckedFile& file) const {
  const FileView view(file, dictionary_.get(), prefilter_->facts.empty() ? nullptr : &prefilter_->facts);
  // For each rule the passages in which one of its patterns may match.
  std::vector<std::vector<bool>> found(rules_.size());
  std::vector<int> patterns;
  for (size_t p = 0; p < file.passages.size(); ++p) {
    const auto mark = [&](size_t rule) {
      std::vector<bool>& row = found[rule];
      if (row.empty()) row.resize(file.passages.size());
      row[p] = true;
    };
    if (file.passages[p].kind != PassageKind::kCode) prefilter_->prose.Ask(view.masked(p), patterns, mark);
    prefilter_->code.Ask(file.passages[p].text, patterns, mark);
  }
  std::map<std::string, std::vector<Target>> targets_of;  // by selector
  Assembler assembler(view);
  std::vector<Hit> hits;
  for (size_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_[i];
    if (!prefilter_->always[i] && found[i].empty()) continue;
    if (prefilter_->watched[i] && !view.seen().MayFind(i)) continue;
    std::string key;
    for (const ScopeTerms& terms : rule.header.scope.alternatives)
      key += fmt::format("{}~{}|", fmt::join(terms.all, "&"), fmt::join(terms.none, "&"));
    auto [at, added] = targets_of.try_emplace(key);
    if (added) at->second = FindTargets(view, rule.header.scope);
    hits.clear();
    if (prefilter_->always[i]) {
      rule.check->Run(view, at->second, hits);
    } else {
      std::vector<Target> chosen;
      for (const Target& target : at->second) {
        if (found[i][target.passage]) chosen.push_back(target);
      }
      if (!chosen.empty()) rule.check->Run(view, chosen, hits);
    }
    for (Hit& hit : hits) {
      if (!Accepts(view, rule.header, hit)) assembler.Add(rule, hit);
    }
  }
  return assembler.Finish();
}

}  // namespace emend
