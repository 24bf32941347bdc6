// The patterns of language_evidence.def: our engine and RE2 must agree on every line, of every passage and cut up.
#include <gtest/gtest.h>
#include <re2/re2.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "code/line_pattern.h"

namespace emend {
namespace {

constexpr std::string_view kExpressions[] = {
#define EVIDENCE(pattern, languages) pattern,
#include "code/language_evidence.def"
#undef EVIDENCE
    "a|^b$",
    "^a*b",
    R"(\b-|x\b)",
    R"((^|\b)[ab](\b|$))",
    R"(a(\b|_)b?c)",
    R"([^\w.-]x{3}$)",
    R"((?i)\bstra[s-u]e+\b)",
    "(a|ab)(c|bcd)(d*)$",
    "((a|b)?(c|d)?)+e",
};

std::vector<std::string> Lines() {
  std::vector<std::string> lines;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(EMEND_SOURCE_DIR "/tests/cases/code")) {
    if (!entry.is_regular_file()) continue;
    for (const YAML::Node& node : YAML::LoadFile(entry.path().string())) {
      if (!node["text"]) continue;
      const auto text = node["text"].as<std::string>();
      for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        const size_t begin = std::min(text.find_first_not_of(' ', at + 1), end);
        if (end > begin) lines.push_back(text.substr(begin, end - begin));
        at = end + 1;
      }
    }
  }
  return lines;
}

// Parts of the lines put together, and texts that the expressions are made of: what comes near to a match.
std::vector<std::string> Mixtures(const std::vector<std::string>& lines, size_t count) {
  std::mt19937 random(7);
  std::vector<std::string> mixtures;
  const auto piece = [&]() -> std::string {
    const bool of_line = random() % 3 != 0;
    const std::string source =
        of_line ? lines[random() % lines.size()] : std::string(kExpressions[random() % std::size(kExpressions)]);
    const size_t begin = random() % source.size();
    return source.substr(begin, 1 + random() % 12);
  };
  while (mixtures.size() < count) {
    std::string line = piece();
    for (size_t more = random() % 4; more > 0; --more) line += piece();
    std::replace_if(
        line.begin(), line.end(), [](char c) { return (c & 0x80) != 0; }, '~');
    mixtures.push_back(line);
  }
  return mixtures;
}

TEST(CodePatterns, AgreeWithRe2) {
  std::vector<std::string> lines = Lines();
  ASSERT_GT(lines.size(), 500U);
  const std::vector<std::string> mixtures = Mixtures(lines, 4000);
  lines.insert(lines.end(), mixtures.begin(), mixtures.end());
  lines.insert(lines.end(),
               {"a", "b", "ab", "-", "x", "a_c", "abc", ".xxx", "STRASSE", "strate", "abcd", "acde", "abe"});
  size_t matched = 0;
  for (const std::string_view expression : kExpressions) {
    const LinePattern ours(expression);
    const RE2 theirs(re2::StringPiece(expression.data(), expression.size()));
    ASSERT_TRUE(theirs.ok()) << expression;
    for (const std::string& line : lines) {
      const bool match = RE2::PartialMatch(line, theirs);
      ASSERT_EQ(ours.Matches(line), match) << expression << "\n" << line;
      if (!match) continue;
      ++matched;
      ASSERT_TRUE(ours.line_starts()[static_cast<unsigned char>(line[0])]) << expression << "\n" << line;
      std::string lower = line;
      for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
      const auto& needed = ours.needed();
      ASSERT_TRUE(needed.empty() ||
                  std::any_of(needed.begin(), needed.end(),
                              [&](const std::string& text) { return lower.find(text) != std::string::npos; }))
          << expression << "\n"
          << line;
    }
  }
  EXPECT_GT(matched, 3000U);
}

}  // namespace
}  // namespace emend
