// Words that should not be there.
#include "check/kinds/action.h"
#include "check/kinds/word_keys.h"

namespace emend {
namespace {

constexpr std::string_view kExistenceKeys[] = {"tokens", "raw",    "append", "ignorecase", "nonword",  "exceptions",
                                               "action", "before", "after",  "not_before", "not_after"};

class Existence : public Check {
 public:
  Patterns patterns;
  Patterns exceptions;
  Action action;
  bool code = false;
  bool fix_is_open = false;  // the rule does not say how safe its fix is

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    for (const Target& target : targets) {
      const std::string_view text = TextOf(view, target, code);
      for (const PatternMatch& match : patterns.FindAll(text)) {
        if (exceptions.MatchesAll(text.substr(match.span.begin, match.span.size()))) continue;
        Hit hit;
        hit.passage = target.passage;
        const size_t shift = target.span.begin;
        hit.span = {match.span.begin + shift, match.span.end + shift};
        if (std::optional<Edit> edit = action.Mend(text, match.span)) {
          edit->span = {edit->span.begin + shift, edit->span.end + shift};
          hit.edits.push_back(std::move(*edit));
          if (fix_is_open) hit.safety = FixSafety::kUnsafe;
        }
        hits.push_back(std::move(hit));
      }
    }
  }

  std::optional<RuleNeeds> Needs() const override { return RuleNeeds{{patterns.prefilter()}}; }
};

// `tokens` are alternatives; the pieces of `raw` make one expression that sees to its own borders. With `append` it
// stands behind each token.
Result<Patterns> ReadPatterns(const RuleSource& source) {
  auto tokens = ReadExpressions(source, "tokens");
  if (!tokens.ok()) return tokens.error();
  auto raw = ReadExpressions(source, "raw");
  if (!raw.ok()) return raw.error();
  const auto append = ReadFlag(source, "append", false);
  if (!append.ok()) return append.error();
  auto terms = ReadPatternTerms(source, false);
  if (!terms.ok()) return terms.error();
  if (tokens.value().empty() && raw.value().empty())
    return source.Fault(source.root, "`tokens` is missing: the words to look for");
  if (!raw.value().empty()) {
    std::string joined;
    for (const PatternText& piece : raw.value()) joined += piece.expression;
    if (append.value() && !tokens.value().empty()) {
      for (PatternText& token : tokens.value()) token.expression = "(?:" + token.expression + ")" + joined;
    } else {
      const std::string border = terms.value().words ? "\\b" : "";
      for (PatternText& token : tokens.value()) token.expression = border + "(?:" + token.expression + ")" + border;
      tokens.value().push_back({joined, source.Find("raw")});
      terms.value().words = false;
    }
  }
  return Patterns::Compile(source, tokens.value(), terms.value());
}

Result<std::unique_ptr<const Check>> ParseExistence(const RuleSource& source, const RuleHeader& header) {
  auto check = std::make_unique<Existence>();
  auto patterns = ReadPatterns(source);
  if (!patterns.ok()) return patterns.error();
  auto terms = ReadPatternTerms(source, false);
  if (!terms.ok()) return terms.error();
  auto exceptions = ReadExceptions(source, terms.value());
  if (!exceptions.ok()) return exceptions.error();
  auto action = Action::Read(source);
  if (!action.ok()) return action.error();
  check->patterns = std::move(patterns.value());
  check->exceptions = std::move(exceptions.value());
  check->action = std::move(action.value());
  check->code = SelectsCode(header.scope);
  check->fix_is_open = source.Find("fix") == nullptr;
  return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace

extern const CheckKind existence_kind;
const CheckKind existence_kind = {
    .name = "existence",
    .summary = "words that should not be there",
    .keys = kExistenceKeys,
    .heeds_vocabulary = true,
    .parse = ParseExistence,
};

}  // namespace emend
