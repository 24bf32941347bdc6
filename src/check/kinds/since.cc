// Since: in which version things came, changed or went, found where a text gives another one.
#include <algorithm>
#include <utility>

#include "check/file_view.h"
#include "check/kinds/fact_keys.h"
#include "facts/releases.h"

namespace emend {
namespace {

constexpr std::string_view kSinceKeys[] = {"covers", "terms", "product", "features"};
constexpr std::string_view kFeatureKeys[] = {"says", "added", "changed", "deprecated", "removed", "message"};

class SinceCheck : public Check {
 public:
  SinceCheck(facts::Subjects features, std::vector<facts::Release> releases, facts::Pattern product,
             std::vector<std::string> messages)
      : features_(std::move(features)),
        releases_(std::move(releases)),
        product_(std::move(product)),
        messages_(std::move(messages)) {}

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    for (const facts::Falsehood& falsehood :
         facts::FindWrongReleases(features_, releases_, product_, view.reading(), view.places()[0])) {
      if (!IsAimedAt(view, targets, falsehood.passage)) continue;
      Hit hit;
      hit.passage = falsehood.passage;
      hit.span = falsehood.span;
      if (!messages_[falsehood.statement].empty()) hit.message = messages_[falsehood.statement];
      hits.push_back(std::move(hit));
    }
  }

  std::optional<RuleNeeds> Needs() const override {
    RuleNeeds needs;
    facts::WatchedPatterns patterns = {{{}, false}, {{&facts::AnyVersion()}, true}};
    for (const facts::SubjectName& name : features_.names()) patterns[0].patterns.push_back(&name.says);
    needs.watched.Add(patterns);
    return needs;
  }

 private:
  facts::Subjects features_;
  std::vector<facts::Release> releases_;
  facts::Pattern product_;
  std::vector<std::string> messages_;
};

Result<std::unique_ptr<const Check>> ParseSince(const RuleSource& source, const RuleHeader&) {
  auto terms = ReadTerms(source);
  if (!terms.ok()) return terms.error();
  auto product = ReadPattern(source, source.Find("product"), terms.value());
  if (!product.ok()) return product.error();
  const YamlNode* features = source.Find("features");
  if (features == nullptr || features->items.empty())
    return source.Fault(source.root, "`features` is missing: the list of what came or went");
  std::vector<facts::SubjectName> names;
  std::vector<facts::Release> releases;
  std::vector<std::string> messages;
  for (const YamlNode& feature : features->items) {
    if (auto members = CheckMembers(source, feature, kFeatureKeys); !members.ok()) return members.error();
    auto says = ReadPattern(source, FindMember(feature, "says"), terms.value());
    if (!says.ok()) return says.error();
    if (says.value().empty()) return source.Fault(feature, "`says` is missing: how the feature is called");
    facts::Release release;
    const std::pair<std::string_view, std::vector<std::string> facts::Release::*> events[] = {
        {"added", &facts::Release::added},
        {"changed", &facts::Release::changed},
        {"deprecated", &facts::Release::deprecated},
        {"removed", &facts::Release::removed}};
    for (const auto& [key, member] : events) {
      auto versions = ReadTexts(source, FindMember(feature, key));
      if (!versions.ok()) return versions.error();
      release.*member = std::move(versions.value());
    }
    names.push_back({std::move(says.value()), {static_cast<int>(names.size())}, false});
    releases.push_back(std::move(release));
    messages.push_back(TextOf(feature, "message"));
  }
  const size_t count = names.size();
  return std::unique_ptr<const Check>(std::make_unique<SinceCheck>(
      facts::Subjects(std::move(names), count), std::move(releases), std::move(product.value()), std::move(messages)));
}

}  // namespace

extern const CheckKind since_kind;
const CheckKind since_kind = {
    .name = "since",
    .summary = "a wrong version for what came, changed or went",
    .keys = kSinceKeys,
    .parse = ParseSince,
};

}  // namespace emend
