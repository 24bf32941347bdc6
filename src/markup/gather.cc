#include "markup/gather.h"

#include <algorithm>

#include "base/unicode.h"
#include "markup/labels.h"

namespace emend {
namespace {

// Without `depth` block-quote marks, and the space behind each.
std::string_view Unquote(std::string_view text, int depth) {
  for (; depth > 0; --depth) {
    const size_t mark = text.find_first_not_of(" \t");
    if (mark == std::string_view::npos || text[mark] != '>') break;
    text.remove_prefix(mark + 1);
    if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  }
  return text;
}

// Where `content` begins in `text`; npos if it is not a part of it.
size_t OffsetOf(std::string_view content, std::string_view text) {
  const bool inside = content.data() >= text.data() && content.data() + content.size() <= text.data() + text.size();
  return inside && !content.empty() ? static_cast<size_t>(content.data() - text.data()) : std::string_view::npos;
}

// The content with what `content` lacks: emphasis that stood around it, the box of a task.
std::string WithEmphasis(const Line& line) {
  const size_t at = OffsetOf(line.content, line.text);
  if (line.bold) return "**" + std::string(line.content) + "**";
  if (at == std::string_view::npos) return std::string(line.content);
  const std::string_view before = line.text.substr(0, at);
  const bool bullet = line.marker.kind == Marker::Kind::kBullet;
  const bool task = bullet && (before.ends_with("[ ] ") || before.ends_with("[x] ") || before.ends_with("[X] "));
  return task ? std::string(before.substr(at - 4)) + std::string(line.content) : std::string(line.content);
}

// The title with its number, which `content` lacks.
std::string TitleOf(const Line& line) {
  std::string_view title = Trim(Unquote(line.text, line.quote_depth));
  title.remove_prefix(std::min(title.find_first_not_of('#'), title.size()));
  const size_t last = title.find_last_not_of('#');
  if (last != std::string_view::npos && title[last] == ' ') title = title.substr(0, last);
  title = Trim(title);
  const bool emphasised = title.size() > 4 && title.starts_with("**") && title.find("**", 2) == title.size() - 2;
  if (emphasised) title = Trim(title.substr(2, title.size() - 4));
  return std::string(title.find_first_not_of('#') == std::string_view::npos ? line.content : title);
}

std::string TextOf(const Line& line) {
  if (line.kind == LineKind::kHeading) return TitleOf(line);
  if (line.kind == LineKind::kItem) return WithEmphasis(line);
  return std::string(Trim(Unquote(line.text, line.quote_depth)));
}

int ColumnsBefore(std::string_view text, size_t at) {
  int column = 0;
  for (size_t i = 0; i < at; ++i) {
    if (text[i] == '\t')
      column += 4 - column % 4;
    else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
      ++column;
  }
  return column;
}

// What stands before the content of an item, emphasis around both not included.
std::string_view MarkOf(const Line& line) {
  const std::string_view whole = Unquote(line.text, line.quote_depth);
  const size_t at = line.content.empty() ? whole.size() : OffsetOf(line.content, whole);
  if (at == std::string_view::npos) return {};
  std::string_view mark = Trim(whole.substr(0, at));
  if (line.bold && mark.size() > 1) {
    mark.remove_prefix(std::min(mark.find_first_not_of("*_"), mark.size()));
    while (mark.ends_with('*') || mark.ends_with('_')) mark.remove_suffix(1);
  }
  return Trim(mark);
}

int ContentIndent(const Line& line) {
  const std::string_view text = Unquote(line.text, line.quote_depth);
  const size_t at = OffsetOf(line.content, text);
  return at == std::string_view::npos ? line.indent + 2 : ColumnsBefore(text, at);
}

int LeastQuote(std::span<const Line> body) {
  int least = 255;
  for (const Line& line : body)
    if (line.kind != LineKind::kBlank && line.kind != LineKind::kDropped && line.kind != LineKind::kCode)
      least = std::min<int>(least, line.quote_depth);
  return least;
}

// Grows `blocks` line by line.
// "b", "C.", "b) Because …", "A and C": options that an answer names by their letters.
bool IsKey(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'h') || (c >= 'A' && c <= 'H'); };
  if (text.empty() || !is_letter(text[0])) return false;
  return text.size() == 1 || text[1] == ')' || text[1] == '.' || text[1] == ',' || text[1] == ':' || text[1] == ';';
}

class Gatherer {
 public:
  explicit Gatherer(int quote) : quote_(quote) {}

  void Add(const Line& line) {
    // Another message, another page: what stands there is a paragraph of its own.
    if (part_ >= 0 && line.part != part_ && !in_fence_) AddBlank();
    part_ = line.part;
    switch (line.kind) {
      case LineKind::kDropped:
        return;
      case LineKind::kBlank:
        return AddBlank();
      case LineKind::kFence:
        return AddFence(line);
      case LineKind::kCode:
        return AddCode(line);
      default:
        CloseFence(/*properly=*/false);
        return AddOther(line);
    }
  }

  Blocks Finish() {
    CloseFence(/*properly=*/false);
    return std::move(blocks_);
  }

 private:
  Block& Append(Block::Kind kind, const Line& line) {
    Block& block = blocks_.emplace_back();
    block.kind = kind;
    block.indent = line.indent;
    block.quote = std::max(0, line.quote_depth - quote_);
    block.gap = blanks_ > 0;
    blanks_ = 0;
    return block;
  }

  void AddBlank() { ++blanks_; }

  void CloseFence(bool properly) {
    if (in_fence_ && !properly && written_) blocks_.back().open = true;
    in_fence_ = false;
  }

  void AddFence(const Line& line) {
    if (in_fence_) {
      CloseFence(/*properly=*/true);
      blanks_ = 0;
      if (!line.opens) return;
    }
    Block& block = Append(Block::Kind::kCode, line);
    block.language = std::string(line.language);
    block.fenced = true;
    in_fence_ = true;
    written_ = line.text.find("```") != std::string_view::npos || line.text.find("~~~") != std::string_view::npos;
  }

  void AddCode(const Line& line) {
    // A line of a fence that opened before the body did starts a block of its own.
    const bool goes_on = !blocks_.empty() && IsCode(blocks_.back()) &&
                         (in_fence_ || (blocks_.back().fenced == line.fenced && !line.fenced && !blocks_.back().open));
    if (!goes_on) {
      CloseFence(/*properly=*/false);
      Block& fresh = Append(Block::Kind::kCode, line);
      fresh.fenced = line.fenced;
      in_fence_ = line.fenced;
    }
    Block& block = blocks_.back();
    if (goes_on && !block.lines.empty()) block.lines.insert(block.lines.end(), blanks_, std::string());
    blanks_ = 0;
    block.lines.emplace_back(Unquote(line.text, line.quote_depth));
  }

  void AddOther(const Line& line) {
    switch (line.kind) {
      case LineKind::kTableRow: {
        const bool goes_on = !blocks_.empty() && IsTable(blocks_.back()) && blanks_ == 0 &&
                             blocks_.back().quote == std::max(0, line.quote_depth - quote_);
        Block& block = goes_on ? blocks_.back() : Append(Block::Kind::kTable, line);
        block.lines.emplace_back(Trim(Unquote(line.text, line.quote_depth)));
        return;
      }
      case LineKind::kRule:
        Append(Block::Kind::kRule, line);
        return;
      case LineKind::kHeading: {
        Block& block = Append(Block::Kind::kHeading, line);
        block.level = line.level;
        block.text = TextOf(line);
        return;
      }
      case LineKind::kItem: {
        Block& block = Append(Block::Kind::kItem, line);
        block.content_indent = ContentIndent(line);
        block.number = line.marker.kind == Marker::Kind::kOrdered ? std::max(line.marker.number, 0) : -1;
        block.mark = MarkOf(line);
        block.text = TextOf(line);
        return;
      }
      default: {
        if (line.marker.kind == Marker::Kind::kAnswer) return AddLabelled(line);
        std::string text = TextOf(line);
        if (!text.empty()) Append(Block::Kind::kText, line).text = std::move(text);
        return;
      }
    }
  }

  // A line that the importer found a label of answers before. Only those that say nothing else are not kept.
  void AddLabelled(const Line& line) {
    std::string_view text = Trim(Unquote(line.text, line.quote_depth));
    const bool item = text.starts_with("- ") || text.starts_with("* ");
    if (item) text = Trim(text.substr(2));
    const LabelRole role = ReadLabel(text).role;
    const bool keep = role == LabelRole::kLead || role == LabelRole::kSection;
    if (!keep && line.content.empty()) return;
    // What a key names ("b)") means nothing without its label.
    if (!keep && IsKey(line.content)) {
      std::string label(text.substr(0, text.size() - std::min(text.size(), line.content.size())));
      std::erase(label, '*');
      Block& key = Append(Block::Kind::kText, line);
      key.text = "**" + std::string(Trim(label)) + "** " + std::string(line.content);
      key.settled = true;
      return;
    }
    Block& block = Append(item && keep ? Block::Kind::kItem : Block::Kind::kText, line);
    block.content_indent = line.indent + 2;
    block.text = keep ? std::string(text) : WithEmphasis(line);
  }

  int quote_;
  int part_ = -1;
  Blocks blocks_;
  size_t blanks_ = 0;
  bool in_fence_ = false;
  bool written_ = true;  // the fence that is open stands in the export; some readers set one where a page had a box
};

}  // namespace

Blocks GatherBlocks(std::span<const Line> body) {
  Gatherer gatherer(LeastQuote(body));
  for (const Line& line : body) gatherer.Add(line);
  return gatherer.Finish();
}

}  // namespace emend
