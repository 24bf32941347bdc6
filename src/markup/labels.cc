#include "markup/labels.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/shape.h"
#include "markup/words.h"

namespace emend {
namespace {

constexpr std::string_view kEmphasis = "*_";

size_t SkipEmoji(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = DecodeUtf8(text, at);
    if (!IsEmoji(c.value) && !(at > 0 && c.value == ' ')) break;
    at += c.length;
  }
  return at;
}

size_t SkipEmphasis(std::string_view text, size_t at) {
  return std::min(text.find_first_not_of(kEmphasis, at), text.size());
}

// Does a line that is nothing but `label` and its colon head what follows? One word, or several in title case.
bool HeadsPart(const Label& label) {
  if (!label.rest.empty()) return false;
  const Shape shape = MeasureShape(label.label);
  const bool letter = IsLetter(DecodeUtf8(label.label, 0).value);
  if (!letter || shape.starts_lower || shape.sentences > 1 ||
      label.label.find_first_of("`\\*<") != std::string_view::npos)
    return false;
  if (shape.words == 1) return !IsFunctionWord(FirstWord(label.label));
  return shape.words <= 8 && shape.capitals * 10 >= shape.words * 7;
}

bool HasOddEmphasis(std::string_view text) {
  size_t marks = 0;
  for (size_t at = text.find("**"); at != std::string_view::npos; at = text.find("**", at + 2)) ++marks;
  return marks % 2 == 1;
}

// The block's text with its label settled; false if nothing is left.
bool Settle(Block& block, bool item) {
  const std::string text = block.text;
  const Label label = ReadLabel(text);
  // Emphasis that goes on behind the label stays as the author has it.
  const bool head = label.role == LabelRole::kNone && !item && HeadsPart(label);
  if ((label.role == LabelRole::kNone && !head) || HasOddEmphasis(label.rest)) return true;
  if (label.role == LabelRole::kAnswer) {
    block.text = std::string(label.prefix) + std::string(label.rest);
    return !Trim(block.text).empty();
  }
  if (item) return true;
  block.label = true;
  std::string bold = std::string(label.prefix) + "**" + std::string(label.label) + std::string(label.colon) + "**";
  if (!label.rest.empty()) (bold += ' ') += label.rest;
  block.text = std::move(bold);
  return true;
}

bool Dissolves(const Block& block) {
  if (!IsItem(block) || block.number >= 0) return false;
  const LabelRole role = ReadLabel(block.text).role;
  return role == LabelRole::kAnswer || role == LabelRole::kSection;
}

// For each block whether it is an item that becomes a paragraph: labels, and the item that opens a list of which all
// the others are labels (its own label is gone already).
std::vector<bool> FindDissolved(const Blocks& blocks) {
  std::vector<bool> dissolved(blocks.size());
  for (size_t i = 0; i < blocks.size(); ++i) dissolved[i] = Dissolves(blocks[i]);
  if (blocks.empty() || !IsItem(blocks.front()) || dissolved.front()) return dissolved;
  bool any = false;
  bool all = true;
  size_t level =
      blocks.size();  // the first later item tells how deep the list is, as the first line may be a part of one
  for (size_t i = 1; i < blocks.size(); ++i) {
    if (!IsItem(blocks[i])) continue;
    if (level == blocks.size()) level = i;
    if (blocks[i].indent > blocks[level].indent) continue;
    any = any || dissolved[i];
    all = all && dissolved[i];
  }
  dissolved.front() = any && all && blocks.front().number < 0;
  return dissolved;
}

}  // namespace

Label ReadLabel(std::string_view text) {
  Label found;
  const size_t prefix = SkipEmoji(text);
  const size_t begin = SkipEmphasis(text, prefix);
  constexpr size_t kLongest = 60;
  size_t colon = begin;
  size_t width = 1;
  for (; colon < text.size() && colon - begin < kLongest; ++colon) {
    if (text[colon] == ':') break;
    if (text.substr(colon).starts_with("：")) {
      width = 3;
      break;
    }
  }
  if (colon >= text.size() || colon - begin >= kLongest) return found;
  // `**Label**:` or `**Label:**`
  size_t end = colon;
  while (end > begin && (text[end - 1] == '*' || text[end - 1] == '_' || text[end - 1] == ' ')) --end;
  size_t after = colon + width;
  if (begin > prefix && end == colon) after = SkipEmphasis(text, after);
  // A path or an address has no space behind its colon.
  if (after < text.size() && text[after] != ' ' && width == 1 && begin == prefix) return found;
  found.role = RoleOf(text.substr(begin, end - begin));
  found.prefix = text.substr(0, prefix);
  found.label = text.substr(begin, end - begin);
  const size_t spaces = text.substr(0, colon).find_last_not_of(" *_") + 1;
  found.colon = end == colon ? text.substr(colon, width) : text.substr(spaces, colon + width - spaces);
  while (found.colon.starts_with('*') || found.colon.starts_with('_')) found.colon.remove_prefix(1);
  found.rest = Trim(text.substr(after));
  return found;
}

void SettleLabels(Blocks& blocks) {
  const std::vector<bool> dissolved = FindDissolved(blocks);
  Blocks kept;
  kept.reserve(blocks.size());
  for (size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    const bool prose = IsText(block) || IsItem(block);
    if (dissolved[i]) {
      block.kind = Block::Kind::kText;
      block.gap = true;
    }
    if (prose && !Settle(block, IsItem(block))) continue;
    kept.push_back(std::move(block));
  }
  blocks = std::move(kept);
}

}  // namespace emend
