#include <algorithm>

#include "base/glob.h"
#include "check/settings.h"

namespace emend {
namespace {

// How exactly the selectors name a rule; 0 if they do not. Those of the command line count a little more.
int Weight(std::string_view rule, const std::vector<std::string>& selectors) {
  int weight = 0;
  for (const std::string& selector : selectors) {
    if (SelectsRule(selector, rule)) weight = std::max(weight, 2 * Exactness(selector) + 1);
  }
  return weight;
}

int Weight(std::string_view rule, const std::vector<Selected>& selectors) {
  int weight = 0;
  for (const Selected& one : selectors) {
    if (SelectsRule(one.selector, rule)) weight = std::max(weight, 2 * Exactness(one.selector));
  }
  return weight;
}

template <typename Check>
void ForEachSelector(const RuleChoice& choice, Check check) {
  for (const Selected& one : choice.select) check(one);
  for (const Selected& one : choice.ignore) check(one);
  for (const SelectedSeverity& one : choice.severity) check(one.rules);
}

}  // namespace

std::optional<Error> FindUnknownRule(const Settings& settings, const RuleNames& known, const std::string& path) {
  std::optional<Error> error;
  const auto check = [&](const Selected& one) {
    if (error.has_value()) return;
    if (auto fault = SelectorFault(one.selector, known)) error = Error{path, one.line, one.column, *std::move(fault)};
  };
  ForEachSelector(settings.choice, check);
  for (const PathChoice& path_choice : settings.per_path) ForEachSelector(path_choice.choice, check);
  return error;
}

// The choices that count for a path: of all files first, of the most special last.
std::vector<const RuleChoice*> RulePlan::ChoicesFor(std::string_view path) const {
  std::vector<const RuleChoice*> choices = {&settings_.choice};
  for (const PathChoice& one : settings_.per_path) {
    if (GlobNamesPath(one.path, path)) choices.push_back(&one.choice);
  }
  return choices;
}

bool RulePlan::IsChosen(std::string_view rule, const std::vector<const RuleChoice*>& choices) const {
  const std::vector<Selected>* select = nullptr;
  int against = Weight(rule, ignore_);
  for (const RuleChoice* choice : choices) {
    if (!choice->select.empty()) select = &choice->select;
    against = std::max(against, Weight(rule, choice->ignore));
  }
  if (!select_.empty()) {
    const int weight = Weight(rule, select_);
    return weight > 0 && weight > against;
  }
  if (select == nullptr) return against == 0;
  const int weight = Weight(rule, *select);
  return weight > 0 && weight > against;
}

bool RulePlan::IsOn(std::string_view rule, std::string_view path) const { return IsChosen(rule, ChoicesFor(path)); }

bool RulePlan::MayBeOn(std::string_view rule) const {
  if (IsChosen(rule, {&settings_.choice})) return true;
  return std::any_of(settings_.per_path.begin(), settings_.per_path.end(), [&](const PathChoice& one) {
    return !one.choice.select.empty() && IsChosen(rule, {&settings_.choice, &one.choice});
  });
}

bool RulePlan::IsSelectedByName(std::string_view rule) const {
  const auto names = [&](const Selected& one) { return one.selector == rule; };
  const auto chosen = [&](const RuleChoice& choice) {
    return std::any_of(choice.select.begin(), choice.select.end(), names);
  };
  return std::find(select_.begin(), select_.end(), rule) != select_.end() || chosen(settings_.choice) ||
         std::any_of(settings_.per_path.begin(), settings_.per_path.end(),
                     [&](const PathChoice& one) { return chosen(one.choice); });
}

Severity RulePlan::SeverityOf(std::string_view rule, std::string_view path, Severity own) const {
  for (const RuleChoice* choice : ChoicesFor(path)) {
    int exactness = 0;
    for (const SelectedSeverity& one : choice->severity) {
      if (!SelectsRule(one.rules.selector, rule) || Exactness(one.rules.selector) < exactness) continue;
      exactness = Exactness(one.rules.selector);
      own = one.severity;
    }
  }
  return own;
}

}  // namespace emend
