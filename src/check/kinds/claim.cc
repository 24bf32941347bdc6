// A claim: propositions with their truth, found where a text says the contrary.
#include <algorithm>
#include <optional>
#include <utility>

#include "check/kinds/fact_keys.h"

namespace emend {
namespace {

constexpr std::string_view kClaimKeys[] = {"covers", "terms", "subjects", "states"};
constexpr std::string_view kClaimStateKeys[] = {"subject",     "says",  "opposite", "cell",       "truth",  "unless",
                                                "unless_near", "needs", "within",   "conditions", "message"};

std::optional<facts::Truth> ParseTruth(std::string_view text) {
  if (text == "no") return facts::Truth::kNo;
  if (text == "never") return facts::Truth::kNever;
  if (text == "yes") return facts::Truth::kYes;
  if (text == "always") return facts::Truth::kAlways;
  if (text == "conditional") return facts::Truth::kConditional;
  return std::nullopt;
}

// One check a subject: the engine asks of one set of subjects at a time.
class ClaimCheck : public Check {
 public:
  void Add(std::unique_ptr<const Check> part) { parts_.push_back(std::move(part)); }

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    std::vector<Hit> found;
    for (const auto& part : parts_) part->Run(view, targets, found);
    for (Hit& hit : found) {
      const bool known = std::any_of(hits.begin(), hits.end(), [&](const Hit& other) {
        return other.passage == hit.passage && hit.span.begin < other.span.end && other.span.begin < hit.span.end;
      });
      if (!known) hits.push_back(std::move(hit));
    }
  }

  std::optional<RuleNeeds> Needs() const override {
    RuleNeeds all;
    for (const auto& part : parts_) {
      const std::optional<RuleNeeds> needs = part->Needs();
      if (!needs) return std::nullopt;
      all.watched.Add(needs->watched);
    }
    return all;
  }

 private:
  std::vector<std::unique_ptr<const Check>> parts_;
};

Result<std::unique_ptr<const Check>> ParseClaim(const RuleSource& source, const RuleHeader&) {
  const auto terms = ReadTerms(source);
  if (!terms.ok()) return terms.error();
  // Subjects that several statements know, so that one is not taken for another.
  std::vector<facts::SubjectName> known;
  if (const YamlNode* node = source.Find("subjects"); node != nullptr) {
    for (const YamlMember& member : node->members) {
      auto pattern = ReadPattern(source, &member.value, terms.value());
      if (!pattern.ok()) return pattern.error();
      known.push_back({std::move(pattern.value()), {1}, false});
    }
  }
  const YamlNode* states = source.Find("states");
  if (states == nullptr || states->kind != YamlKind::kSequence || states->items.empty()) {
    return source.Fault(source.root, "`states` is missing: the list of what the rule states");
  }
  auto check = std::make_unique<ClaimCheck>();
  std::vector<facts::Statement> bare;
  size_t needs = 0;
  for (const YamlNode& state : states->items) {
    if (auto members = CheckMembers(source, state, kClaimStateKeys); !members.ok()) return members.error();
    auto statement = ReadStatement(source, state, terms.value());
    if (!statement.ok()) return statement.error();
    const auto truth = ParseTruth(TextOf(state, "truth"));
    if (!truth) return source.Fault(state, "`truth` is missing: no, never, yes, always or conditional");
    auto subject = ReadPattern(source, FindMember(state, "subject"), terms.value());
    if (!subject.ok()) return subject.error();
    if (subject.value().empty()) {
      statement.value().truths = {*truth};
      bare.push_back(std::move(statement.value()));
      continue;
    }
    statement.value().truths = {*truth, facts::Truth::kUnknown};
    std::vector<facts::SubjectName> names = {{std::move(subject.value()), {0}, false}};
    names.insert(names.end(), known.begin(), known.end());
    std::vector<facts::Statement> one;
    one.push_back(std::move(statement.value()));
    const size_t before = needs;
    needs += facts::PatternsOf(one.front()).size();
    check->Add(MakeStatementCheck(std::move(one), facts::Subjects(std::move(names), 2), before));
  }
  if (!bare.empty()) check->Add(MakeStatementCheck(std::move(bare), facts::Subjects(), needs));
  return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace

extern const CheckKind claim_kind;
const CheckKind claim_kind = {
    .name = "claim",
    .summary = "a statement that is not true, or the denial of one that is",
    .keys = kClaimKeys,
    .parse = ParseClaim,
};

}  // namespace emend
