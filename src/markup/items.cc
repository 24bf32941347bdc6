#include "markup/items.h"

#include <string>
#include <string_view>
#include <unordered_set>

#include "base/unicode.h"

namespace emend {
namespace {

// Higher numbers than this begin no list by themselves.
constexpr int kHighestLoneStep = 30;

// How a mark is written, its number aside: "12." and "3." are alike.
std::string StyleOf(std::string_view mark) {
  std::string style;
  for (const char c : mark)
    if (!(c >= '0' && c <= '9')) style += c;
  return style;
}

// A dot or bracket alone makes a step of a number; a colon, a dash or a space does so only where numbers follow one
// another.
bool IsPlainMark(std::string_view mark) {
  if (mark.empty()) return true;
  const char last = mark.back();
  return (last == '.' || last == ')' || static_cast<unsigned char>(last) >= 0x80) &&
         mark.find_first_of(":#") == std::string_view::npos;
}

// "2.3": the number of a chapter.
bool IsChapter(std::string_view mark) {
  const size_t dot = mark.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < mark.size() && mark[dot + 1] >= '0' &&
         mark[dot + 1] <= '9';
}

void MakeText(Block& block) {
  block.kind = Block::Kind::kText;
  block.number = -1;
  block.lines.front() = block.mark + " " + block.lines.front();
}

}  // namespace

void SettleItems(Blocks& blocks) {
  std::unordered_set<std::string> marks;
  for (const Block& block : blocks)
    if (IsItem(block) && block.number >= 0) marks.insert(StyleOf(block.mark) + std::to_string(block.number));
  for (Block& block : blocks) {
    if (!IsItem(block) || block.number < 0) continue;
    const std::string style = StyleOf(block.mark);
    const bool counts = marks.count(style + std::to_string(block.number - 1)) > 0 ||
                        marks.count(style + std::to_string(block.number + 1)) > 0;
    const bool step = IsPlainMark(block.mark) ? counts || block.number <= kHighestLoneStep : counts;
    if (IsChapter(block.mark) || !step) MakeText(block);
  }
  std::erase_if(blocks, [](const Block& block) { return IsItem(block) && Trim(block.lines.front()).empty(); });
}

}  // namespace emend
