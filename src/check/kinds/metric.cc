// A number worked out of what a text is made of, that must not fulfil a condition.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "check/formula.h"
#include "check/kinds/word_keys.h"
#include "check/text_statistics.h"

namespace emend {
namespace {

constexpr std::string_view kMetricKeys[] = {"formula", "condition"};

struct Condition {
  std::string_view sign;
  double limit = 0;

  bool Holds(double value) const {
    if (sign == ">") return value > limit;
    if (sign == "<") return value < limit;
    if (sign == ">=") return value >= limit;
    if (sign == "<=") return value <= limit;
    return sign == "!=" ? value < limit || value > limit : !(value < limit || value > limit);
  }
};

class Metric : public Check {
 public:
  Formula formula;
  Condition condition;

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    if (targets.empty()) return;
    for (const ReadingUnit& unit : ReadingUnits(view)) {
      const TextStatistics text = CountText(view, unit.first, unit.end);
      const auto value = formula.Evaluate([&](std::string_view name) { return text.Find(name).value_or(0); });
      if (!value || !condition.Holds(*value)) continue;
      Hit hit;
      hit.passage = unit.shown;
      hit.span = {0, view.passage(unit.shown).text.size()};
      hit.arguments = {fmt::format("{:.2f}", *value)};
      hits.push_back(std::move(hit));
    }
  }
};

Result<std::unique_ptr<const Check>> ParseMetric(const RuleSource& source, const RuleHeader&) {
  auto check = std::make_unique<Metric>();
  const YamlNode* formula = source.Find("formula");
  if (formula == nullptr) return source.Fault(source.root, "`formula` is missing: what is to be worked out");
  auto parsed =
      Formula::Parse(formula->text, [](std::string_view name) { return TextStatistics().Find(name).has_value(); });
  if (!parsed.ok()) return source.Fault(*formula, parsed.error().message);
  check->formula = std::move(parsed.value());
  const auto condition = ReadText(source, "condition");
  if (!condition.ok()) return condition.error();
  static constexpr std::string_view kSigns[] = {">=", "<=", "==", "!=", ">", "<"};
  std::string_view rest = condition.value();
  const auto sign =
      std::find_if(std::begin(kSigns), std::end(kSigns), [&](std::string_view s) { return rest.starts_with(s); });
  if (sign != std::end(kSigns)) {
    rest.remove_prefix(sign->size());
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    check->condition.sign = *sign;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), check->condition.limit);
    if (read.ec == std::errc() && read.ptr == rest.data() + rest.size())
      return std::unique_ptr<const Check>(std::move(check));
  }
  const YamlNode* node = source.Find("condition");
  return source.Fault(node == nullptr ? source.root : *node,
                      "`condition` must be a sign and a number, such as \"> 8.0\"");
}

}  // namespace

extern const CheckKind metric_kind;
const CheckKind metric_kind = {
    .name = "metric",
    .summary = "a number worked out of what a text is made of",
    .keys = kMetricKeys,
    .parse = ParseMetric,
};

}  // namespace emend
