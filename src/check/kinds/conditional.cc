// Something that may stand only where something else stands in the same file, such as an acronym and its definition.
// Where both expressions have a group, what the first one's holds must be what the second one's holds somewhere.
#include <set>

#include "check/kinds/word_keys.h"

namespace emend {
namespace {

constexpr std::string_view kConditionalKeys[] = {"first", "second", "ignorecase", "exceptions"};

class Conditional : public Check {
 public:
  Patterns first;
  Patterns second;
  Patterns exceptions;
  bool code = false;

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    std::set<std::string_view> given;
    bool any = false;
    for (const Target& target : targets) {
      for (const PatternMatch& match : second.FindAll(TextOf(view, target, code))) {
        any = true;
        for (const std::string_view group : match.groups) given.insert(group);
      }
    }
    for (const Target& target : targets) {
      const std::string_view text = TextOf(view, target, code);
      for (const PatternMatch& match : first.FindAll(text)) {
        const std::string_view found = text.substr(match.span.begin, match.span.size());
        const std::string_view key = match.groups.empty() || match.groups[0].empty() ? found : match.groups[0];
        if (given.contains(key) || (any && (given.empty() || match.groups.empty()))) continue;
        if (exceptions.MatchesAll(key) || exceptions.MatchesAll(found)) continue;
        Hit hit;
        hit.passage = target.passage;
        const size_t begin = static_cast<size_t>(key.data() - text.data()) + target.span.begin;
        hit.span = {begin, begin + key.size()};
        hits.push_back(std::move(hit));
      }
    }
  }

  std::optional<RuleNeeds> Needs() const override { return RuleNeeds{{first.prefilter(), second.prefilter()}}; }
};

Result<Patterns> ReadOne(const RuleSource& source, std::string_view key, bool ignore_case) {
  const auto texts = ReadExpressions(source, key);
  if (!texts.ok()) return texts.error();
  if (texts.value().empty()) return source.Fault(source.root, "`" + std::string(key) + "` is missing: an expression");
  PatternTerms terms;
  terms.ignore_case = ignore_case;
  terms.words = false;
  return Patterns::Compile(source, texts.value(), terms);
}

Result<std::unique_ptr<const Check>> ParseConditional(const RuleSource& source, const RuleHeader& header) {
  const auto ignore_case = ReadFlag(source, "ignorecase", false);
  if (!ignore_case.ok()) return ignore_case.error();
  auto first = ReadOne(source, "first", ignore_case.value());
  if (!first.ok()) return first.error();
  auto second = ReadOne(source, "second", ignore_case.value());
  if (!second.ok()) return second.error();
  PatternTerms terms;
  terms.ignore_case = ignore_case.value();
  auto exceptions = ReadExceptions(source, terms);
  if (!exceptions.ok()) return exceptions.error();
  auto check = std::make_unique<Conditional>();
  check->first = std::move(first.value());
  check->second = std::move(second.value());
  check->exceptions = std::move(exceptions.value());
  check->code = SelectsCode(header.scope);
  return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace

extern const CheckKind conditional_kind;
const CheckKind conditional_kind = {
    .name = "conditional",
    .summary = "something that may stand only where something else stands",
    .keys = kConditionalKeys,
    .heeds_vocabulary = true,
    .parse = ParseConditional,
};

}  // namespace emend
