#include "passages/chunks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/byte_set.h"
#include "base/line_index.h"
#include "base/span.h"

namespace emend {
namespace {

constexpr size_t kMostDefinitions = size_t{16} << 10;

// An HTML block that goes on over empty lines until its closing sign (CommonMark 4.6, kinds 1 to 5).
struct LongHtml {
  std::string_view open;
  std::string_view close;
};

constexpr auto kLongHtml = std::to_array<LongHtml>({
    {"<!--", "-->"},
    {"<?", "?>"},
    {"<![CDATA[", "]]>"},
    {"<!", ">"},
    {"<script", "</script>"},
    {"<pre", "</pre>"},
    {"<style", "</style>"},
    {"<textarea", "</textarea>"},
});

bool StartsWithIgnoringCase(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b | 0x20) : b); });
}

bool HasIgnoringCase(std::string_view text, std::string_view lower) {
  for (size_t at = text.find(lower[0]); at != kNowhere; at = text.find(lower[0], at + 1)) {
    if (StartsWithIgnoringCase(text.substr(at), lower)) return true;
  }
  return false;
}

// Follows the text line by line, far enough to know whether something is open.
class Follower {
 public:
  // True if a chunk may begin with `line`, which is the next one.
  bool Follow(std::string_view line) {
    const size_t ink = kBlanks.Skip(line, 0, line.size());
    const bool blank = ink == line.size();
    const bool cut = !blank && ink == 0 && after_blank_ && !doubt_ && !open() && BeginsPlainBlock(line);
    if (!blank) Read(line, ink);
    after_blank_ = blank;
    return cut;
  }

  // Code or HTML goes on behind the line.
  bool open() const { return html_ != nullptr || fence_ != 0; }

 private:
  static bool BeginsPlainBlock(std::string_view line) {
    constexpr ByteSet kSigns("-*+>0123456789<[|:=~`_");
    return !kSigns.has(line[0]);
  }

  void Read(std::string_view line, size_t ink) {
    if (html_ != nullptr) {
      if (HasIgnoringCase(line, html_->close)) html_ = nullptr;
      return;
    }
    const bool outside = ink == 0 && line[0] != '>';
    if (fence_ != 0 && in_container_ && outside) {
      fence_ = 0;     // the container ended, and the fence with it,
      doubt_ = true;  // if it was one
    }
    size_t at = ink;
    bool container = in_list_ && ink >= 2;
    if (outside && after_blank_) in_list_ = false;
    for (size_t marker = MarkerEnd(line, at); marker > at; marker = MarkerEnd(line, at)) {
      if (fence_ == 0 && line[at] != '>') in_list_ = true;
      at = kBlanks.Skip(line, marker, line.size());
      container = true;
    }
    if (at == line.size() || (ink >= 4 && at == ink && !in_list_)) return;  // nothing, or indented code
    const std::string_view rest = line.substr(at);
    const size_t run = rest[0] == '`' || rest[0] == '~' ? std::min(rest.find_first_not_of(rest[0]), rest.size()) : 0;
    if (fence_ != 0) {
      if (rest[0] == fence_ && run >= length_ && kBlanks.Skip(rest, run, rest.size()) == rest.size()) fence_ = 0;
    } else if (run >= 3 && (rest[0] == '~' || rest.find('`', run) == kNowhere)) {
      fence_ = rest[0], length_ = run, in_container_ = container;
    } else if (rest[0] == '<') {
      OpenHtml(rest);
    }
  }

  void OpenHtml(std::string_view rest) {
    for (const LongHtml& html : kLongHtml) {
      if (!StartsWithIgnoringCase(rest, html.open)) continue;
      if (!HasIgnoringCase(rest.substr(html.open.size()), html.close)) html_ = &html;
      return;
    }
  }

  // Behind the mark of a list item or quote at `at`; `at` if there is none.
  static size_t MarkerEnd(std::string_view line, size_t at) {
    if (at >= line.size()) return at;
    if (line[at] == '>') return at + 1;
    size_t end = at;
    while (end < line.size() && line[end] >= '0' && line[end] <= '9') ++end;
    const bool numbered = end > at && end < line.size() && (line[end] == '.' || line[end] == ')');
    if (!numbered && (end > at || (line[at] != '-' && line[at] != '*' && line[at] != '+'))) return at;
    ++end;
    return end == line.size() || line[end] == ' ' || line[end] == '\t' ? end : at;
  }

  bool after_blank_ = true;
  bool in_list_ = false;
  bool doubt_ = false;
  char fence_ = 0;     // the sign of the open fence
  size_t length_ = 0;  // of it
  bool in_container_ = false;
  const LongHtml* html_ = nullptr;  // the block that is open
};

// Gathers the definitions of links: `[label]: …` where a paragraph begins, and the lines that may go on with it.
class DefinitionGatherer {
 public:
  // `open`: the line is code or HTML.
  void Gather(std::string_view line, bool open) {
    constexpr ByteSet kMarks(" \t>-*+.)0123456789");
    line.remove_prefix(kMarks.Skip(line, 0, line.size()));
    const bool blank = line.empty();
    const bool defines = !open && left_ != 0 && line.starts_with('[') && line.find("]:") != kNowhere;
    if (defines) {
      definitions_ += "\n\n";
      left_ = kMostLines;
    } else if (blank || open) {
      left_ = kBeforeFirst;
      return;
    } else if (left_ == kBeforeFirst || left_ == 0) {
      left_ = line.starts_with('#') ? kBeforeFirst : 0;
      return;
    } else {
      --left_;
    }
    if (definitions_.size() + line.size() <= kMostDefinitions) definitions_.append(line).append("\n");
  }

  std::string Take() { return std::move(definitions_); }

 private:
  static constexpr int kMostLines = 3;     // behind the first
  static constexpr int kBeforeFirst = -1;  // no paragraph has begun

  std::string definitions_;
  int left_ = kBeforeFirst;  // lines that may be part of the definition; 0 in the middle of a paragraph
};

}  // namespace

MarkdownChunks DivideMarkdown(std::string_view text, size_t from, size_t size) {
  MarkdownChunks chunks;
  const LineIndex index(text.substr(from));
  const auto count = static_cast<size_t>(index.line_count());
  chunks.lines.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    const Span line = index.line(static_cast<int>(i) + 1);
    chunks.lines.push_back({from + line.begin, from + line.end});
  }
  chunks.begins = {0};
  if (text.size() - from <= size) return chunks;
  Follower follower;
  DefinitionGatherer definitions;
  size_t begin = from;
  for (size_t i = 0; i < count; ++i) {
    const Span span = chunks.lines[i];
    const std::string_view line = text.substr(span.begin, span.size());
    if (follower.Follow(line) && span.begin - begin >= size) {
      chunks.begins.push_back(i);
      begin = span.begin;
    }
    definitions.Gather(line, follower.open());
  }
  if (chunks.begins.size() > 1) chunks.definitions = definitions.Take();
  return chunks;
}

}  // namespace emend
