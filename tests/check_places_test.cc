// A rule whose word is planted in thousands of files made at random: its finding must name line and column as an editor
// counts them, and its fix must change those bytes and no others.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/fixes.h"
#include "check/rule_file.h"
#include "check/runner.h"
#include "support/planted_file.h"

namespace emend {
namespace {

constexpr uint32_t kFiles = 3000;

Runner MakeRunner() {
  // Emoji, marks and signs belong to some of the words, so a word goes on to the next space or what may follow it.
  auto rule = ParseRule(R"(
extends: existence
message: planted
scope: [text, code]
nonword: true
tokens: ['zq(?:marker|märkér|เครื่องหมาย|😀🏳️‍🌈x|éän|\\?\*m|&amp;m|&m|&copy;m|©m|&#955;m|λm|\\\\m|\\m|_m_x)']
action: {name: replace, params: [mended]}
fix: safe
)",
                        "Planted/Word.yml");
  EXPECT_TRUE(rule.ok()) << rule.error().ToString();
  std::vector<Rule> rules;
  rules.push_back(std::move(rule.value()));
  return Runner(std::move(rules));
}

// Counted from the definition, byte by byte: a line ends with LF, CR LF or CR, a column is a code point.
Position CountTo(std::string_view bytes, size_t offset) {
  Position place;
  for (size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < offset; ++at) {
    const bool ends_line = bytes[at] == '\n' || (bytes[at] == '\r' && bytes.substr(at + 1, 1) != "\n");
    if (ends_line) {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(bytes[at]) & 0xC0) != 0x80) {
      ++place.column;
    }
  }
  return place;
}

// What is wrong with the findings; empty if nothing is.
std::string FindFault(const Runner& runner, const PlantedFile& planted, size_t& fixed) {
  const auto read = ReadCheckedFile(planted.bytes, "a", planted.format);
  if (!read.ok()) return read.error().ToString();
  const std::vector<Finding> findings = runner.Run(read.value());
  if (findings.size() != 1) return "found " + std::to_string(findings.size()) + " times";
  const Finding& finding = findings.front();
  const size_t at = planted.bytes.find(planted.spelled);
  const size_t end = at + planted.spelled.size();
  if (finding.span != Span{at, end}) return "is said to be at byte " + std::to_string(finding.span.begin);
  if (finding.begin != CountTo(planted.bytes, at) || finding.end != CountTo(planted.bytes, end))
    return "is said to be at " + std::to_string(finding.begin.line) + ":" + std::to_string(finding.begin.column);
  if (finding.edits.empty()) return "";
  ++fixed;
  const Edit& edit = finding.edits.front();
  if (finding.edits.size() != 1 || edit.span != finding.span || edit.replacement != "mended")
    return "is mended otherwise";
  return "";
}

TEST(CheckPlaces, APlantedFindingNamesItsLineAndColumn) {
  const Runner runner = MakeRunner();
  uint32_t exact = 0;
  size_t fixed = 0;
  int shown = 0;
  for (uint32_t seed = 100'000; seed < 100'000 + kFiles; ++seed) {
    const PlantedFile planted = MakePlantedFile(seed);
    const std::string fault = FindFault(runner, planted, fixed);
    if (fault.empty()) ++exact;
    if (!fault.empty() && ++shown <= 5)
      ADD_FAILURE() << "seed " << seed << ":" << planted.made << ": " << fault << "\n" << planted.bytes;
  }
  EXPECT_EQ(exact, kFiles);
  // Where an escape spells a character, no fix is offered.
  EXPECT_GT(fixed, kFiles / 2);
}

}  // namespace
}  // namespace emend
