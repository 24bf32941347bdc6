#include "check/prefilter.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace emend {
namespace {

// So many without a literal search for themselves as quickly as all at once.
constexpr size_t kFewPatterns = 20;

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

// Patterns asked for all at once; made ready when the first text comes.
class PatternSet {
 public:
  void Add(std::string pattern, size_t rule) { patterns_.push_back({std::move(pattern), rule}); }

  bool empty() const { return patterns_.empty(); }

  template <typename Found>
  void Search(std::string_view text, std::vector<int>& numbers, Found found) const {
    std::call_once(once_, [this] { Compile(); });
    const re2::StringPiece piece(text.data(), text.size());
    for (const size_t rule : always_) found(rule);
    for (const auto& [regex, rule] : alone_) {
      if (regex->Match(piece, 0, text.size(), RE2::UNANCHORED, nullptr, 0)) found(rule);
    }
    numbers.clear();
    if (set_ == nullptr || !set_->Match(piece, &numbers)) return;
    for (const int number : numbers) found(rules_[static_cast<size_t>(number)]);
  }

 private:
  struct Pattern {
    std::string text;
    size_t rule;
  };

  void Compile() const {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(int64_t{256} << 20);
    set_ = std::make_unique<RE2::Set>(options, RE2::UNANCHORED);
    for (const auto& [text, rule] : patterns_) {
      if (CountsFar(text)) {
        auto regex = std::make_unique<const RE2>(text, RE2::Quiet);
        if (!regex->ok()) always_.push_back(rule);
        if (regex->ok()) alone_.emplace_back(std::move(regex), rule);
      } else {
        (set_->Add(text, nullptr) >= 0 ? rules_ : always_).push_back(rule);
      }
    }
    if (!rules_.empty() && set_->Compile()) return;
    set_ = nullptr;
    always_.insert(always_.end(), rules_.begin(), rules_.end());
  }

  std::vector<Pattern> patterns_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2::Set> set_;
  mutable std::vector<std::pair<std::unique_ptr<const RE2>, size_t>> alone_;  // with their rules
  mutable std::vector<size_t> rules_;                                         // pattern of the set -> rule
  mutable std::vector<size_t> always_;                                        // rules whose patterns RE2 does not take
};

}  // namespace

// What is asked of one form of the texts.
class Prefilter::TextSet {
 public:
  void Add(const RuleTrigger& trigger, size_t rule) {
    for (const Literal& literal : trigger.literals)
      literals_.Add(literal.text, literal.any_case, literal.rarest, static_cast<uint32_t>(rule));
    for (const std::string& pattern : trigger.patterns) patterns_.Add(pattern, rule);
  }

  void Finish() { literals_.Finish(); }

  bool empty() const { return literals_.empty() && patterns_.empty(); }

  template <typename Found>
  void Search(std::string_view text, bool with_patterns, std::vector<int>& numbers, Found found) const {
    if (!literals_.empty()) literals_.Search(text, found);
    if (with_patterns && !patterns_.empty()) patterns_.Search(text, numbers, found);
  }

 private:
  LiteralSet literals_;
  PatternSet patterns_;
};

Prefilter::Prefilter()
    : masked_(std::make_unique<TextSet>()), as_is_(std::make_unique<TextSet>()), code_(std::make_unique<TextSet>()) {}
Prefilter::~Prefilter() = default;
Prefilter::Prefilter(Prefilter&&) noexcept = default;
Prefilter& Prefilter::operator=(Prefilter&&) noexcept = default;

void Prefilter::Add(const RuleTrigger& trigger) {
  using Where = RuleTrigger::Where;
  const size_t rule = rules_.size();
  rules_.push_back(
      {trigger.always, trigger.where == Where::kCode, !trigger.watched.empty(), !trigger.patterns.empty()});
  least_.push_back(trigger.least);
  patterns_ += trigger.patterns.size();
  if (!trigger.watched.empty()) watch_.Add(rule, trigger.watched);
  if (trigger.always) return;
  (trigger.where == Where::kMasked ? masked_ : trigger.where == Where::kAsIs ? as_is_ : code_)->Add(trigger, rule);
}

void Prefilter::Finish() {
  for (TextSet* set : {masked_.get(), as_is_.get(), code_.get()}) set->Finish();
  watch_.Finish();
}

void Prefilter::LookAtTexts(const FileView& view, Look& look) const {
  const std::vector<Passage>& passages = view.file().passages;
  std::vector<int> numbers;
  const bool with_patterns = patterns_ > kFewPatterns;
  for (size_t p = 0; p < passages.size(); ++p) {
    const auto mark = [&](size_t rule) {
      std::vector<bool>& row = look.passages[rule];
      if (row.empty()) row.resize(passages.size());
      row[p] = true;
      look.rules[rule] = Worth::kSomePassages;
    };
    const auto mark_all = [&](size_t rule) { look.rules[rule] = Worth::kAll; };
    const std::string_view text = passages[p].text;
    const bool is_code = passages[p].kind == PassageKind::kCode;
    if (!masked_->empty() && !is_code) masked_->Search(view.masked(p), with_patterns, numbers, mark);
    if (!as_is_->empty()) as_is_->Search(text, with_patterns, numbers, mark);
    if (!code_->empty() && is_code) code_->Search(text, with_patterns, numbers, mark_all);
    if (code_->empty() || is_code) continue;
    for (const InlineMark& inside : passages[p].marks) {
      if (inside.kind == InlineKind::kCode)
        code_->Search(text.substr(inside.span.begin, inside.span.size()), with_patterns, numbers, mark_all);
    }
  }
  for (size_t rule = 0; rule < rules_.size() && !with_patterns; ++rule) {
    if (rules_[rule].patterns) look.rules[rule] = Worth::kTargets;
  }
}

Prefilter::Look Prefilter::LookAt(const FileView& view) const {
  Look look{std::vector<Worth>(rules_.size(), Worth::kNothing), std::vector<std::vector<bool>>(rules_.size())};
  LookAtTexts(view, look);
  for (size_t rule = 0; rule < rules_.size(); ++rule) {
    const Kind& kind = rules_[rule];
    if (kind.always || (kind.watches && view.seen().MayFind(rule))) look.rules[rule] = Worth::kAll;
  }
  return look;
}

}  // namespace emend
