#include "check/builtin.h"

namespace emend {

#define BUILTIN(name) extern const BuiltIn name##_builtin;
#include "check/builtin/builtins.def"
#undef BUILTIN

namespace {

class BuiltInCheck : public Check {
 public:
  explicit BuiltInCheck(const BuiltIn& builtin) : builtin_(builtin) {}

  void Run(const FileView& view, std::span<const Target>, std::vector<Hit>& hits) const override {
    builtin_.find(view, hits);
  }

 private:
  const BuiltIn& builtin_;
};

}  // namespace

std::vector<Rule> BuiltInChecks() {
  static constexpr const BuiltIn* kBuiltIns[] = {
#define BUILTIN(name) &name##_builtin,
#include "check/builtin/builtins.def"
#undef BUILTIN
  };
  std::vector<Rule> rules;
  for (const BuiltIn* builtin : kBuiltIns) {
    Rule rule;
    auto facts = std::make_shared<RuleFacts>();
    facts->name = builtin->name;
    facts->description = builtin->description;
    rule.header.facts = std::move(facts);
    rule.header.kind = "built-in";
    rule.header.message = builtin->message;
    rule.header.level = builtin->level;
    rule.header.fix = builtin->fix;
    rule.header.on_request = builtin->on_request;
    rule.check = std::make_unique<BuiltInCheck>(*builtin);
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace emend
