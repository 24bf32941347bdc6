#include "markup/writer.h"

#include <algorithm>

#include "base/unicode.h"
#include "markup/inline.h"

namespace emend {
namespace {

// A fence that no line of the code can close.
std::string FenceFor(const Block& block) {
  size_t longest = 0;
  for (const std::string& line : block.lines)
    for (size_t at = line.find("```"); at != std::string::npos;) {
      const size_t end = std::min(line.find_first_not_of('`', at), line.size());
      longest = std::max(longest, end - at);
      at = line.find("```", end);
    }
  return std::string(std::max<size_t>(3, longest + 1), '`');
}

std::string WriteCode(const Block& block) {
  const std::string fence = FenceFor(block);
  std::string text = fence + block.language + "\n";
  for (const std::string& line : block.lines) (text += line) += '\n';
  return text += fence;
}

std::string WriteTable(const Block& block) {
  std::string text;
  for (size_t i = 0; i < block.rows.size(); ++i) {
    if (i > 0) text += '\n';
    text += '|';
    for (const std::string& cell : block.rows[i])
      ((text += ' ') += ToInline(cell, Place::kCell)) += cell.empty() ? "|" : " |";
    if (i > 0) continue;
    text += "\n|";
    for (size_t k = 0; k < block.rows[i].size(); ++k) text += " --- |";
  }
  return text;
}

std::string WriteHeading(const Block& block) {
  std::string text = ToInline(block.text, Place::kHeading);
  if (const size_t last = text.find_last_not_of('#');
      last != std::string::npos && last + 1 < text.size() && text[last] == ' ')
    text.insert(last + 1, "\\");  // a closing run of # would go
  return std::string(static_cast<size_t>(block.level), '#') + " " + text;
}

std::string Write(const Block& block) {
  switch (block.kind) {
    case Block::Kind::kCode:
      return WriteCode(block);
    case Block::Kind::kTable:
      return WriteTable(block);
    case Block::Kind::kHeading:
      return WriteHeading(block);
    case Block::Kind::kRule:
      return "---";
    default:
      return ToInline(block.text, Place::kBlock);
  }
}

// Puts blocks one below the other; keeps the indentation of the items that are open.
class Writer {
 public:
  std::string Write(const Blocks& blocks) {
    for (size_t i = 0; i < blocks.size(); ++i) Add(blocks[i], i == 0 ? nullptr : &blocks[i - 1]);
    return std::move(out_);
  }

 private:
  void Add(const Block& block, const Block* before) {
    contents_.resize(std::min(contents_.size(), static_cast<size_t>(block.depth)));
    const size_t indent = contents_.empty() ? 0 : contents_.back();
    std::string mark;
    if (IsItem(block)) mark = block.number < 0 ? "- " : std::to_string(block.number) + ". ";
    if (before) Separate(block, *before);
    const std::string quote = QuoteMarks(block.quote);
    const std::string text = emend::Write(block);
    bool first = true;
    for (size_t at = 0; at <= text.size(); first = false) {
      const size_t end = std::min(text.find('\n', at), text.size());
      if (!first) out_ += '\n';
      out_ += quote;
      out_.append(indent, ' ');
      if (first)
        out_ += mark;
      else
        out_.append(mark.size(), ' ');
      out_.append(text, at, end - at);
      while (!out_.empty() && (out_.back() == ' ' || out_.back() == '\t')) out_.pop_back();
      at = end + 1;
    }
    if (IsItem(block)) contents_.push_back(indent + mark.size());
  }

  static std::string QuoteMarks(int depth) {
    std::string marks;
    for (; depth > 0; --depth) marks += "> ";
    return marks;
  }

  void Separate(const Block& block, const Block& before) {
    out_ += '\n';
    const bool tight = IsItem(block) && IsItem(before) && block.quote == before.quote &&
                       (block.depth != before.depth || (block.number < 0) == (before.number < 0));
    if (tight) return;
    std::string quote = QuoteMarks(std::min(block.quote, before.quote));
    quote.erase(quote.find_last_not_of(' ') + 1);
    out_ += quote + "\n";
  }

  std::string out_;
  std::vector<size_t> contents_;  // where the content of each open item begins
};

}  // namespace

std::string WriteMarkdown(const Blocks& blocks) { return Writer().Write(blocks); }

}  // namespace emend
