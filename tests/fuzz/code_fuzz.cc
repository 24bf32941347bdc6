// Any lines: each is code or not, whatever is fixed stays so, a block has a language, pieces join without loss, and
// colours fit the text.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "code/code.h"
#include "code/highlight.h"
#include "code/joined_code.h"
#include "require.h"

namespace {

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

size_t Ink(std::string_view line) {
  size_t count = 0;
  for (const char c : line) count += c != ' ' && c != '\t' ? 1 : 0;
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace emend;
  constexpr size_t kLongest = 1 << 14;
  if (size > kLongest) return 0;
  const std::string text = WellFormed(std::string_view(reinterpret_cast<const char*>(bytes), size));
  const std::vector<std::string_view> lines = LinesOf(text);
  // Some lines are fixed, as the importer does with headings and fences.
  std::vector<int> fixed;
  for (const std::string_view line : lines) fixed.push_back(line.starts_with('#') ? -1 : line.starts_with('$') ? 1 : 0);
  const std::vector<bool> code = FindCode(lines, fixed);
  Require(code.size() == lines.size(), "every line has its answer", text);
  for (size_t i = 0; i < lines.size(); ++i)
    Require(fixed[i] == 0 || code[i] == (fixed[i] > 0), "what was fixed stays", lines[i]);
  Require(!IdentifyLanguage(lines, "").empty(), "a block has a language", text);

  const size_t half = lines.size() / 2;
  const std::vector<std::string> first(lines.begin(), lines.begin() + static_cast<ptrdiff_t>(half));
  const std::vector<std::string> second(lines.begin() + static_cast<ptrdiff_t>(half), lines.end());
  size_t before = 0;
  size_t after = 0;
  for (const std::string_view line : lines) before += Ink(line);
  for (const std::string& line : JoinCode(first, second, "python").lines) after += Ink(line);
  Require(before == after, "joined code keeps its characters", text);

  for (const std::string_view language :
       {"python", "cpp", "rust", "bash", "sql", "yaml", "json", "html", "diff", "batch"}) {
    size_t last = 0;
    for (const ColoredSpan& colored : HighlightCode(text, language)) {
      const Span span = colored.span;
      Require(last <= span.begin && span.begin < span.end && span.end <= text.size(), "a colour fits the text", text);
      last = span.end;
    }
  }
  return 0;
}
