// Blocks of code that stay open: the work to find their ends must grow with the lines, not with lines times blocks.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "import/structure.h"

namespace emend {
namespace {

std::vector<Line> LinesOf(const std::vector<std::string>& texts) {
  std::vector<Line> lines(texts.size());
  for (size_t i = 0; i < texts.size(); ++i) {
    lines[i].text = lines[i].content = texts[i];
    if (texts[i].empty()) lines[i].kind = LineKind::kBlank;
  }
  return lines;
}

TEST(ImportCodeBlocks, AreFoundInLinearWork) {
  constexpr size_t kCount = 2000;
  const std::vector<std::vector<std::string>> hostile = {{"{code:sql}x"},
                                                         {"\\begin{verbatim}"},
                                                         {"#+BEGIN_SRC c", "text"},
                                                         {"\\begin{minted}", "{code", "\\begin{lstlisting}"},
                                                         {"[source,java]", "----#"},
                                                         {".. code-block:: go", ""},
                                                         {"#+BEGIN_EXAMPLE", "#+end_src"}};
  for (const std::vector<std::string>& pattern : hostile) {
    std::vector<std::string> texts;
    for (size_t i = 0; i < kCount; ++i) {
      for (const std::string& text : pattern) {
        const bool numbered = text.ends_with('#');  // a delimiter that is never the same
        texts.push_back(numbered ? text.substr(0, text.size() - 1) + std::string(i % 200, '-') + std::to_string(i)
                                 : text);
      }
    }
    std::vector<Line> lines = LinesOf(texts);
    EXPECT_LE(ReadCodeBlocks(lines), 9 * lines.size()) << pattern[0];
    for (const Line& line : lines) ASSERT_NE(line.kind, LineKind::kCode) << pattern[0];
  }
}

TEST(ImportCodeBlocks, CloseBehindOthersThatStayOpen) {
  std::vector<std::string> texts = {
      "\\begin{verbatim}", "{code:sql}",   "SELECT 1;", "{code}",   "[source,c]", "----", "int x;", "----",
      "\\begin{minted}",   ".. code:: go", "",          "  x := 1", "text"};
  std::vector<Line> lines = LinesOf(texts);
  ReadCodeBlocks(lines);
  std::string kinds;
  for (const Line& line : lines)
    kinds += line.kind == LineKind::kCode    ? 'c'
             : line.kind == LineKind::kFence ? 'f'
             : line.kind == LineKind::kBlank ? 'b'
                                             : 't';
  EXPECT_EQ(kinds, "tfcfbfcftfcct");
  EXPECT_EQ(lines[1].language, "sql");
  EXPECT_EQ(lines[5].language, "c");
  EXPECT_EQ(lines[9].language, "go");
}

}  // namespace
}  // namespace emend
