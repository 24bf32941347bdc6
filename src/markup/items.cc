#include "markup/items.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
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

// "**400**:" of "- **400**:".
std::string_view WithoutBullet(std::string_view mark) {
  for (const std::string_view bullet : {"- ", "* ", "+ ", "• "})
    if (mark.starts_with(bullet)) return Trim(mark.substr(bullet.size()));
  return mark;
}

// The letter of "a)", "B.", "(c)"; 0 for other marks.
char LetterOf(std::string_view mark) {
  const size_t at = mark.starts_with('(') ? 1 : 0;
  if (at + 2 != mark.size() && at + 1 != mark.size()) return 0;
  const char c = mark[at];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? c : '\0';
}

// Whether the text speaks of the item with the letter: "b", "Answer: B.", "c) is wrong".
bool SpeaksOf(std::string_view text, char letter) {
  const auto is_word = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '\'' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  constexpr size_t kReach = 40;  // bytes; a key names the letter first
  text = text.substr(0, kReach);
  for (size_t i = 0; i < text.size(); ++i) {
    if (AsciiLower(text[i]) != AsciiLower(letter) || (i > 0 && (is_word(text[i - 1]) || text[i - 1] == '.'))) continue;
    size_t end = i + 1;
    while (end < text.size() && text[end] == '*') ++end;
    if (end == text.size() || std::string_view(".):,;").find(text[end]) != std::string_view::npos) return true;
  }
  return false;
}

// Letters of options are kept, as Markdown has no such lists: capital ones, and those that an answer key names.
bool KeepsLetters(const Blocks& blocks) {
  bool capital = false;
  std::string letters;
  for (const Block& block : blocks) {
    if (!IsItem(block) || block.number < 0) continue;
    if (const char letter = LetterOf(WithoutBullet(block.mark)); letter != 0) {
      letters += letter;
      capital = capital || (letter >= 'A' && letter <= 'Z');
    }
  }
  if (capital) return true;
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
    return IsText(block) &&
           std::any_of(letters.begin(), letters.end(), [&](char letter) { return SpeaksOf(block.text, letter); });
  });
}

// Whether the numbers lead up to this one from one that begins a list: 400 and 401 are content.
bool RunsOnFromStep(const std::unordered_set<std::string>& marks, const Block& block) {
  const std::string style = StyleOf(block.mark);
  int number = block.number;
  while (number > kHighestLoneStep && marks.contains(style + std::to_string(number - 1))) --number;
  return number <= kHighestLoneStep;
}

// A bullet that keeps what stood before the text.
void MakeBullet(Block& block) {
  const std::string_view mark = WithoutBullet(block.mark);
  block.number = -1;
  block.text = std::string(mark) + " " + block.text;
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
  const bool letters = KeepsLetters(blocks);
  for (Block& block : blocks)
    if (letters && IsItem(block) && block.number >= 0 && LetterOf(WithoutBullet(block.mark)) != 0) MakeBullet(block);
  std::unordered_set<std::string> marks;
  for (const Block& block : blocks)
    if (IsItem(block) && block.number >= 0) marks.insert(StyleOf(block.mark) + std::to_string(block.number));
  for (Block& block : blocks) {
    if (!IsItem(block) || block.number < 0) continue;
    const std::string style = StyleOf(block.mark);
    const bool counts = marks.count(style + std::to_string(block.number - 1)) > 0 ||
                        marks.count(style + std::to_string(block.number + 1)) > 0;
    const bool step = IsPlainMark(block.mark) ? counts || block.number <= kHighestLoneStep : counts;
    const bool bullet = WithoutBullet(block.mark).size() < block.mark.size();
    const bool beside = &block != &blocks.front() && IsItem(*(&block - 1)) && !(&block - 1)->mark.empty() &&
                        (&block - 1)->number < 0 && StyleOf((&block - 1)->mark) == style;
    if ((!step && (bullet || beside)) || (step && block.number > kHighestLoneStep && !RunsOnFromStep(marks, block)))
      MakeBullet(block);
    else if (IsChapter(block.mark) || !step)
      MakeText(block);
  }
  FindFirstStep(blocks);
  // One arrow makes no list: it points to the answer.
  const auto arrow = [](const Block& b) { return IsItem(b) && (b.mark == "->" || b.mark == "=>" || b.mark == "→"); };
  if (std::count_if(blocks.begin(), blocks.end(), arrow) == 1) {
    Block& only = *std::find_if(blocks.begin(), blocks.end(), arrow);
    const bool beside = std::count_if(blocks.begin(), blocks.end(), [](const Block& b) { return IsItem(b); }) > 1;
    if (!beside && IsLetter(DecodeUtf8(only.text, 0).value)) only.kind = Block::Kind::kText;
  }
  std::erase_if(blocks, [](const Block& block) { return IsItem(block) && Trim(block.text).empty(); });
}

}  // namespace emend
