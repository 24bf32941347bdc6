// Formulas of a PDF or an assistant's answer ($O(n)$, \(x_1\)) -> text that reads without a TeX engine.
#ifndef EMEND_MARKUP_LATEX_H_
#define EMEND_MARKUP_LATEX_H_

#include <string>
#include <string_view>

namespace emend {

// Sums of money ($5 and $10), shell and nginx variables ($HOME, $host) and code spans stay as they are: only what
// stands between dollars without space inside (as in Pandoc's tex_math_dollars) and looks like a formula is one.
std::string LatexToText(std::string_view text);

}  // namespace emend

#endif  // EMEND_MARKUP_LATEX_H_
