#ifndef EMEND_IMPORT_LATEX_MACROS_H_
#define EMEND_IMPORT_LATEX_MACROS_H_

#include <map>
#include <string>
#include <string_view>

namespace emend {

// The commands that the author of a LaTeX source made: \newcommand{\frage}[1]{\subsection*{#1}}, \def\q#1{...}.
class LatexMacros {
 public:
  // Takes in the definition that the line is, if it is one and ends on it.
  void Read(std::string_view line);

  // The text with what the author's commands stand for in their place. Commands whose arguments do not close in the
  // text stay as they are.
  std::string Expand(std::string_view text) const;

  bool empty() const { return macros_.empty(); }

 private:
  struct Macro {
    size_t arguments = 0;
    std::string body;
  };

  std::string ExpandOnce(std::string_view text, bool& changed) const;

  std::map<std::string, Macro, std::less<>> macros_;
};

// Where the braces that open at `at` close; npos if they do not.
size_t ClosingBrace(std::string_view text, size_t at);

// The letters behind the backslash that `text` begins with.
std::string_view CommandName(std::string_view text);

}  // namespace emend

#endif  // EMEND_IMPORT_LATEX_MACROS_H_
