// A matrix: which subjects have which properties, found where a text says otherwise.
#include <algorithm>
#include <optional>
#include <utility>

#include "check/kinds/fact_keys.h"

namespace emend {
namespace {

constexpr std::string_view kMatrixKeys[] = {"covers", "terms", "subjects", "sets", "all", "properties"};
constexpr std::string_view kPropertyKeys[] = {"says",        "opposite", "cell",   "of",          "yes",
                                              "no",          "never",    "always", "conditional", "unless",
                                              "unless_near", "needs",    "within", "conditions",  "message"};
constexpr std::string_view kSetKeys[] = {"says", "are"};

constexpr std::pair<std::string_view, facts::Truth> kTruths[] = {{"yes", facts::Truth::kYes},
                                                                 {"no", facts::Truth::kNo},
                                                                 {"never", facts::Truth::kNever},
                                                                 {"always", facts::Truth::kAlways},
                                                                 {"conditional", facts::Truth::kConditional}};

class MatrixParser {
 public:
  explicit MatrixParser(const RuleSource& source) : source_(source) {}

  Result<std::unique_ptr<const Check>> Parse() {
    auto terms = ReadTerms(source_);
    if (!terms.ok()) return terms.error();
    terms_ = std::move(terms.value());
    if (auto read = ReadSubjects(); !read.ok()) return read.error();
    const YamlNode* properties = source_.Find("properties");
    if (properties == nullptr || properties->members.empty())
      return source_.Fault(source_.root, "`properties` is missing: what is said of the subjects");
    std::vector<facts::Statement> statements;
    for (const YamlMember& property : properties->members) {
      if (auto members = CheckMembers(source_, property.value, kPropertyKeys); !members.ok()) return members.error();
      auto statement = ReadStatement(source_, property.value, terms_);
      if (!statement.ok()) return statement.error();
      if (auto truths = ReadTruths(property.value, statement.value()); !truths.ok()) return truths.error();
      statements.push_back(std::move(statement.value()));
    }
    return MakeStatementCheck(std::move(statements), facts::Subjects(std::move(names_), subjects_.size()));
  }

 private:
  Result<int> Index(const YamlNode& node) const {
    const auto found = std::find(subjects_.begin(), subjects_.end(), node.text);
    if (found == subjects_.end()) return source_.Fault(node, "`" + node.text + "` is none of the `subjects`");
    return static_cast<int>(found - subjects_.begin());
  }

  // The subjects that a name or a list of names stands for.
  Result<std::vector<int>> Indices(const YamlNode& node) const {
    std::vector<int> out;
    const std::vector<YamlNode> alone = {node};
    for (const YamlNode& item : node.kind == YamlKind::kSequence ? node.items : alone) {
      const auto index = Index(item);
      if (!index.ok()) return index.error();
      out.push_back(index.value());
    }
    return out;
  }

  Status ReadSubjects() {
    const YamlNode* subjects = source_.Find("subjects");
    if (subjects == nullptr || subjects->members.empty())
      return source_.Fault(source_.root, "`subjects` is missing: names and how they are written");
    for (const YamlMember& member : subjects->members) {
      auto pattern = ReadPattern(source_, &member.value, terms_);
      if (!pattern.ok()) return pattern.error();
      names_.push_back({std::move(pattern.value()), {static_cast<int>(subjects_.size())}, false});
      subjects_.push_back(member.key.text);
    }
    if (const YamlNode* sets = source_.Find("sets"); sets != nullptr) {
      for (const YamlMember& member : sets->members) {
        if (auto members = CheckMembers(source_, member.value, kSetKeys); !members.ok()) return members.error();
        auto pattern = ReadPattern(source_, FindMember(member.value, "says"), terms_);
        if (!pattern.ok()) return pattern.error();
        const YamlNode* are = FindMember(member.value, "are");
        if (pattern.value().empty() || are == nullptr)
          return source_.Fault(member.value, "a set needs `says` and `are`");
        const auto indices = Indices(*are);
        if (!indices.ok()) return indices.error();
        names_.push_back({std::move(pattern.value()), indices.value(), false});
      }
    }
    if (const YamlNode* all = source_.Find("all"); all != nullptr) {
      auto pattern = ReadPattern(source_, all, terms_);
      if (!pattern.ok()) return pattern.error();
      std::vector<int> every(subjects_.size());
      for (size_t i = 0; i < every.size(); ++i) every[i] = static_cast<int>(i);
      names_.push_back({std::move(pattern.value()), every, true});
    }
    return Ok();
  }

  Status ReadTruths(const YamlNode& property, facts::Statement& statement) const {
    statement.truths.assign(subjects_.size(), facts::Truth::kUnknown);
    if (const YamlNode* of = FindMember(property, "of"); of != nullptr) {
      const auto indices = Indices(*of);
      if (!indices.ok()) return indices.error();
      statement.truths.assign(subjects_.size(), facts::Truth::kNever);
      for (const int index : indices.value()) statement.truths[static_cast<size_t>(index)] = facts::Truth::kYes;
    }
    for (const auto& [key, truth] : kTruths) {
      const YamlNode* node = FindMember(property, key);
      if (node == nullptr) continue;
      const auto indices = Indices(*node);
      if (!indices.ok()) return indices.error();
      for (const int index : indices.value()) statement.truths[static_cast<size_t>(index)] = truth;
    }
    const bool empty = std::all_of(statement.truths.begin(), statement.truths.end(),
                                   [](facts::Truth truth) { return truth == facts::Truth::kUnknown; });
    if (empty)
      return source_.Fault(property,
                           "the property has no subjects: add `yes`, `no`, `never`, `always`, `conditional` or `of`");
    return Ok();
  }

  const RuleSource& source_;
  facts::Terms terms_;
  std::vector<std::string> subjects_;
  std::vector<facts::SubjectName> names_;
};

Result<std::unique_ptr<const Check>> ParseMatrix(const RuleSource& source, const RuleHeader&) {
  return MatrixParser(source).Parse();
}

}  // namespace

extern const CheckKind matrix_kind;
const CheckKind matrix_kind = {
    .name = "matrix",
    .summary = "a subject said to have a property that it has not, or to lack one that it has",
    .keys = kMatrixKeys,
    .parse = ParseMatrix,
};

}  // namespace emend
