#include "markup/fences.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "code/code.h"

namespace emend {
namespace {

size_t IndentOf(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

bool IsBlankLine(std::string_view line) { return IndentOf(line) == line.size(); }

// Blank lines around the code go, and the white space that all of its lines begin with.
void Dedent(Block& code) {
  std::vector<std::string>& lines = code.lines;
  while (!lines.empty() && IsBlankLine(lines.back())) lines.pop_back();
  const auto first = std::find_if_not(lines.begin(), lines.end(), IsBlankLine);
  lines.erase(lines.begin(), first);
  if (lines.empty()) return;
  std::string_view common = std::string_view(lines.front()).substr(0, IndentOf(lines.front()));
  for (const std::string& line : lines) {
    if (IsBlankLine(line)) continue;
    const auto [mine, theirs] = std::mismatch(common.begin(), common.end(), line.begin(), line.end());
    common = common.substr(0, static_cast<size_t>(mine - common.begin()));
  }
  const size_t width = common.size();
  for (std::string& line : lines) line.erase(0, std::min(width, line.size()));
}

std::vector<std::string_view> Views(const Block& code) { return {code.lines.begin(), code.lines.end()}; }

}  // namespace

void SettleCode(Blocks& blocks, std::string_view usual_language, std::set<Review>& review) {
  (void)review;
  for (Block& block : blocks) {
    if (!IsCode(block)) continue;
    Dedent(block);
    block.language = std::string(IdentifyLanguage(Views(block), block.language, usual_language));
  }
  std::erase_if(blocks, [](const Block& block) { return IsCode(block) && block.lines.empty(); });
}

}  // namespace emend
