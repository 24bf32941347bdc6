// A set of expressions finds what each of them finds alone.
#include "base/pattern_set.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/literals.h"

namespace emend {
namespace {

// Anchored at either end, at both or at neither; for parts of them only; with classes, cases, counts and nothing at
// all.
const std::vector<std::string_view> kExpressions = {
    "^from \\w+ import",
    "^\\w+(\\.\\w+)*\\(.*\\)$",
    "^[.#][\\w-]+.*\\{",
    "(?i)^(and|or|order by)\\b",
    "^[\\w./-]+:$",
    "^init\\(|\\binit\\?\\(",
    "^(a|b$)c?",
    "(^x)?y",
    "^$|z",
    "[\\[{]$",
    "(?m)^end$",
    "(?i)select .*;$",
    "\\bself\\.\\w",
    "(=|:=) *\\d+(;|,)$",
    "^(if|while) [^{]*:$",
    "a{2}b{0}$",
    "^(?:ab|cd)+(?:ef|gh)$",
    "[^;]*[^;,{]$",
    "^-?$",
    "(\\)|\\]|\\})+;?$",
};

const std::vector<std::string_view> kTexts = {
    "",
    "a",
    "c",
    "end",
    "x\nend",
    "from os import path",
    "from os imports",
    "f(x)",
    "f(x).y",
    "a.b(c)",
    ".card {",
    "#a{",
    "Order By",
    "ORDER BY x",
    "and",
    "android",
    "key:",
    "a b:",
    "init(",
    "if init?(x)",
    "y",
    "xy",
    "z",
    "[",
    "{ [",
    "self.x",
    "myself.x",
    "SELECT a; ",
    "select a;",
    "x := 12;",
    "x = 1,",
    "while a:",
    "if {a:",
    "aa",
    "aab",
    "abcdef",
    "ababgh",
    "abef ",
    "-",
    "});",
    "x)",
    "bc",
    "b",
    "a;",
    "é: x",
    "ſelect x;",
};

TEST(PatternSet, FindsWhatEachFindsAlone) {
  const PatternSet set(kExpressions);
  std::vector<int> found;
  size_t matches = 0;
  for (const std::string_view text : kTexts) {
    std::vector<int> alone;
    for (size_t i = 0; i < kExpressions.size(); ++i) {
      if (RE2::PartialMatch(std::string(text), RE2(std::string(kExpressions[i])))) alone.push_back(static_cast<int>(i));
    }
    // Nothing is looked for in an empty text, and letters beyond ASCII that fold to ASCII are not known.
    if (text.empty() || text.starts_with("ſ")) continue;
    set.Match(text, found);
    EXPECT_EQ(found, alone) << text;
    matches += alone.size();
  }
  EXPECT_GT(matches, kTexts.size() / 2);
}

TEST(ReadLiterals, TellsWhatStandsAtTheEdges) {
  using Texts = std::vector<std::string>;
  EXPECT_EQ(ReadLiterals("^(if|while) .*:$").begins, (Texts{"if ", "while "}));
  EXPECT_EQ(ReadLiterals("^(if|while) .*:$").ends, Texts{":"});
  EXPECT_EQ(ReadLiterals("^(ab|b)$").begins, (Texts{"ab", "b"}));
  EXPECT_EQ(ReadLiterals("^a|b").begins, std::nullopt);
  EXPECT_EQ(ReadLiterals("(^a)?b").begins, std::nullopt);
  EXPECT_EQ(ReadLiterals("(?m)^a$").begins, std::nullopt);
  EXPECT_EQ(ReadLiterals("a$|b").ends, std::nullopt);
  ByteMask needed;
  needed.InsertAll("(.)");
  EXPECT_EQ(ReadLiterals("\\w+\\.\\w+\\((a|b)*\\)").needed, needed);
}

}  // namespace
}  // namespace emend
