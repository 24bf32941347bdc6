// HighlightCode on the rows of tests/cases/code/highlight.yaml.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <string>
#include <string_view>
#include <vector>

#include "code/highlight.h"

namespace emend {
namespace {

constexpr std::string_view kLetters = "kscn";  // by CodeColor

std::vector<std::string> Told(std::string_view code, const std::string& language) {
  std::vector<std::string> told;
  for (const ColoredSpan& colored : HighlightCode(code, language)) {
    told.push_back(std::string(1, kLetters[static_cast<size_t>(colored.color)]) + " " +
                   std::string(code.substr(colored.span.begin, colored.span.size())));
  }
  return told;
}

YAML::Node Rows() { return YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/code/highlight.yaml"); }

TEST(HighlightCode, ColoursWhatTheRowsSay) {
  ASSERT_GT(Rows().size(), 10u);
  for (const YAML::Node& row : Rows()) {
    EXPECT_EQ(Told(row["code"].as<std::string>(), row["language"].as<std::string>()),
              row["want"].as<std::vector<std::string>>())
        << row["name"].as<std::string>();
  }
}

// In every language, at every place that a text may be cut: spans are in order, in the text, and end no sign in half.
TEST(HighlightCode, GivesSpansThatFitTheText) {
  for (const YAML::Node& language : Rows()) {
    for (const YAML::Node& row : Rows()) {
      const auto code = row["code"].as<std::string>() + "'é \"ü`\\";
      for (size_t size = 0; size <= code.size(); ++size) {
        size_t last = 0;
        for (const ColoredSpan& colored :
             HighlightCode(std::string_view(code).substr(0, size), language["language"].as<std::string>())) {
          ASSERT_LE(last, colored.span.begin);
          ASSERT_LT(colored.span.begin, colored.span.end);
          ASSERT_LE(colored.span.end, size);
          ASSERT_NE(static_cast<unsigned char>(code[colored.span.begin]) & 0xC0, 0x80);
          ASSERT_TRUE(colored.span.end == size || (static_cast<unsigned char>(code[colored.span.end]) & 0xC0) != 0x80);
          last = colored.span.end;
        }
      }
    }
  }
}

TEST(HighlightCode, TakesTimeInProportion) {
  for (const std::string_view piece : {"\\\"", "'\\", "'a", "\"\"\"x", "<a ", "/*", "a: ", "- - "}) {
    std::string code;
    while (code.size() < 100'000) code += piece;
    for (const std::string language : {"python", "c", "yaml", "html", "sql", "bash", "json", "rust"})
      HighlightCode(code, language);
  }
}

}  // namespace
}  // namespace emend
