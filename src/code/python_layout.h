// The indentation of Python code that lost it, as far as the grammar decides.
//
// Every statement at the left margin may stand at any level that is open above it. What Python forbids (a header
// without a body, `return` outside a function, `else` without `if`) and what nobody writes (a method outside its class,
// code behind `return`) costs; the cheapest layout wins if it is clearly cheaper than the text as it stands and than
// any other layout. Beam search; linear in the statements.
#ifndef EMEND_CODE_PYTHON_LAYOUT_H_
#define EMEND_CODE_PYTHON_LAYOUT_H_

#include <optional>
#include <span>
#include <vector>

#include "code/python_statements.h"

namespace emend {

// The columns of the statements; nothing if the text is as it should be, or if more than one layout is likely.
std::optional<std::vector<int>> FindPythonLayout(std::span<const PythonStatement> statements);

}  // namespace emend

#endif  // EMEND_CODE_PYTHON_LAYOUT_H_
