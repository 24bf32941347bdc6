// Words that another one should stand for.
#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "check/kinds/action.h"
#include "check/kinds/word_keys.h"

namespace emend {
namespace {

constexpr std::string_view kSubstitutionKeys[] = {"swap",       "ignorecase", "nonword", "exceptions",
                                                  "action",     "capitalize", "before",  "after",
                                                  "not_before", "not_after",  "pos"};

// What may be written instead: `a|b` offers two, `$1` is what the expression's group holds.
std::vector<std::string> Offers(std::string_view replacement, const std::vector<std::string_view>& groups) {
  std::vector<std::string> offers(1);
  for (size_t i = 0; i < replacement.size(); ++i) {
    const char next = i + 1 < replacement.size() ? replacement[i + 1] : '\0';
    if (replacement[i] == '|') {
      offers.emplace_back();
    } else if (replacement[i] == '$' && next >= '1' && next <= '9') {
      const auto group = static_cast<size_t>(next - '1');
      if (group < groups.size()) offers.back() += groups[group];
      ++i;
    } else {
      offers.back() += replacement[i];
    }
  }
  return offers;
}

// "a", "a or b", "a, b or c"
std::string Listed(const std::vector<std::string>& offers) {
  std::string out;
  for (size_t i = 0; i < offers.size(); ++i) {
    if (i > 0) out += i + 1 == offers.size() ? " or " : ", ";
    out += offers[i];
  }
  return out;
}

std::string Capitalized(const std::string& text) {
  std::string out;
  const CodePoint first = DecodeUtf8(text, 0);
  AppendUtf8(ToUpper(first.value), out);
  return out + text.substr(first.length);
}

class Substitution : public Check {
 public:
  Patterns patterns;
  std::vector<std::string> replacements;  // one a pattern
  Patterns exceptions;
  bool code = false;
  bool capitalize = false;  // the offer begins with a capital where the text found does
  bool fix_is_open = false;

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    for (const Target& target : targets) {
      const std::string_view text = TextOf(view, target, code);
      for (const PatternMatch& match : patterns.FindAll(text)) {
        const std::string found(text.substr(match.span.begin, match.span.size()));
        if (exceptions.MatchesAll(found)) continue;
        std::vector<std::string> offers = Offers(replacements[match.pattern], match.groups);
        if (capitalize && IsUpper(DecodeUtf8(found, 0).value)) {
          for (std::string& offer : offers) offer = Capitalized(offer);
        }
        // What is right already may match its own expression, as that ignores case.
        if (std::find(offers.begin(), offers.end(), found) != offers.end()) continue;
        Hit hit;
        hit.passage = target.passage;
        hit.span = {match.span.begin + target.span.begin, match.span.end + target.span.begin};
        hit.arguments = {Listed(offers), found};
        if (offers.size() == 1) hit.edits.push_back({hit.span, offers.front()});
        if (fix_is_open) hit.safety = FixSafety::kUnsafe;
        hits.push_back(std::move(hit));
      }
    }
  }

  std::optional<RuleNeeds> Needs() const override { return RuleNeeds{{patterns.prefilter()}}; }
};

Result<std::unique_ptr<const Check>> ParseSubstitution(const RuleSource& source, const RuleHeader& header) {
  const YamlNode* node = source.Find("swap");
  if (node == nullptr || node->members.empty())
    return source.Fault(node == nullptr ? source.root : *node,
                        "`swap` is missing: a mapping from what to find to what to write instead");
  auto check = std::make_unique<Substitution>();
  std::vector<PatternText> texts;
  for (const YamlMember& member : node->members) {
    if (member.value.kind != YamlKind::kScalar && member.value.kind != YamlKind::kNull)
      return source.Fault(member.value, "what to write instead must be a text");
    texts.push_back({member.key.text, &member.key});
    check->replacements.push_back(member.value.text);
  }
  auto terms = ReadPatternTerms(source, false);
  if (!terms.ok()) return terms.error();
  auto patterns = Patterns::Compile(source, texts, terms.value());
  if (!patterns.ok()) return patterns.error();
  auto exceptions = ReadExceptions(source, terms.value());
  if (!exceptions.ok()) return exceptions.error();
  const auto capitalize = ReadFlag(source, "capitalize", false);
  if (!capitalize.ok()) return capitalize.error();
  if (auto action = Action::Read(source); !action.ok()) return action.error();
  check->patterns = std::move(patterns.value());
  check->exceptions = std::move(exceptions.value());
  check->capitalize = capitalize.value();
  check->code = SelectsCode(header.scope);
  check->fix_is_open = source.Find("fix") == nullptr;
  return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace

extern const CheckKind substitution_kind;
const CheckKind substitution_kind = {
    .name = "substitution",
    .summary = "words that another one should stand for",
    .keys = kSubstitutionKeys,
    .heeds_vocabulary = true,
    .parse = ParseSubstitution,
};

}  // namespace emend
