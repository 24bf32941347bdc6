// Pairs: keys with their values, found where a key stands with a wrong one.
#include <algorithm>
#include <charconv>
#include <utility>

#include "check/file_view.h"
#include "check/kinds/fact_keys.h"
#include "facts/pairing.h"

namespace emend {
namespace {

constexpr std::string_view kPairsKeys[] = {"covers", "terms", "pairs", "keys",   "aliases",
                                           "values", "about", "link",  "unless", "unless_near"};

class PairsCheck : public Check {
 public:
  PairsCheck(facts::PairRules rules, std::vector<std::string> arguments)
      : rules_(std::move(rules)), arguments_(std::move(arguments)) {}

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    for (const facts::Falsehood& falsehood : facts::FindMispairings(rules_, view.reading(), view.places()[0])) {
      if (!IsAimedAt(view, targets, falsehood.passage)) continue;
      Hit hit;
      hit.passage = falsehood.passage;
      hit.span = falsehood.span;
      hit.arguments = {arguments_[falsehood.statement]};
      hits.push_back(std::move(hit));
    }
  }

  std::optional<RuleNeeds> Needs() const override {
    RuleNeeds needs;
    facts::WatchedPatterns patterns = {{{}, false}, {{}, true}};
    for (const facts::Pattern& key : rules_.keys) patterns[0].patterns.push_back(&key);
    for (const facts::Pattern& value : rules_.values) patterns[1].patterns.push_back(&value);
    if (rules_.numbers) patterns[1].patterns = {&facts::AnyVersion()};
    if (rules_.numbers && !rules_.about.empty()) patterns.push_back({{&rules_.about}, false});
    needs.watched.Add(patterns);
    return needs;
  }

 private:
  facts::PairRules rules_;
  std::vector<std::string> arguments_;  // "404 is Not Found", for `%s`
};

// A word in capitals at its beginning stands for this form only: Created, not create.
std::string AsValue(std::string_view text) {
  if (text.find_first_of("(|[*=&") != std::string_view::npos) return std::string(text);
  std::string out;
  bool start = true;
  for (const char c : text) {
    if (start && c >= 'A' && c <= 'Z') out += '=';
    start = c == ' ';
    out += c;
  }
  return out;
}

Result<std::unique_ptr<const Check>> ParsePairs(const RuleSource& source, const RuleHeader&) {
  auto terms = ReadTerms(source);
  if (!terms.ok()) return terms.error();
  facts::PairRules rules;
  const std::pair<std::string_view, facts::Pattern facts::PairRules::*> patterns[] = {
      {"about", &facts::PairRules::about},
      {"link", &facts::PairRules::link},
      {"unless", &facts::PairRules::unless},
      {"unless_near", &facts::PairRules::unless_near}};
  for (const auto& [key, member] : patterns) {
    auto pattern = ReadPattern(source, source.Find(key), terms.value());
    if (!pattern.ok()) return pattern.error();
    rules.*member = std::move(pattern.value());
  }
  if (const YamlNode* values = source.Find("values"); values != nullptr) {
    if (values->text != "number" && values->text != "listed")
      return source.Fault(*values, "`values` is `listed` or `number`");
    rules.numbers = values->text == "number";
  }
  const YamlNode* pairs = source.Find("pairs");
  if (pairs == nullptr || pairs->members.empty())
    return source.Fault(source.root, "`pairs` is missing: keys and their values");
  const YamlNode* frame = source.Find("keys");
  const YamlNode* aliases = source.Find("aliases");
  std::vector<std::string> known;
  std::vector<std::string> arguments;
  for (const YamlMember& member : pairs->members) {
    std::vector<std::string> written = {member.key.text};
    if (aliases != nullptr) {
      if (const YamlNode* alias = FindMember(*aliases, member.key.text); alias != nullptr) {
        auto texts = ReadTexts(source, alias);
        if (!texts.ok()) return texts.error();
        written = std::move(texts.value());
      }
    }
    if (frame != nullptr) {
      for (std::string& text : written) {
        std::string framed = frame->text;
        const size_t at = framed.find("{}");
        if (at == std::string::npos) return source.Fault(*frame, "`keys` has no `{}`, where the key belongs");
        text = framed.replace(at, 2, "(" + text + ")");
      }
    }
    auto key = facts::Pattern::Compile(written, terms.value());
    if (!key.ok()) return source.Fault(member.key, key.error().message);
    rules.keys.push_back(std::move(key.value()));
    auto values = ReadTexts(source, &member.value);
    if (!values.ok()) return values.error();
    if (values.value().empty()) return source.Fault(member.value, "the key has no value");
    arguments.push_back(member.key.text + " " + values.value().front());
    rules.right.emplace_back();
    rules.right_numbers.emplace_back();
    for (const std::string& value : values.value()) {
      double number = 0;
      const auto [rest, code] = std::from_chars(value.data(), value.data() + value.size(), number);
      if (rules.numbers && code != std::errc()) return source.Fault(member.value, "`" + value + "` is no number");
      if (rules.numbers) rules.right_numbers.back().push_back(number);
      auto place = std::find(known.begin(), known.end(), value);
      if (place == known.end()) {
        auto pattern = facts::Pattern::Compile({AsValue(value)}, terms.value());
        if (!pattern.ok()) return source.Fault(member.value, pattern.error().message);
        rules.values.push_back(std::move(pattern.value()));
        known.push_back(value);
        place = known.end() - 1;
      }
      rules.right.back().push_back(static_cast<int>(place - known.begin()));
    }
  }
  return std::unique_ptr<const Check>(std::make_unique<PairsCheck>(std::move(rules), std::move(arguments)));
}

}  // namespace

extern const CheckKind pairs_kind;
const CheckKind pairs_kind = {
    .name = "pairs",
    .summary = "a key that stands with a wrong value",
    .keys = kPairsKeys,
    .parse = ParsePairs,
};

}  // namespace emend
