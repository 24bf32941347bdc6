// Any bytes as a rule file: an error with a place in the file, or a rule that runs over a text and finds what lies in
// it.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/line_index.h"
#include "check/rule_file.h"
#include "check/rule_tests.h"
#include "check/runner.h"
#include "fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace emend;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  Result<Rule> rule = ParseRule(text, "Fuzz/Rule.yml");
  if (!rule.ok()) {
    const Error& error = rule.error();
    Require(!error.message.empty() && error.message.find('\n') == std::string::npos, "the error is one line",
            error.message);
    Require(error.line <= LineIndex(text).line_count() + 1, "the place is in the file", error.message);
    return 0;
  }
  std::vector<Rule> rules;
  rules.push_back(std::move(rule).value());
  const Runner runner(std::move(rules));
  const std::string input =
      "# A heading of It\n\nThe the lock waits, it waits; `code` and café. A API by PostgreSQL (SQL).\n\n"
      "- item\n- item two\n\n| a | b |\n|---|---|\n| c | d |\n\n```sql\nselect it\n```\n";
  const Result<CheckedFile> file = ReadCheckedFile(input, "a.md", FileFormat::kMarkdown);
  Require(file.ok(), "the text is read", "");
  for (const Finding& finding : runner.Run(file.value())) {
    Require(finding.span.begin <= finding.span.end && finding.span.end <= input.size(), "findings lie in the file",
            finding.match);
    for (const Edit& edit : finding.edits)
      Require(edit.span.begin <= edit.span.end && edit.span.end <= input.size(), "edits lie in the file",
              finding.match);
  }
  return 0;
}
