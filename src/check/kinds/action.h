// `action:` of a rule: how its fix is made from the text found.
//
//   remove · replace [text…] · edit [regex, expression, text | trim, characters | trim_left … | trim_right … |
//   truncate, characters | split, separator, number] · convert [simple | lower | upper] · suggest […]: makes no fix
#ifndef EMEND_CHECK_KINDS_ACTION_H_
#define EMEND_CHECK_KINDS_ACTION_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/check_kind.h"

namespace emend {

class Action {
 public:
  Action();
  ~Action();
  Action(Action&&) noexcept;
  Action& operator=(Action&&) noexcept;

  // The action of a rule; one that does nothing where it has none.
  static Result<Action> Read(const RuleSource& source);

  // The edit of `text` that mends what was found at `span`; none where nothing is known.
  std::optional<Edit> Mend(std::string_view text, Span span) const;

  // Whether the rule says `replace` and leaves it to its kind by what.
  bool replaces_by_kind() const;

 private:
  struct Step;
  std::unique_ptr<const Step> step_;
};

}  // namespace emend

#endif  // EMEND_CHECK_KINDS_ACTION_H_
