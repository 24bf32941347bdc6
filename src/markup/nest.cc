#include "markup/nest.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "markup/headings.h"
#include "markup/shape.h"

namespace emend {
namespace {

constexpr int kDeepest = 12;

struct OpenItem {
  int indent;
  bool ordered;
};

bool Deeper(const Block& block, const OpenItem& item) { return block.indent > item.indent + 1; }

// Does the list that `items.back()` is in go on behind the blocks from `at` that are no items?
bool ListGoesOn(std::span<const Block> blocks, size_t at, const OpenItem& item) {
  while (at < blocks.size() && (IsCode(blocks[at]) || IsTable(blocks[at]))) ++at;
  return at < blocks.size() && IsItem(blocks[at]) && blocks[at].indent <= item.indent + 1 &&
         blocks[at].indent + 1 >= item.indent && (blocks[at].number >= 0) == item.ordered;
}

bool EndsWithColon(const Block& block) { return MeasureShape(block.text).ending == LineEnd::kColon; }

// Depth by indentation alone, but for code and tables between the items of one list, which belong to the item above
// them.
void NestByIndent(std::span<Block> blocks, int base) {
  std::vector<OpenItem> open;
  bool hung = false;  // an earlier item of this list has code that its indentation does not put there
  for (size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    const bool after_item = i > 0 && !open.empty() && (IsItem(blocks[i - 1]) || IsCode(blocks[i - 1]));
    const bool hangs =
        (IsCode(block) || IsTable(block)) && after_item && block.indent + 1 >= open.back().indent &&
        (hung || ListGoesOn(blocks, i, open.back()) || (IsItem(blocks[i - 1]) && EndsWithColon(blocks[i - 1])));
    if (hangs) {
      hung = true;
    } else {
      while (!open.empty() && !Deeper(block, open.back())) open.pop_back();
      if (block.kind == Block::Kind::kHeading || block.kind == Block::Kind::kRule) open.clear();
      if (open.empty() && !IsItem(block)) hung = false;
    }
    block.depth = base + std::min(static_cast<int>(open.size()), kDeepest);
    if (IsItem(block)) open.push_back({block.indent, block.number >= 0});
  }
}

// The item that continues the count of blocks[at]; blocks.size() if none does.
size_t NextStep(std::span<const Block> blocks, size_t at) {
  for (size_t i = at + 1; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (block.kind == Block::Kind::kHeading || block.kind == Block::Kind::kRule) break;
    if (!IsItem(block) || block.number < 0) continue;
    if (block.indent > blocks[at].indent + 1) continue;
    if (block.number == blocks[at].number + 1) return i;
    break;
  }
  return blocks.size();
}

// Where the body of the last step ends: code, tables and lists that directly follow it.
size_t LastBodyEnd(std::span<const Block> blocks, size_t at) {
  size_t end = at + 1;
  while (end < blocks.size() && !IsText(blocks[end]) && blocks[end].kind != Block::Kind::kHeading &&
         blocks[end].kind != Block::Kind::kRule &&
         !(IsItem(blocks[end]) && blocks[end].number >= 0 && blocks[end].indent <= blocks[at].indent + 1))
    ++end;
  return end;
}

bool IsTitle(const Block& block) {
  const Shape shape = MeasureShape(block.text);
  return shape.words <= 12 && shape.length <= 90 &&
         (shape.ending == LineEnd::kNone || shape.ending == LineEnd::kQuestion) && shape.term == 0;
}

bool HasProse(std::span<const Block> body) {
  return std::any_of(body.begin(), body.end(), [](const Block& b) { return IsText(b) || IsItem(b) || IsTable(b); });
}

// The items from blocks[at] on that count up one by one.
std::vector<size_t> FindSteps(std::span<const Block> blocks, size_t at) {
  std::vector<size_t> steps = {at};
  for (size_t next = NextStep(blocks, at); next < blocks.size(); next = NextStep(blocks, next)) steps.push_back(next);
  return steps;
}

std::span<Block> BodyOf(std::span<Block> blocks, const std::vector<size_t>& steps, size_t k) {
  const size_t begin = steps[k] + 1;
  return blocks.subspan(begin, (k + 1 < steps.size() ? steps[k + 1] : LastBodyEnd(blocks, steps[k])) - begin);
}

// Do bodies stand between the steps that indentation does not put under them?
bool HasFlatBody(std::span<Block> blocks, const std::vector<size_t>& steps) {
  for (size_t k = 0; k + 1 < steps.size(); ++k) {
    const std::span<const Block> body = BodyOf(blocks, steps, k);
    if (!body.empty() && body.front().indent <= blocks[steps[k]].indent + 1) return true;
  }
  return false;
}

bool AreTitles(std::span<Block> blocks, const std::vector<size_t>& steps) {
  if (steps.size() < 2) return false;
  for (size_t k = 0; k < steps.size(); ++k) {
    const bool last = k + 1 == steps.size();
    const bool headed = last ? steps[k] + 1 < blocks.size() : HasProse(BodyOf(blocks, steps, k));
    if (!headed || !IsTitle(blocks[steps[k]])) return false;
  }
  return true;
}

// Is blocks[at] inside an item by its indentation?
bool IsInsideItem(std::span<const Block> blocks, size_t at) {
  if (blocks[at].indent < 2) return false;
  for (size_t i = at; i-- > 0;) {
    if (blocks[i].indent + 1 < blocks[at].indent) return IsItem(blocks[i]);
  }
  return false;
}

void MakeTitle(Block& step) {
  step.kind = Block::Kind::kHeading;
  step.level = kTopLevel;
  step.text = std::to_string(step.number) + ". " + step.text;
}

void Nest(std::span<Block> blocks, int base) {
  size_t plain = 0;  // where the blocks begin that only their indentation nests
  for (size_t at = 0; at < blocks.size();) {
    if (!IsItem(blocks[at]) || blocks[at].number < 0) {
      ++at;
      continue;
    }
    const std::vector<size_t> steps = FindSteps(blocks, at);
    if (base >= kDeepest || !HasFlatBody(blocks, steps) || IsInsideItem(blocks, at)) {
      at = steps.back() + 1;
      continue;
    }
    NestByIndent(blocks.subspan(plain, at - plain), base);
    const bool titles = base == 0 && AreTitles(blocks, steps);
    for (size_t k = 0; k < steps.size(); ++k) {
      const std::span<Block> body = BodyOf(blocks, steps, k);
      blocks[steps[k]].depth = base;
      at = plain = steps[k] + 1 + body.size();
      Nest(body, titles ? base : base + 1);
      if (titles) MakeTitle(blocks[steps[k]]);
    }
  }
  NestByIndent(blocks.subspan(plain), base);
}

}  // namespace

void NestBlocks(Blocks& blocks) { Nest(blocks, 0); }

}  // namespace emend
