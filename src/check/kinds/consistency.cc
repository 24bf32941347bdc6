// Two forms of which a file may use one. The one that stands first is taken for the one that is meant.
#include <optional>

#include "check/kinds/word_keys.h"

namespace emend {
namespace {

constexpr std::string_view kConsistencyKeys[] = {"either", "ignorecase", "nonword",  "before",
                                                 "after",  "not_before", "not_after"};

class Consistency : public Check {
 public:
  Patterns patterns;  // the two forms of a pair stand side by side
  bool code = false;
  size_t pairs = 0;

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    struct First {
      size_t form;
      std::string text;
    };
    std::vector<std::optional<First>> first(pairs);
    for (const Target& target : targets) {
      const std::string_view text = TextOf(view, target, code);
      for (const PatternMatch& match : patterns.FindAll(text)) {
        std::optional<First>& known = first[match.pattern / 2];
        std::string found(text.substr(match.span.begin, match.span.size()));
        if (!known) known = First{match.pattern, found};
        if (known->form == match.pattern) continue;
        Hit hit;
        hit.passage = target.passage;
        hit.span = {match.span.begin + target.span.begin, match.span.end + target.span.begin};
        hit.arguments = {std::move(found), known->text};
        hits.push_back(std::move(hit));
      }
    }
  }

  std::optional<RuleNeeds> Needs() const override { return RuleNeeds{{patterns.prefilter()}}; }
};

Result<std::unique_ptr<const Check>> ParseConsistency(const RuleSource& source, const RuleHeader& header) {
  const YamlNode* node = source.Find("either");
  if (node == nullptr || node->members.empty())
    return source.Fault(node == nullptr ? source.root : *node,
                        "`either` is missing: a mapping from one form to another");
  std::vector<PatternText> texts;
  for (const YamlMember& member : node->members) {
    if (member.value.kind != YamlKind::kScalar) return source.Fault(member.value, "the other form must be a text");
    texts.push_back({member.key.text, &member.key});
    texts.push_back({member.value.text, &member.value});
  }
  auto terms = ReadPatternTerms(source, false);
  if (!terms.ok()) return terms.error();
  auto patterns = Patterns::Compile(source, texts, terms.value());
  if (!patterns.ok()) return patterns.error();
  auto check = std::make_unique<Consistency>();
  check->patterns = std::move(patterns.value());
  check->code = SelectsCode(header.scope);
  check->pairs = node->members.size();
  return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace

extern const CheckKind consistency_kind;
const CheckKind consistency_kind = {
    .name = "consistency",
    .summary = "two forms of which a file may use one",
    .keys = kConsistencyKeys,
    .heeds_vocabulary = true,
    .parse = ParseConsistency,
};

}  // namespace emend
