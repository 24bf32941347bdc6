#include "markup/fences.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "code/code.h"
#include "code/joined_code.h"

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

// Fences without a word behind them and nothing between: a page ended inside the code. Authors who write two blocks on
// purpose say something between them, or name their languages.
bool IsOnePiece(const Block& first, const Block& second) {
  if (!IsCode(first) || !first.fenced || !second.fenced || first.named || first.open || first.depth != second.depth)
    return false;
  return first.language == second.language || first.language == "text" || second.language == "text" ||
         (first.language == "html" && second.language == "django") ||
         (first.language == "django" && second.language == "html");
}

void Join(Block& first, const Block& second, std::set<Review>& review) {
  const std::string& language = first.language == "text" ? second.language : first.language;
  JoinedCode joined = JoinCode(first.lines, second.lines, language);
  if (joined.doubtful) review.insert(Review::kDamagedCode);
  first.language = language == "html" ? second.language : language;
  first.lines = std::move(joined.lines);
  first.open = second.open;
}

}  // namespace

void SettleCode(Blocks& blocks, std::string_view usual_language, std::set<Review>& review) {
  Blocks settled;
  for (Block& block : blocks) {
    if (!IsCode(block)) {
      settled.push_back(std::move(block));
      continue;
    }
    const bool named = !block.language.empty();
    Dedent(block);
    if (block.lines.empty()) continue;
    block.language = std::string(IdentifyLanguage(Views(block), block.language, usual_language));
    if (!settled.empty() && !named && IsOnePiece(settled.back(), block)) {
      Join(settled.back(), block, review);
    } else {
      settled.push_back(std::move(block));
      settled.back().named = named;
    }
  }
  blocks = std::move(settled);
}

}  // namespace emend
