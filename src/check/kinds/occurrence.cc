// Something that stands too often, or too seldom, in a stretch of text.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "check/kinds/word_keys.h"

namespace emend {
namespace {

constexpr std::string_view kOccurrenceKeys[] = {"token", "max", "min", "ignorecase", "nonword"};

class Occurrence : public Check {
 public:
  Patterns pattern;
  double most = std::numeric_limits<double>::infinity();
  double least = 0;
  bool code = false;
  bool together = false;  // scope: summary

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    size_t count = 0;
    for (const Target& target : targets) {
      const size_t here = pattern.FindAll(TextOf(view, target, code)).size();
      count += here;
      if (!together) Judge(target, here, hits);
    }
    if (together && !targets.empty()) Judge(targets.front(), count, hits);
  }

 private:
  void Judge(const Target& target, size_t count, std::vector<Hit>& hits) const {
    const auto number = static_cast<double>(count);
    if (number <= most && number >= least) return;
    Hit hit;
    hit.passage = target.passage;
    hit.span = target.span;
    hit.arguments = {fmt::format("{}", count)};
    hits.push_back(std::move(hit));
  }
};

Result<std::unique_ptr<const Check>> ParseOccurrence(const RuleSource& source, const RuleHeader& header) {
  const auto token = ReadExpressions(source, "token");
  if (!token.ok()) return token.error();
  if (token.value().empty()) return source.Fault(source.root, "`token` is missing: what is to be counted");
  const auto most = ReadNumber(source, "max");
  if (!most.ok()) return most.error();
  const auto least = ReadNumber(source, "min");
  if (!least.ok()) return least.error();
  if (!most.value() && !least.value())
    return source.Fault(source.root, "`max` or `min` is missing: how often `token` may stand");
  PatternTerms terms;
  const auto ignore_case = ReadFlag(source, "ignorecase", false);
  if (!ignore_case.ok()) return ignore_case.error();
  terms.ignore_case = ignore_case.value();
  terms.words = false;
  auto pattern = Patterns::Compile(source, token.value(), terms);
  if (!pattern.ok()) return pattern.error();
  auto check = std::make_unique<Occurrence>();
  check->pattern = std::move(pattern.value());
  if (most.value()) check->most = *most.value();
  if (least.value()) check->least = *least.value();
  check->code = SelectsCode(header.scope);
  for (const ScopeTerms& scope : header.scope.alternatives) {
    if (std::find(scope.all.begin(), scope.all.end(), "summary") != scope.all.end()) check->together = true;
  }
  return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace

extern const CheckKind occurrence_kind;
const CheckKind occurrence_kind = {
    .name = "occurrence",
    .summary = "something that stands too often, or too seldom",
    .keys = kOccurrenceKeys,
    .heeds_vocabulary = true,
    .parse = ParseOccurrence,
};

}  // namespace emend
