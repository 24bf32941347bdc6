#include "markup/headings.h"

#include <algorithm>

namespace emend {
namespace {

bool IsHeading(const Block& block) { return block.kind == Block::Kind::kHeading; }
bool IsRule(const Block& block) { return block.kind == Block::Kind::kRule; }

}  // namespace

void SettleHeadings(Blocks& blocks) {
  int top = kTopLevel;
  for (const Block& block : blocks)
    if (IsHeading(block)) top = std::min(top, block.level);
  for (Block& block : blocks)
    if (IsHeading(block)) block.level = std::min(block.level + kTopLevel - top, kLowestLevel);
  if (std::none_of(blocks.begin(), blocks.end(), IsRule)) return;
  Blocks kept;
  for (size_t i = 0; i < blocks.size(); ++i) {
    const bool idle = kept.empty() || i + 1 == blocks.size() || IsRule(blocks[i + 1]) || IsHeading(blocks[i + 1]) ||
                      IsHeading(kept.back());
    if (IsRule(blocks[i]) && idle) continue;
    kept.push_back(std::move(blocks[i]));
  }
  while (!kept.empty() && IsRule(kept.back())) kept.pop_back();
  blocks = std::move(kept);
}

}  // namespace emend
