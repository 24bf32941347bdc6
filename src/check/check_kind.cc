#include "check/check_kind.h"

namespace emend {

#define CHECK_KIND(name) extern const CheckKind name##_kind;
#include "check/kinds.def"
#undef CHECK_KIND

std::span<const CheckKind* const> CheckKinds() {
  static constexpr const CheckKind* kKinds[] = {
#define CHECK_KIND(name) &name##_kind,
#include "check/kinds.def"
#undef CHECK_KIND
  };
  return kKinds;
}

const YamlNode* RuleSource::Find(std::string_view key) const {
  for (const YamlMember& member : root.members) {
    if (member.key.text == key) return &member.value;
  }
  return nullptr;
}

Error RuleSource::Fault(const YamlNode& node, std::string message) const {
  return ToError({node.span.begin, std::move(message)}, text, path);
}

}  // namespace emend
