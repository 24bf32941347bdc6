// Checks that are written in C++ because no rule file could say them: what a note must have, whether code parses.
//
// To add one: src/check/builtin/x.cc that defines `x_builtin`, and a line BUILTIN(x) in builtins.def.
#ifndef EMEND_CHECK_BUILTIN_H_
#define EMEND_CHECK_BUILTIN_H_

#include <string_view>
#include <vector>

#include "check/file_view.h"
#include "check/rule.h"

namespace emend {

struct BuiltIn {
  std::string_view name;     // "Notes.EmptyAnswer"
  std::string_view message;  // see RuleHeader
  std::string_view description;
  Severity level;
  FixSafety fix;
  bool on_request;
  void (*find)(const FileView& view, std::vector<Hit>& hits);
};

// All of them as rules, by name.
std::vector<Rule> BuiltInChecks();

}  // namespace emend

#endif  // EMEND_CHECK_BUILTIN_H_
