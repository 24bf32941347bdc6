// Notes that stand in the comments of a source file, or quoted as a whole: nearly every line begins with the same mark.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "import/passes.h"

namespace emend {
namespace {

struct Mark {
  std::string_view sign;
  int share;  // of the lines that must begin with it, in percent
};
constexpr std::array<Mark, 7> kCommentMarks = {
    {{"//", 90}, {"#", 95}, {"--", 90}, {";", 90}, {"%", 95}, {">", 97}, {"'", 95}}};

bool Begins(std::string_view text, std::string_view sign) {
  if (!text.starts_with(sign)) return false;
  const std::string_view rest = text.substr(sign.size());
  return rest.empty() || rest[0] == ' ' || rest[0] == '\t';
}

// Takes the mark off the begin of the line; what is left may be indented. A line of nothing else stays as mark-up, with
// a blank line behind it.
void Strip(Line line, std::string_view sign, std::vector<Line>& out) {
  const size_t at = std::min(line.text.find_first_not_of(" \t"), line.text.size());
  if (!Begins(line.text.substr(at), sign)) return out.push_back(line);
  std::string_view rest = line.text.substr(at + sign.size());
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  if (Trim(rest).empty()) {
    line.kind = LineKind::kBlank;
    out.push_back(line);
    rest = {};
  }
  line.text = line.content = rest;
  out.push_back(line);
}

void StripAll(std::vector<Line>& lines, std::string_view sign) {
  std::vector<Line> out;
  out.reserve(lines.size());
  for (const Line& line : lines) Strip(line, sign, out);
  lines = std::move(out);
}

}  // namespace

void ReadCommented(Document& document) {
  constexpr size_t kLeast = 6;  // lines
  std::vector<Line>& lines = document.lines;
  size_t written = 0;
  size_t stars = 0;
  bool callouts = false;  // quotes of their own: "> [!note]"
  bool block = false;     // "/*"
  std::array<size_t, kCommentMarks.size()> counts{};
  for (const Line& line : lines) {
    const std::string_view text = Trim(line.text);
    if (text.empty()) continue;
    ++written;
    if (text.starts_with("/*") || text == "*/") block = true, ++stars;
    stars += Begins(text, "*");
    callouts = callouts || text.starts_with("> [!");
    for (size_t i = 0; i < kCommentMarks.size(); ++i) counts[i] += Begins(text, kCommentMarks[i].sign);
  }
  if (written < kLeast) return;
  if (block && stars * 10 >= written * 9) {
    for (Line& line : lines) {
      const std::string_view text = Trim(line.text);
      if (text == "/*" || text == "/**" || text == "*/") line.kind = LineKind::kBlank;
    }
    return StripAll(lines, "*");
  }
  for (size_t i = 0; i < kCommentMarks.size(); ++i) {
    if (kCommentMarks[i].sign == ">" && callouts) continue;
    if (counts[i] * 100 < written * static_cast<size_t>(kCommentMarks[i].share)) continue;
    return StripAll(lines, kCommentMarks[i].sign);
  }
}

}  // namespace emend
