// The silent tests of the fact rules, with one value flipped: a cell of a table, a number, a "not". What a rule read as
// right must then be reported. A rule whose truths are turned round shows which places it read.
#include <gtest/gtest.h>

#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "check/rule_file.h"
#include "check/rule_tests.h"
#include "check/runner.h"
#include "passages/checked_file.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

// What is true becomes untrue, and the other way round.
std::string TurnedRound(std::string rule) {
  rule = std::regex_replace(rule, std::regex("truth: (yes|always)"), "truth: @never");
  rule = std::regex_replace(rule, std::regex("truth: (no|never)"), "truth: always");
  rule = Replaced(std::move(rule), "truth: @never", "truth: never");
  rule = std::regex_replace(rule, std::regex("\n    (yes|always): \\["), "\n    @never: [");
  rule = std::regex_replace(rule, std::regex("\n    (no|never): \\["), "\n    always: [");
  return Replaced(std::move(rule), "\n    @never: [", "\n    never: [");
}

std::vector<std::string> MatchesOf(const Runner& runner, const RuleTest& test) {
  RuleTestFile made = MakeTestFile(test);
  const FileFormat format = FormatOf(made.path);
  const Result<CheckedFile> file = ReadCheckedFile(std::move(made.bytes), made.path, format);
  std::vector<std::string> matches;
  if (!file.ok()) return matches;
  for (const Finding& finding : runner.Run(file.value())) matches.push_back(finding.match);
  return matches;
}

// `said` with one value flipped; nullopt if it has none that can be.
std::optional<std::string> Flipped(const std::string& said) {
  static const std::pair<std::string, std::string> kFlips[] = {{"❌", "✅"},
                                                               {"✅", "❌"},
                                                               {" does not ", " does "},
                                                               {" doesn't ", " does "},
                                                               {" do not ", " do "},
                                                               {" don't ", " do "},
                                                               {" is not ", " is "},
                                                               {" isn't ", " is "},
                                                               {" are not ", " are "},
                                                               {" aren't ", " are "},
                                                               {" cannot ", " can "},
                                                               {" can't ", " can "},
                                                               {" never ", " "},
                                                               {" not ", " "},
                                                               {" is ", " is not "},
                                                               {" are ", " are not "},
                                                               {" can ", " cannot "},
                                                               {" must ", " must not "}};
  if (said == "yes" || said == "no") return said == "yes" ? "no" : "yes";
  for (const auto& [from, to] : kFlips) {
    const size_t at = said.find(from);
    if (at == std::string::npos) continue;
    std::string out = said;
    return out.replace(at, from.size(), to);
  }
  return std::nullopt;
}

// The numbers that a rule names before its tests: ports, codes, versions.
std::vector<std::string> NumbersOf(const std::string& rule) {
  const std::string head = rule.substr(0, rule.find("\ntests:"));
  static const std::regex kValue(R"((?:: |\[|, |")(\d+(?:\.\d+)?)(?=[",\]}\n]))");
  std::vector<std::string> numbers;
  for (std::sregex_iterator at(head.begin(), head.end(), kValue), end; at != end; ++at) numbers.push_back((*at)[1]);
  return numbers;
}

// `text` with the last part of the number at `at` one higher.
std::string OneHigher(const std::string& text, size_t at, const std::string& number) {
  const size_t dot = number.find('.');
  const std::string head = dot == std::string::npos ? "" : number.substr(0, dot + 1);
  const int last = std::stoi(dot == std::string::npos ? number : number.substr(dot + 1));
  std::string out = text;
  return out.replace(at, number.size(), head + std::to_string(last + 1));
}

TEST(FactMutations, OfNumbersAreReported) {
  int flips = 0;
  int reported = 0;
  for (const auto& entry : fs::directory_iterator(EMEND_SOURCE_DIR "/rules/Facts")) {
    const std::string text = ReadBytes(entry.path());
    if (!text.starts_with("extends: pairs") && !text.starts_with("extends: since")) continue;
    Result<Rule> rule = ParseRule(text, entry.path().string());
    ASSERT_TRUE(rule.ok()) << rule.error().ToString();
    const std::vector<RuleTest> tests = rule.value().header.tests;
    std::vector<Rule> own;
    own.push_back(std::move(rule).value());
    const Runner runner(std::move(own));
    const std::vector<std::string> numbers = NumbersOf(text);
    for (const RuleTest& test : tests) {
      // Only what is named as right.
      if (!test.want.empty() || !test.name.starts_with("right")) continue;
      for (const std::string& number : numbers) {
        const size_t at = test.input.find(number);
        if (at == std::string::npos || std::isdigit(static_cast<unsigned char>(test.input[at + number.size()])))
          continue;
        RuleTest mutant = test;
        mutant.input = OneHigher(test.input, at, number);
        ++flips;
        const bool found = !MatchesOf(runner, mutant).empty();
        reported += found;
        if (!found && std::getenv("SHOW_MUTANTS") != nullptr)
          std::cout << entry.path().filename().string() << ": " << mutant.input << "\n";
      }
    }
  }
  std::cout << reported << " of " << flips << " flips are reported\n";
  ASSERT_GE(flips, 20);
  EXPECT_GE(static_cast<double>(reported) / flips, 0.90);
}

TEST(FactMutations, AreReported) {
  int flips = 0;
  int reported = 0;
  for (const auto& entry : fs::directory_iterator(EMEND_SOURCE_DIR "/rules/Facts")) {
    const std::string text = ReadBytes(entry.path());
    Result<Rule> rule = ParseRule(text, entry.path().string());
    ASSERT_TRUE(rule.ok()) << rule.error().ToString();
    Result<Rule> turned = ParseRule(TurnedRound(text), entry.path().string());
    if (!turned.ok()) continue;
    const std::vector<RuleTest> tests = rule.value().header.tests;
    std::vector<Rule> own;
    own.push_back(std::move(rule).value());
    std::vector<Rule> other;
    other.push_back(std::move(turned).value());
    const Runner right(std::move(own));
    const Runner wrong(std::move(other));
    for (const RuleTest& test : tests) {
      if (!test.want.empty()) continue;
      for (const std::string& said : MatchesOf(wrong, test)) {
        const size_t at = test.input.find(said);
        const std::optional<std::string> flipped = Flipped(said);
        if (at == std::string::npos || !flipped) continue;
        RuleTest mutant = test;
        mutant.input.replace(at, said.size(), *flipped);
        ++flips;
        const bool found = !MatchesOf(right, mutant).empty();
        reported += found;
        if (!found && std::getenv("SHOW_MUTANTS") != nullptr)
          std::cout << entry.path().filename().string() << ": " << mutant.input << "\n";
      }
    }
  }
  std::cout << reported << " of " << flips << " flips are reported\n";
  ASSERT_GE(flips, 100);
  EXPECT_GE(static_cast<double>(reported) / flips, 0.90);
}

}  // namespace
}  // namespace emend
