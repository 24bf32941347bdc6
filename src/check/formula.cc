#include "check/formula.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace emend {

// Recursive descent; the depth of brackets is bounded.
class FormulaParser {
 public:
  FormulaParser(std::string_view text, const std::function<bool(std::string_view)>& known, Formula& formula)
      : text_(text), known_(known), formula_(formula) {}

  std::optional<Error> Parse() {
    Sum();
    Skip();
    if (!fault_ && at_ < text_.size()) Fail("is not expected here");
    return fault_;
  }

 private:
  static constexpr int kDeepest = 100;

  void Skip() {
    while (at_ < text_.size() && std::string_view(" \t\n\r").find(text_[at_]) != std::string_view::npos) ++at_;
  }

  bool Take(std::string_view sign) {
    Skip();
    if (!text_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
  }

  void Fail(std::string_view what) {
    if (fault_) return;
    const std::string shown = at_ < text_.size() ? fmt::format("\"{}\"", text_.substr(at_, 12)) : "the end";
    fault_ = Error{"", 0, static_cast<int>(at_) + 1, fmt::format("in the formula {} {}", shown, what)};
  }

  void Add(char operation, double number = 0, std::string_view name = {}) {
    formula_.steps_.push_back({operation, number, std::string(name)});
  }

  void Sum() {
    Product();
    while (!fault_) {
      const char sign = Take("+") ? '+' : Take("-") ? '-' : '\0';
      if (sign == '\0') return;
      Product();
      Add(sign);
    }
  }

  void Product() {
    Factor();
    while (!fault_) {
      const char sign = Take("*") ? '*' : Take("/") ? '/' : '\0';
      if (sign == '\0') return;
      Factor();
      Add(sign);
    }
  }

  void Factor() {
    if (++depth_ > kDeepest) return Fail("stands too deep in brackets");
    if (Take("-")) {
      Factor();
      Add('~');
    } else if (Take("(")) {
      Bracketed();
    } else if (Take("math.sqrt(")) {
      Bracketed();
      Add('s');
    } else if (Take("math.abs(")) {
      Bracketed();
      Add('a');
    } else {
      Operand();
    }
    --depth_;
  }

  void Bracketed() {
    Sum();
    if (!fault_ && !Take(")")) Fail("should be a closing bracket");
  }

  void Operand() {
    Skip();
    double number = 0;
    const auto read = std::from_chars(text_.data() + at_, text_.data() + text_.size(), number);
    if (read.ec == std::errc()) {
      at_ = static_cast<size_t>(read.ptr - text_.data());
      return Add('n', number);
    }
    static constexpr std::string_view kNameCharacters = "abcdefghijklmnopqrstuvwxyz_.0123456789";
    const size_t end = std::min(text_.find_first_not_of(kNameCharacters, at_), text_.size());
    const std::string_view name = text_.substr(at_, end - at_);
    if (name.empty() || !known_(name)) return Fail("is no number and no variable");
    at_ = end;
    Add('v', 0, name);
  }

  std::string_view text_;
  const std::function<bool(std::string_view)>& known_;
  Formula& formula_;
  size_t at_ = 0;
  int depth_ = 0;
  std::optional<Error> fault_;
};

Result<Formula> Formula::Parse(std::string_view text, const std::function<bool(std::string_view)>& known) {
  Formula formula;
  if (auto fault = FormulaParser(text, known, formula).Parse()) return *fault;
  return formula;
}

std::optional<double> Formula::Evaluate(const std::function<double(std::string_view)>& value) const {
  std::vector<double> stack;
  for (const Step& step : steps_) {
    if (step.operation == 'n' || step.operation == 'v') {
      stack.push_back(step.operation == 'n' ? step.number : value(step.name));
      continue;
    }
    const double right = stack.back();
    if (step.operation == 's' || step.operation == 'a' || step.operation == '~') {
      stack.back() = step.operation == 's' ? std::sqrt(right) : step.operation == 'a' ? std::abs(right) : -right;
      continue;
    }
    stack.pop_back();
    double& left = stack.back();
    switch (step.operation) {
      case '+':
        left += right;
        break;
      case '-':
        left -= right;
        break;
      case '*':
        left *= right;
        break;
      default:
        left /= right;
        break;
    }
  }
  if (stack.size() != 1 || !std::isfinite(stack.back())) return std::nullopt;
  return stack.back();
}

}  // namespace emend
