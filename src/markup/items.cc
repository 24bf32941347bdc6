#include "markup/items.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/unicode.h"
#include "markup/shape.h"

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
  block.text = block.text.empty() ? block.mark : block.mark + " " + block.text;
}

bool EndsWithColon(const Block& block) { return IsText(block) && MeasureShape(block.text).ending == LineEnd::kColon; }

// A list that begins with 2: its first step is the text before it, with no more than code between, below a lead-in.
void FindFirstStep(Blocks& blocks) {
  const auto second =
      std::find_if(blocks.begin(), blocks.end(), [](const Block& b) { return IsItem(b) && b.number >= 0; });
  if (second == blocks.end() || second->number != 2) return;
  auto first = second;
  while (first != blocks.begin() && (first == second || IsCode(*first))) --first;
  if (!IsText(*first) || first == blocks.begin() || !EndsWithColon(*std::prev(first))) return;
  first->kind = Block::Kind::kItem;
  first->number = 1;
  first->indent = second->indent;
  first->content_indent = second->content_indent;
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
  FindFirstStep(blocks);
  std::erase_if(blocks, [](const Block& block) { return IsItem(block) && Trim(block.text).empty(); });
}

}  // namespace emend
