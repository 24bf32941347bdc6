// Formulas of rules: numbers, names, + - * /, brackets, math.sqrt(x), math.abs(x).
#ifndef EMEND_CHECK_FORMULA_H_
#define EMEND_CHECK_FORMULA_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace emend {

class Formula {
 public:
  // `known` says whether there is a variable of a name. The error has no place: its column is the byte of the text,
  // 1-based.
  static Result<Formula> Parse(std::string_view text, const std::function<bool(std::string_view)>& known);

  // None where the result is no finite number: a division by nothing.
  std::optional<double> Evaluate(const std::function<double(std::string_view)>& value) const;

 private:
  friend class FormulaParser;

  // In reverse Polish order.
  struct Step {
    char operation;  // 'n' number, 'v' variable, 's' square root, 'a' absolute value, '~' negation, + - * /
    double number = 0;
    std::string name;
  };
  std::vector<Step> steps_;
};

}  // namespace emend

#endif  // EMEND_CHECK_FORMULA_H_
