#include "markup/html.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/entities.h"
#include "base/unicode.h"
#include "markup/code_spans.h"
#include "markup/words.h"

namespace emend {
namespace {

enum class Effect : uint8_t { kMark, kStrip, kBreak, kLink };

struct TagRow {
  std::string_view name;
  Effect effect;
  std::string_view mark;
};

constexpr std::array kTags = std::to_array<TagRow>({
    {"b", Effect::kMark, "**"},    {"strong", Effect::kMark, "**"}, {"i", Effect::kMark, "*"},
    {"em", Effect::kMark, "*"},    {"code", Effect::kMark, "`"},    {"kbd", Effect::kMark, "`"},
    {"tt", Effect::kMark, "`"},    {"samp", Effect::kMark, "`"},    {"s", Effect::kMark, "~~"},
    {"del", Effect::kMark, "~~"},  {"strike", Effect::kMark, "~~"}, {"br", Effect::kBreak, ""},
    {"a", Effect::kLink, ""},      {"p", Effect::kStrip, ""},       {"div", Effect::kStrip, ""},
    {"span", Effect::kStrip, ""},  {"u", Effect::kStrip, ""},       {"font", Effect::kStrip, ""},
    {"small", Effect::kStrip, ""}, {"sup", Effect::kStrip, ""},     {"sub", Effect::kStrip, ""},
    {"li", Effect::kStrip, ""},    {"ul", Effect::kStrip, ""},      {"ol", Effect::kStrip, ""},
    {"mark", Effect::kStrip, ""},  {"center", Effect::kStrip, ""},  {"blockquote", Effect::kStrip, ""},
});

constexpr size_t kLongestTag = 300;

struct Tag {
  const TagRow* row = nullptr;
  bool closes = false;
  size_t end = 0;
  std::string_view attributes;
};

bool IsNameByte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// The tag of the table that begins at `at`.
std::optional<Tag> ReadTag(std::string_view text, size_t at) {
  Tag tag;
  size_t begin = at + 1;
  if (begin < text.size() && text[begin] == '/') tag.closes = true, ++begin;
  size_t end = begin;
  while (end < text.size() && IsNameByte(text[end])) ++end;
  if (end == begin || end - begin > 10) return std::nullopt;
  const std::string name = FoldCase(text.substr(begin, end - begin));
  const auto row = std::find_if(kTags.begin(), kTags.end(), [&](const TagRow& r) { return r.name == name; });
  if (row == kTags.end()) return std::nullopt;
  const std::string_view rest = text.substr(end, kLongestTag);
  const size_t close = rest.find_first_of("<>\n");
  if (close == std::string_view::npos || rest[close] != '>') return std::nullopt;
  if (close > 0 && rest[0] != ' ' && rest[0] != '/') return std::nullopt;
  tag.row = &*row;
  tag.end = end + close + 1;
  tag.attributes = rest.substr(0, close);
  return tag;
}

// Where the end tag of `tag` begins and ends; nothing if what it would enclose is not formatted text.
struct EndTag {
  size_t begin;
  size_t end;
};
std::optional<EndTag> FindEndTag(std::string_view text, const Tag& tag) {
  const std::string close = "</" + std::string(tag.row->name);
  for (size_t at = text.find("</", tag.end); at != std::string_view::npos; at = text.find("</", at + 2)) {
    const std::optional<Tag> end = ReadTag(text, at);
    if (!end || !end->closes || end->row != tag.row) continue;
    // "between <p> and </p>": spaces inside, so the tags are what is spoken of.
    if (at == tag.end || text[tag.end] == ' ' || text[at - 1] == ' ') return std::nullopt;
    return EndTag{at, end->end};
  }
  return std::nullopt;
}

std::string Address(std::string_view attributes) {
  const size_t at = attributes.find("href=");
  if (at == std::string_view::npos || at + 6 >= attributes.size()) return {};
  const char quote = attributes[at + 5];
  if (quote != '"' && quote != '\'') return {};
  const size_t end = attributes.find(quote, at + 6);
  if (end == std::string_view::npos) return {};
  const std::string address = DecodeEntities(attributes.substr(at + 6, end - at - 6));
  return address.find_first_of(" ()<>\n") == std::string::npos ? address : std::string();
}

// "the <br> element" speaks of the tag; "one<br>two" and "one. <br> two" use it.
bool IsMention(std::string_view text, size_t begin, size_t end) {
  const bool spaced = begin > 0 && text[begin - 1] == ' ' && end < text.size() && text[end] == ' ';
  if (!spaced) return false;
  const std::string_view before = Trim(text.substr(0, begin));
  const size_t space = before.find_last_of(' ');
  return IsFunctionWord(before.substr(space == std::string_view::npos ? 0 : space + 1));
}

class Converter {
 public:
  Converter(std::string_view text, Breaks breaks) : text_(text), breaks_(breaks), code_(text) {}

  std::string Convert() {
    size_t plain = 0;
    for (size_t at = text_.find_first_of("<`"); at != std::string_view::npos; at = text_.find_first_of("<`", at)) {
      if (text_[at] == '`') {
        const size_t end = code_.End(at);
        const size_t next = end == at ? at + code_.RunLength(at) : end;
        if (end > at) {
          out_ += DecodeEntities(text_.substr(plain, at - plain));
          out_ += text_.substr(at, end - at);
          plain = end;
        }
        at = next;
        continue;
      }
      const std::optional<Tag> tag = ReadTag(text_, at);
      const size_t end = tag ? Apply(*tag, at, plain) : at;
      if (end > at) plain = end;
      at = std::max(end, at + 1);
    }
    out_ += DecodeEntities(text_.substr(plain));
    return std::move(out_);
  }

 private:
  // The offset behind what was written for the tag at `at`; `at` if it stays.
  size_t Apply(const Tag& tag, size_t at, size_t plain) {
    const auto write = [&](std::string_view text) {
      out_ += DecodeEntities(text_.substr(plain, at - plain));
      out_ += text;
    };
    if (tag.row->effect == Effect::kBreak) {
      if (breaks_ == Breaks::kKeep || IsMention(text_, at, tag.end)) return at;
      write("\n");
      return tag.end;
    }
    const std::optional<EndTag> end = tag.closes ? std::nullopt : FindEndTag(text_, tag);
    if (!end) {
      // The other half stands on another line.
      const bool edge =
          tag.closes ? tag.end == text_.size() : at == 0 && tag.end < text_.size() && text_[tag.end] != ' ';
      if (tag.row->effect != Effect::kStrip || !edge) return at;
      write("");
      return tag.end;
    }
    const std::string_view inside = text_.substr(tag.end, end->begin - tag.end);
    if (tag.row->mark == "`") {
      if (inside.find('`') != std::string_view::npos) return at;
      write("`" + DecodeEntities(inside) + "`");
      return end->end;
    }
    const std::string inner = Converter(inside, breaks_).Convert();
    if (tag.row->effect == Effect::kLink) {
      const std::string address = Address(tag.attributes);
      write(address.empty() || address == inner ? inner : "[" + inner + "](" + address + ")");
    } else {
      write(std::string(tag.row->mark) + inner + std::string(tag.row->mark));
    }
    return end->end;
  }

  std::string_view text_;
  Breaks breaks_;
  CodeSpanFinder code_;
  std::string out_;
};

}  // namespace

std::string HtmlToMarkdown(std::string_view text, Breaks breaks) {
  if (text.find_first_of("<&") == std::string_view::npos) return std::string(text);
  return Converter(text, breaks).Convert();
}

}  // namespace emend
