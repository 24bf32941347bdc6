// The case of the letters of a heading, a question, a table's header.
#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "check/dictionary.h"
#include "check/kinds/word_keys.h"
#include "check/letter_case.h"

namespace emend {
namespace {

constexpr std::string_view kCapitalizationKeys[] = {"match",     "style",  "exceptions", "indicators",
                                                    "threshold", "prefix", "action",     "ignorecase"};

class Capitalization : public Check {
 public:
  Patterns pattern;  // `match` that is an expression; else none
  CaseTerms terms;
  Patterns exceptions;
  Patterns prefix;
  double threshold = 0.8;  // the share of words that must be right
  bool code = false;
  bool heeds_vocabulary = false;
  bool mends = false;
  bool fix_is_open = false;

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    for (const Target& target : targets) {
      std::string_view text = TextOf(view, target, code);
      size_t begin = target.span.begin;
      if (!prefix.empty()) {
        const std::vector<PatternMatch> matches = prefix.FindAll(text);
        if (!matches.empty() && matches.front().span.begin == 0) {
          text.remove_prefix(matches.front().span.end);
          begin += matches.front().span.end;
        }
      }
      if (!Trim(text).empty()) Judge(view, target, text, begin, hits);
    }
  }

 private:
  void Judge(const FileView& view, const Target& target, std::string_view text, size_t begin,
             std::vector<Hit>& hits) const {
    Hit hit;
    hit.passage = target.passage;
    hit.span = {begin, begin + text.size()};
    if (!pattern.empty()) {
      if (pattern.FindAll(text).empty()) hits.push_back(std::move(hit));
      return;
    }
    CaseTerms own = terms;
    own.excepted = [&](std::string_view word) {
      return exceptions.MatchesAll(word) ||
             (heeds_vocabulary && view.dictionary() != nullptr && view.dictionary()->Accepts(word));
    };
    const std::vector<CasedWord> words = CaseWords(text, own);
    std::string expected;
    size_t right = 0;
    size_t at = 0;
    for (const CasedWord& word : words) {
      const std::string_view found = text.substr(word.span.begin, word.span.size());
      expected += text.substr(at, word.span.begin - at);
      expected += word.wanted;
      at = word.span.end;
      if (word.wanted == found) {
        ++right;
      } else if (mends) {
        hit.edits.push_back({{word.span.begin + begin, word.span.end + begin}, word.wanted});
      }
    }
    expected += text.substr(at);
    if (words.empty() || static_cast<double>(right) >= threshold * static_cast<double>(words.size())) {
      // A first word in the wrong case is wrong whatever the share.
      const bool opens = !words.empty() && terms.wanted == LetterCase::kSentence &&
                         words.front().wanted != text.substr(words.front().span.begin, words.front().span.size());
      if (!opens) return;
    }
    hit.arguments = {std::string(text), expected};
    if (fix_is_open) hit.safety = FixSafety::kUnsafe;
    hits.push_back(std::move(hit));
  }
};

Result<std::unique_ptr<const Check>> ParseCapitalization(const RuleSource& source, const RuleHeader& header) {
  static constexpr std::pair<std::string_view, LetterCase> kCases[] = {{"$title", LetterCase::kTitle},
                                                                       {"$sentence", LetterCase::kSentence},
                                                                       {"$lower", LetterCase::kLower},
                                                                       {"$upper", LetterCase::kUpper}};
  auto check = std::make_unique<Capitalization>();
  const auto match = ReadExpressions(source, "match");
  if (!match.ok()) return match.error();
  if (match.value().size() != 1)
    return source.Fault(source.root, "`match` is missing: $title, $sentence, $lower, $upper or an expression");
  const std::string& wanted = match.value().front().expression;
  const auto known =
      std::find_if(std::begin(kCases), std::end(kCases), [&](const auto& c) { return c.first == wanted; });
  const PatternTerms plain{
      .ignore_case = false, .words = false, .before = "", .after = "", .not_before = "", .not_after = ""};
  if (known != std::end(kCases)) {
    check->terms.wanted = known->second;
  } else if (wanted.starts_with("$")) {
    return source.Fault(*source.Find("match"), "`match` is $title, $sentence, $lower, $upper or an expression");
  } else {
    auto pattern = Patterns::Compile(source, match.value(), plain);
    if (!pattern.ok()) return pattern.error();
    check->pattern = std::move(pattern.value());
  }
  if (const YamlNode* style = source.Find("style"); style != nullptr) {
    if (style->text != "AP" && style->text != "Chicago") return source.Fault(*style, "`style` is AP or Chicago");
    check->terms.style = style->text == "AP" ? TitleStyle::kAp : TitleStyle::kChicago;
  }
  const auto indicators = ReadExpressions(source, "indicators");
  if (!indicators.ok()) return indicators.error();
  for (const PatternText& indicator : indicators.value()) check->terms.indicators.push_back(indicator.expression);
  const auto threshold = ReadNumber(source, "threshold");
  if (!threshold.ok()) return threshold.error();
  const bool whole = check->terms.wanted == LetterCase::kLower || check->terms.wanted == LetterCase::kUpper;
  check->threshold = threshold.value().value_or(whole ? 1.0 : 0.8);
  const auto prefix = ReadExpressions(source, "prefix");
  if (!prefix.ok()) return prefix.error();
  auto prefixes = Patterns::Compile(source, prefix.value(), plain);
  if (!prefixes.ok()) return prefixes.error();
  auto exceptions = ReadExceptions(source, plain);
  if (!exceptions.ok()) return exceptions.error();
  check->prefix = std::move(prefixes.value());
  check->exceptions = std::move(exceptions.value());
  check->code = SelectsCode(header.scope);
  check->heeds_vocabulary = header.heeds_vocabulary;
  check->fix_is_open = source.Find("fix") == nullptr;
  check->mends = source.Find("action") != nullptr;
  return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace

extern const CheckKind capitalization_kind;
const CheckKind capitalization_kind = {
    .name = "capitalization",
    .summary = "the case of the letters of a heading or another short text",
    .keys = kCapitalizationKeys,
    .heeds_vocabulary = true,
    .parse = ParseCapitalization,
};

}  // namespace emend
