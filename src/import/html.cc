// HTML -> lines as Markdown would have them. Page sources as a whole, and the few tags that Markdown files mix in
// (<details>, <summary>, <br>). A table row and a paragraph become one line, wherever their source lines break.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/entities.h"
#include "base/line_index.h"
#include "base/unicode.h"
#include "import/html_lines.h"
#include "import/passes.h"

namespace emend {
namespace {

struct Tag {
  std::string name;  // lower case
  bool closes = false;
  size_t length = 0;  // bytes, both brackets included
};

std::optional<Tag> ReadTag(std::string_view text) {
  if (text.size() < 3 || text[0] != '<') return std::nullopt;
  if (text.starts_with("<!--")) {
    const size_t end = text.find("-->");
    return Tag{"!--", false, end == text.npos ? text.size() : end + 3};
  }
  Tag tag;
  size_t at = 1;
  if (text[at] == '/') tag.closes = true, ++at;
  if (text[at] == '!') ++at;
  while (at < text.size() && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z'))
    tag.name.push_back(static_cast<char>(text[at++] | 0x20));
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') tag.name.push_back(text[at++]);
  if (tag.name.empty() || at >= text.size() ||
      (text[at] != '>' && text[at] != ' ' && text[at] != '/' && text[at] != '\t'))
    return std::nullopt;
  const size_t end = text.find('>', at);
  if (end == text.npos) return std::nullopt;
  tag.length = end + 1;
  return tag;
}

// What a tag does to the lines.
enum class Effect : uint8_t {
  kNone,
  kBlock,
  kHeading,
  kItem,
  kList,
  kRow,
  kCell,
  kPre,
  kBreak,
  kStrong,
  kEmphasis,
  kCode,
  kSkip,
  kSummary,
  kRule
};

struct TagEffect {
  std::string_view name;
  Effect effect;
  int level = 0;
};

constexpr std::array kTags = std::to_array<TagEffect>({
    {"p", Effect::kBlock},       {"div", Effect::kBlock},
    {"section", Effect::kBlock}, {"article", Effect::kBlock},
    {"details", Effect::kBlock}, {"blockquote", Effect::kBlock},
    {"table", Effect::kBlock},   {"tbody", Effect::kBlock},
    {"thead", Effect::kBlock},   {"body", Effect::kBlock},
    {"html", Effect::kBlock},    {"main", Effect::kBlock},
    {"header", Effect::kBlock},  {"footer", Effect::kBlock},
    {"dl", Effect::kBlock},      {"dd", Effect::kBlock},
    {"figure", Effect::kBlock},  {"center", Effect::kBlock},
    {"form", Effect::kBlock},    {"aside", Effect::kBlock},
    {"dt", Effect::kHeading, 6}, {"h1", Effect::kHeading, 1},
    {"h2", Effect::kHeading, 2}, {"h3", Effect::kHeading, 3},
    {"h4", Effect::kHeading, 4}, {"h5", Effect::kHeading, 5},
    {"h6", Effect::kHeading, 6}, {"summary", Effect::kSummary, 5},
    {"li", Effect::kItem},       {"ul", Effect::kList},
    {"ol", Effect::kList},       {"tr", Effect::kRow},
    {"td", Effect::kCell},       {"th", Effect::kCell},
    {"pre", Effect::kPre},       {"br", Effect::kBreak},
    {"hr", Effect::kRule},       {"b", Effect::kStrong},
    {"strong", Effect::kStrong}, {"i", Effect::kEmphasis},
    {"em", Effect::kEmphasis},   {"code", Effect::kCode},
    {"kbd", Effect::kCode},      {"tt", Effect::kCode},
    {"script", Effect::kSkip},   {"style", Effect::kSkip},
    {"head", Effect::kSkip},     {"nav", Effect::kSkip},
    {"button", Effect::kSkip},   {"span", Effect::kNone},
    {"a", Effect::kNone},        {"img", Effect::kNone},
    {"u", Effect::kNone},        {"font", Effect::kNone},
    {"small", Effect::kNone},    {"sup", Effect::kNone},
    {"sub", Effect::kNone},      {"doctype", Effect::kNone},
    {"!--", Effect::kNone},      {"meta", Effect::kNone},
    {"link", Effect::kNone},     {"mark", Effect::kNone},
    {"label", Effect::kNone},    {"svg", Effect::kSkip},
});

const TagEffect* FindTag(std::string_view name) {
  for (const TagEffect& tag : kTags) {
    if (tag.name == name) return &tag;
  }
  return nullptr;
}

bool IsBlockTag(const TagEffect& tag) {
  return tag.effect != Effect::kNone && tag.effect != Effect::kStrong && tag.effect != Effect::kEmphasis &&
         tag.effect != Effect::kCode;
}

// The block tag that the line begins with, if any.
const TagEffect* LeadingBlockTag(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t");
  if (first == text.npos || text[first] != '<') return nullptr;
  const auto tag = ReadTag(text.substr(first));
  const TagEffect* effect = tag ? FindTag(tag->name) : nullptr;
  return effect != nullptr && (IsBlockTag(*effect) || tag->name == "doctype") ? effect : nullptr;
}

std::string WithoutTags(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const auto tag = text[at] == '<' ? ReadTag(text.substr(at)) : std::nullopt;
    if (tag && FindTag(tag->name) != nullptr) {
      at += tag->length;
    } else {
      out.push_back(text[at++]);
    }
  }
  return out;
}

class HtmlReader {
 public:
  explicit HtmlReader(Document& document) : document_(document) {}

  // Appends to `out` what the line becomes: none, one or several lines. Text may wait for the lines that follow.
  void Read(const Line& line, std::vector<Line>& out) {
    out_ = &out;
    here_ = &line;
    const size_t before = out.size();
    ReadText(line.text);
    if (out.size() == before && text_.empty()) EmitBlank(line);  // nothing but mark-up
  }

  // A heading is open that goes on in the next line.
  bool IsOpen() const { return heading_ > 0 && !text_.empty(); }

  // What still waits.
  void Finish() { Flush(); }

 private:
  void ReadText(std::string_view text) {
    if (pre_) {
      const size_t close = text.find("</pre");
      const std::string_view code = text.substr(0, close);
      if (close == text.npos || !Trim(code).empty()) Emit(*here_, DecodeEntities(WithoutTags(code)));
      if (close == text.npos) return;
      pre_ = false;
      Emit(*here_, "```");
      const size_t end = text.find('>', close);
      text = end == text.npos ? std::string_view() : text.substr(end + 1);
    } else if (!text_.empty()) {
      text_ += ' ';
    }
    for (size_t at = 0; at < text.size();) {
      const auto tag = text[at] == '<' ? ReadTag(text.substr(at)) : std::nullopt;
      const TagEffect* effect = tag ? FindTag(tag->name) : nullptr;
      const size_t length = tag ? tag->length : std::min(text.find('<', at + 1), text.size()) - at;
      // What folds a text away says more than "Copy" or "Sign in".
      if (effect != nullptr && tag->name == "button" && !tag->closes) {
        const std::string_view inside = text.substr(at + length, text.find("</button", at) - at - length);
        long_button_ = std::count(inside.begin(), inside.end(), ' ') >= 2;
      }
      if (effect == nullptr) {
        if (!skip_) Add(DecodeEntities(text.substr(at, length)));
      } else {
        Apply(*effect, tag->closes);
      }
      at += length;
      if (pre_) return ReadText(text.substr(at));
    }
    if (!row_ && heading_ == 0) Flush();  // a paragraph keeps the line breaks of its source
  }

  void Apply(const TagEffect& tag, bool closes) {
    if (tag.name == "button" && !closes && long_button_) return Apply(*FindTag("summary"), false);
    if (tag.name == "button" && closes && !skip_) return Apply(*FindTag("summary"), true);
    if (tag.effect == Effect::kSkip) skip_ = !closes;
    if (skip_) return;
    if (row_ && IsLayout(tag, closes)) row_ = false;
    switch (tag.effect) {
      case Effect::kBlock:
      case Effect::kRule:
        if (!row_) Flush();
        break;
      case Effect::kHeading:
      case Effect::kSummary:
        Flush();
        heading_ = closes ? 0 : tag.level;
        break;
      case Effect::kList:
        Flush();
        depth_ = std::max(depth_ + (closes ? -1 : 1), 0);
        break;
      case Effect::kItem:
        Flush();
        item_ = !closes;
        break;
      case Effect::kRow:
        Flush();
        row_ = !closes;
        break;
      case Effect::kCell:
        if (!closes) Add("| ");
        break;
      case Effect::kPre:
        if (closes) break;
        Flush();
        Emit(*here_, "```");
        pre_ = true;
        break;
      case Effect::kBreak:
        if (row_)
          Add(" ");
        else
          Flush();
        break;
      case Effect::kStrong:
        Add("**");
        break;
      case Effect::kEmphasis:
        Add("*");
        break;
      case Effect::kCode:
        Add("`");
        break;
      case Effect::kNone:
      case Effect::kSkip:
        break;
    }
  }

  // A table that lays out the page: its cells hold headings, lists, code, tables or several paragraphs.
  bool IsLayout(const TagEffect& tag, bool closes) {
    if (tag.effect == Effect::kCell) paragraphs_ = 0;
    if (closes) return false;
    if (tag.name == "p") return ++paragraphs_ > 1;
    return tag.effect == Effect::kHeading || tag.effect == Effect::kPre || tag.name == "table" || tag.name == "ul" ||
           tag.name == "ol";
  }

  void Add(std::string_view text) {
    if (text_.empty()) {
      const size_t first = text.find_first_not_of(" \t");
      if (first == text.npos) return;
      text.remove_prefix(first);
      begin_ = *here_;
    }
    text_ += text;
  }

  void Flush() {
    std::string text(Trim(text_));
    text_.clear();
    if (text.find_first_not_of("*`| ") == text.npos) return;
    if (!row_ && text.starts_with("| ") && text.find("| ", 2) == text.npos) text.erase(0, 2);
    if (text.starts_with("| ")) {
      text += " |";
    } else if (heading_ > 0) {
      text.insert(0, std::string(static_cast<size_t>(heading_), '#') + " ");
    } else if (item_) {
      text.insert(0, std::string(static_cast<size_t>(std::max(depth_ - 1, 0)) * 2, ' ') + "- ");
      item_ = false;
    }
    Emit(begin_, text);
  }

  void Emit(Line line, std::string_view text) {
    line.text = document_.made.emplace_back(text);
    line.content = line.text;
    line.kind = Trim(text).empty() ? LineKind::kBlank : LineKind::kText;
    out_->push_back(line);
  }

  void EmitBlank(Line line) {
    line.kind = LineKind::kBlank;
    out_->push_back(line);
  }

  Document& document_;
  std::vector<Line>* out_ = nullptr;
  const Line* here_ = nullptr;
  Line begin_;          // on which `text_` began
  std::string text_;    // of the block that is open
  int heading_ = 0;     // level of the heading that is open, 0 for none
  int depth_ = 0;       // of lists
  int paragraphs_ = 0;  // in the cell that is open
  bool item_ = false;
  bool row_ = false;
  bool long_button_ = false;  // the button that opened last heads a text
  bool pre_ = false;
  bool skip_ = false;
};

// Pages are HTML throughout; in other files only these are HTML, the rest may be an example of it.
bool IsForeignTag(const TagEffect& tag) {
  return tag.name == "details" || tag.name == "summary" || tag.name == "br" || tag.name == "hr";
}

}  // namespace

std::vector<std::string> HtmlToLines(std::string_view html) {
  Document piece;
  std::vector<Line> lines;
  HtmlReader reader(piece);
  const LineIndex index(html);
  std::vector<Line> sources(static_cast<size_t>(index.line_count()));
  for (int number = 1; number <= index.line_count(); ++number) {
    Line& line = sources[static_cast<size_t>(number) - 1];
    line.text = html.substr(index.line(number).begin, index.line(number).size());
    reader.Read(line, lines);
  }
  reader.Finish();
  std::vector<std::string> out;
  for (const Line& line : lines) {
    if (line.kind != LineKind::kBlank || line.text.empty()) out.emplace_back(line.text);
  }
  return out;
}

void ReadHtml(Document& document) {
  size_t written = 0;
  size_t html = 0;
  for (const Line& line : document.lines) {
    if (line.kind != LineKind::kText) continue;
    ++written;
    html += LeadingBlockTag(line.text) != nullptr;
  }
  if (html == 0) return;
  const bool page = html * 10 >= written * 4;
  std::vector<Line> out;
  out.reserve(document.lines.size());
  HtmlReader reader(document);
  bool fenced = false;
  for (const Line& line : document.lines) {
    if (!page && Trim(line.text).starts_with("```")) fenced = !fenced;
    const TagEffect* tag = page ? nullptr : LeadingBlockTag(line.text);
    if (line.kind == LineKind::kText &&
        (page || reader.IsOpen() || (tag != nullptr && !fenced && IsForeignTag(*tag)))) {
      reader.Read(line, out);
      if (!page && !reader.IsOpen()) reader.Finish();
    } else {
      if (!page) reader.Finish();
      out.push_back(line);
    }
  }
  reader.Finish();
  document.lines = std::move(out);
}

}  // namespace emend
