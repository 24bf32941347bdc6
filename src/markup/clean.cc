#include "markup/clean.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/byte_scan.h"
#include "base/unicode.h"
#include "markup/html.h"
#include "markup/latex.h"

namespace emend {
namespace {

bool MayHoldMarkup(const std::string& line) {
  static constexpr ByteScan<false, '<', '&', '$', '\\'> kSigns;
  return kSigns.Find(line, 0, line.size()) < line.size();
}

std::string Clean(const std::string& line, Breaks breaks) { return LatexToText(HtmlToMarkdown(line, breaks)); }

// Splits a paragraph at the newlines in its line; the pieces behind the first are paragraphs of their own.
void SplitAtBreaks(Block& block, Blocks& out) {
  const std::string text = std::move(block.text);
  bool first = true;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view piece = Trim(std::string_view(text).substr(at, end - at));
    at = end + 1;
    if (piece.empty()) continue;
    if (first) {
      block.text = piece;
      out.push_back(std::move(block));
    } else {
      Block& next = out.emplace_back();
      const Block& before = *(&next - 1);
      next.indent = IsItem(before) ? before.content_indent : before.indent;
      next.quote = before.quote;
      next.gap = true;
      next.text = piece;
    }
    first = false;
  }
}

}  // namespace

void CleanProse(Blocks& blocks) {
  const auto rewritten = [](const Block& b) { return IsTable(b) || (!IsCode(b) && MayHoldMarkup(b.text)); };
  if (std::none_of(blocks.begin(), blocks.end(), rewritten)) return;
  Blocks clean;
  clean.reserve(blocks.size());
  for (Block& block : blocks) {
    if (IsTable(block)) {
      for (std::string& line : block.lines)
        if (MayHoldMarkup(line)) line = Clean(line, Breaks::kKeep);
    } else if (!IsCode(block) && MayHoldMarkup(block.text)) {
      const bool paragraph =
          block.text.starts_with("<p>") || block.text.starts_with("<p ") || block.text.ends_with("</p>");
      block.gap = block.gap || paragraph;
      block.text = Clean(block.text, Breaks::kSplit);
      SplitAtBreaks(block, clean);
      continue;
    }
    clean.push_back(std::move(block));
  }
  blocks = std::move(clean);
}

}  // namespace emend
