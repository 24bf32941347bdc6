// Python code as statements: what each begins with and how far it reaches, before its indentation is trusted.
//
// A statement goes over several lines inside brackets, strings and after a backslash; comments and blank lines belong
// to the statement below them.
#ifndef EMEND_CODE_PYTHON_STATEMENTS_H_
#define EMEND_CODE_PYTHON_STATEMENTS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace emend {

enum class PythonKind : uint8_t {
  kOther,
  kClass,
  kFunction,
  kIf,
  kElif,
  kElse,
  kLoop,  // for, while
  kTry,
  kExcept,
  kFinally,
  kWith,
  kMatch,
  kCase,  // from kClass to here: what opens a block
  kReturn,
  kYield,
  kRaise,
  kJump,  // break, continue: only in a loop
  kPass,
  kImport,
  kDecorator,
};

struct PythonStatement {
  size_t begin = 0;  // the lines, with the comments above it
  size_t end = 0;
  size_t first = 0;       // the line that it begins on
  int indent = 0;         // columns before it
  std::string_view text;  // its first line, without indentation and comment
  PythonKind kind = PythonKind::kOther;
  bool header = false;  // its block follows in the next lines
  bool self = false;    // a function: takes self or cls; else: speaks of self
  bool field = false;   // an assignment or annotation of one name, or a string: what stands in a class
};

// Nothing if a string or a bracket stays open at the end, or if tabs are in the indentation.
std::optional<std::vector<PythonStatement>> ReadPython(std::span<const std::string_view> lines);

}  // namespace emend

#endif  // EMEND_CODE_PYTHON_STATEMENTS_H_
