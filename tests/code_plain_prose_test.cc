// What is said of plain sentences without a look at their tokens must be what the tokens say, and the bound must hold.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "code/line_run.h"

namespace emend {
namespace {

std::vector<std::string> Lines() {
  std::vector<std::string> lines;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(EMEND_SOURCE_DIR "/tests/cases/code")) {
    if (!entry.is_regular_file()) continue;
    for (const YAML::Node& node : YAML::LoadFile(entry.path().string())) {
      if (!node["text"]) continue;
      const auto text = node["text"].as<std::string>();
      for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        if (end > at + 2) lines.push_back(text.substr(at + 2, end - at - 2));
        at = end + 1;
      }
    }
  }
  return lines;
}

// Words, and what else may stand in a sentence or makes it none.
std::vector<std::string> MadeSentences(size_t count) {
  constexpr std::string_view kPieces[] = {
      "the ",   "A ",     "is ",   "that ", "of ",    "and ",    "which ",  "value ",  "from ",  "select ", "where ",
      "free",   "print",  "HTTP ", "iOS ",  "naïve ", "isn’t ",  "don't ",  "`code` ", "`a(b)`", "(see ",   "below)",
      "(",      ")",      ", ",    ". ",    ": ",     "; ",      "? ",      "**",      "**x** ", "— ",      "→ ",
      "│ ",     "3 ",     "3.5 ",  "2nd ",  "a/b ",   "re-use ", "utf-8 ",  "x = 1 ",  "def ",   "import ", "git ",
      "Host: ", "\"so\"", "#x ",   "&& ",   "on ",    "true ",   "“said” ", "…",       "😀 ",     "É ",      "vs ",
      "int ",   "return", "e.g. ", "x_y ",  "for ",   "what ",   "1,000 ",  "a.b() ",  "! ",     "then ",   "<b> "};
  constexpr std::string_view kLeads[] = {"",     "",   "",   "",         "- ",     "* ", "1. ",
                                         "12) ", "• ", "  ", "      - ", "**A** ", "$ "};
  std::mt19937 random(11);
  std::vector<std::string> lines;
  while (lines.size() < count) {
    std::string line(kLeads[random() % std::size(kLeads)]);
    const size_t plain = random() % 4;  // how much else than words it has
    for (size_t n = 6 + random() % 14; n > 0; --n)
      line += kPieces[random() % (plain == 0 ? 11 : random() % 6 == 0 ? std::size(kPieces) : 11)];
    while (line.ends_with(' ')) line.pop_back();
    if (random() % 3 != 0) line += random() % 2 == 0 ? "." : "?";
    lines.push_back(std::move(line));
  }
  return lines;
}

TEST(CodePlainProse, IsWhatTheTokensSay) {
  std::vector<std::string> lines = Lines();
  const std::vector<std::string> made = MadeSentences(60000);
  lines.insert(lines.end(), made.begin(), made.end());
  size_t bounded = 0;
  for (const std::string& text : lines) {
    const std::string_view line = text;
    const std::vector<RunLine> quick = ReadRun({&line, 1}, RunScores::kBounded);
    if (quick.empty() || !quick[0].bounded) continue;
    ++bounded;
    const std::vector<RunLine> exact = ReadRun({&line, 1}, RunScores::kExact);
    ASSERT_EQ(exact.size(), 1U) << text;
    const RunLine& a = quick[0];
    const RunLine& b = exact[0];
    EXPECT_GE(a.score, b.score) << text;
    const auto rest = [](const RunLine& l) {
      return std::vector<int>{l.indent,
                              l.bullet,
                              l.comment,
                              l.ends_label,
                              l.ends_sentence,
                              l.starts_sentence,
                              l.starts_lower,
                              l.opens_block,
                              l.goes_on,
                              l.continues,
                              l.wide,
                              l.error,
                              l.key,
                              l.key_alone,
                              static_cast<int>(l.head),
                              static_cast<int>(l.ties)};
    };
    ASSERT_EQ(rest(a), rest(b)) << text;
  }
  EXPECT_GT(bounded, 5000U);
}

}  // namespace
}  // namespace emend
