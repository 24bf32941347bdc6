#include "check/kinds/fact_keys.h"

#include <algorithm>
#include <utility>

#include "base/nearest.h"
#include "check/file_view.h"

namespace emend {
namespace {

class StatementCheck : public Check {
 public:
  StatementCheck(std::vector<facts::Statement> statements, facts::Subjects subjects, size_t needs_before)
      : statements_(std::move(statements)), subjects_(std::move(subjects)), needs_before_(needs_before) {}

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    const facts::PlaceLists places = view.places().From(needs_before_);
    for (const facts::Falsehood& falsehood : facts::FindFalsehoods(statements_, subjects_, view.reading(), places)) {
      const bool wanted = IsAimedAt(view, targets, falsehood.passage);
      if (!wanted) continue;
      Hit hit;
      hit.passage = falsehood.passage;
      hit.span = falsehood.span;
      if (const std::string& message = statements_[falsehood.statement].message; !message.empty())
        hit.message = message;
      hits.push_back(std::move(hit));
    }
  }

  std::optional<RuleNeeds> Needs() const override {
    RuleNeeds needs;
    std::vector<const facts::Pattern*> subjects;
    for (const facts::SubjectName& name : subjects_.names()) subjects.push_back(&name.says);
    for (const facts::Statement& statement : statements_) {
      for (const facts::Pattern* said : facts::PatternsOf(statement)) {
        facts::WatchedPatterns patterns = {{{said}, true, said == &statement.cell}};
        if (subjects_.count() > 0) patterns.push_back({subjects});
        if (!statement.needs.empty()) patterns.push_back({{&statement.needs}});
        needs.watched.Add(patterns);
      }
    }
    return needs;
  }

 private:
  std::vector<facts::Statement> statements_;
  facts::Subjects subjects_;
  size_t needs_before_;
};

}  // namespace

bool IsAimedAt(const FileView& view, std::span<const Target> targets, size_t passage) {
  if (view.passage(passage).kind == PassageKind::kCode) return true;
  const auto place = std::lower_bound(targets.begin(), targets.end(), passage,
                                      [](const Target& target, size_t wanted) { return target.passage < wanted; });
  return place != targets.end() && place->passage == passage;
}

const YamlNode* FindMember(const YamlNode& mapping, std::string_view key) {
  for (const YamlMember& member : mapping.members) {
    if (member.key.text == key) return &member.value;
  }
  return nullptr;
}

Status CheckMembers(const RuleSource& source, const YamlNode& mapping, std::span<const std::string_view> known) {
  if (mapping.kind != YamlKind::kMapping) return source.Fault(mapping, "keys with values are expected here");
  for (const YamlMember& member : mapping.members) {
    if (std::find(known.begin(), known.end(), member.key.text) != known.end()) continue;
    std::string list;
    for (const std::string_view key : known) list += (list.empty() ? "`" : ", `") + std::string(key) + "`";
    return source.Fault(member.key, "the key `" + member.key.text + "` is not known here: use one of " + list);
  }
  return Ok();
}

Result<std::vector<std::string>> ReadTexts(const RuleSource& source, const YamlNode* node) {
  std::vector<std::string> texts;
  if (node == nullptr) return texts;
  if (node->kind == YamlKind::kScalar) {
    texts.push_back(node->text);
  } else if (node->kind == YamlKind::kSequence) {
    for (const YamlNode& item : node->items) {
      if (item.kind != YamlKind::kScalar) return source.Fault(item, "a text is expected here");
      texts.push_back(item.text);
    }
  } else {
    return source.Fault(*node, "a text or a list of texts is expected here");
  }
  return texts;
}

Result<facts::Pattern> ReadPattern(const RuleSource& source, const YamlNode* node, const facts::Terms& terms) {
  if (node == nullptr) return facts::Pattern();
  const auto texts = ReadTexts(source, node);
  if (!texts.ok()) return texts.error();
  const auto pattern = facts::Pattern::Compile(texts.value(), terms);
  if (!pattern.ok()) return source.Fault(*node, pattern.error().message);
  return pattern.value();
}

Result<facts::Terms> ReadTerms(const RuleSource& source) {
  facts::Terms terms;
  const YamlNode* node = source.Find("terms");
  if (node == nullptr) return terms;
  for (const YamlMember& member : node->members) {
    const auto pattern = ReadPattern(source, &member.value, terms);
    if (!pattern.ok()) return pattern.error();
    if (pattern.value().empty()) return source.Fault(member.value, "the term has no words");
    terms[member.key.text] = pattern.value().node();
  }
  return terms;
}

std::string TextOf(const YamlNode& mapping, std::string_view key) {
  const YamlNode* node = FindMember(mapping, key);
  return node == nullptr ? "" : node->text;
}

Result<facts::Statement> ReadStatement(const RuleSource& source, const YamlNode& node, const facts::Terms& terms) {
  facts::Statement statement;
  const std::pair<std::string_view, facts::Pattern facts::Statement::*> patterns[] = {
      {"says", &facts::Statement::says},
      {"opposite", &facts::Statement::opposite},
      {"cell", &facts::Statement::cell},
      {"unless", &facts::Statement::unless},
      {"unless_near", &facts::Statement::unless_near},
      {"needs", &facts::Statement::needs}};
  for (const auto& [key, member] : patterns) {
    auto pattern = ReadPattern(source, FindMember(node, key), terms);
    if (!pattern.ok()) return pattern.error();
    statement.*member = std::move(pattern.value());
  }
  if (statement.says.empty()) return source.Fault(node, "`says` is missing: the words of the statement");
  statement.message = TextOf(node, "message");
  statement.conditions = TextOf(node, "conditions") == "yes";
  if (const YamlNode* within = FindMember(node, "within"); within != nullptr) {
    if (within->text != "clause" && within->text != "sentence")
      return source.Fault(*within, "`within` is `clause` or `sentence`");
    statement.whole_sentence = within->text == "sentence";
  }
  return statement;
}

std::unique_ptr<const Check> MakeStatementCheck(std::vector<facts::Statement> statements, facts::Subjects subjects,
                                                size_t needs_before) {
  return std::make_unique<StatementCheck>(std::move(statements), std::move(subjects), needs_before);
}

}  // namespace emend
