#include "check/rule_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/glob.h"
#include "base/nearest.h"

namespace emend {
namespace {

bool HasStar(std::string_view selector) { return selector.find('*') != std::string_view::npos; }

}  // namespace

bool SelectsRule(std::string_view selector, std::string_view rule) {
  if (HasStar(selector)) return MatchesGlob(selector, rule);
  if (selector == rule) return true;
  return rule.size() > selector.size() && rule.starts_with(selector) && rule[selector.size()] == '.';
}

int Exactness(std::string_view selector) {
  if (HasStar(selector)) return selector.find('.') == std::string_view::npos ? 1 : 3;
  return selector.find('.') == std::string_view::npos ? 2 : 4;
}

std::optional<std::string> SelectorFault(std::string_view selector, const RuleNames& known) {
  const auto selects = [&](const std::string& rule) { return SelectsRule(selector, rule); };
  if (std::any_of(known.begin(), known.end(), selects)) return std::nullopt;
  if (HasStar(selector)) return fmt::format("no rule fits \"{}\"; emend rules lists all", selector);
  std::vector<std::string_view> names;
  std::string_view style;
  for (const std::string& rule : known) {
    const std::string_view own = std::string_view(rule).substr(0, rule.find('.'));
    if (own != style) names.push_back(style = own);
    names.emplace_back(rule);
  }
  const std::string_view nearest = NearestName(selector, names);
  return fmt::format("no rule is named \"{}\"; {}", selector,
                     nearest.empty() ? "emend rules lists all" : fmt::format("did you mean {}?", nearest));
}

}  // namespace emend
