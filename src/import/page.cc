// What web pages and chat programs print around a text: counts of views and votes, buttons, menus, names of authors.
//
// Such lines stand together. A word of a button alone may be a word of the text; among others of its kind it is not.
#include <algorithm>
#include <cassert>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/beginnings.h"
#include "base/byte_scan.h"
#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "import/lines.h"
#include "import/passes.h"
#include "import/stamp.h"

namespace emend {
namespace {

enum class Print : uint8_t { kNone, kFurniture, kByline, kControl, kRelated };

// Folded, numbers as `#`: "1.2k views" -> "# views".
std::string Shape(std::string_view text) {
  const FoldedText fold(Trim(text));
  const std::string_view folded = fold.view();
  std::string shape;
  shape.reserve(folded.size());
  for (size_t i = 0; i < folded.size();) {
    const bool starts = IsAsciiDigit(folded[i]) && (i == 0 || !IsAsciiLetter(folded[i - 1]));
    if (!starts) {
      if (folded[i] == '\xE2' && folded.compare(i, 3, "’") == 0)
        shape.push_back('\''), i += 3;
      else
        shape.push_back(folded[i++]);
      continue;
    }
    while (i < folded.size() && (IsAsciiDigit(folded[i]) || ((folded[i] == '.' || folded[i] == ',') &&
                                                             i + 1 < folded.size() && IsAsciiDigit(folded[i + 1]))))
      ++i;
    const bool unit = i < folded.size() && (folded[i] == 'k' || folded[i] == 'm') &&
                      (i + 1 == folded.size() || !IsAsciiLetter(folded[i + 1]));
    if (unit) ++i;
    shape.push_back('#');
  }
  return shape;
}

// Whether the shape is the pattern, in which `*` stands for anything.
bool Matches(std::string_view shape, std::string_view pattern) {
  const size_t star = pattern.find('*');
  if (star == pattern.npos) return shape == pattern;
  if (!shape.starts_with(pattern.substr(0, star))) return false;
  const std::string_view rest = pattern.substr(star + 1);
  shape.remove_prefix(star);
  if (rest.empty()) return true;
  for (size_t i = 0; i <= shape.size(); ++i) {
    if (Matches(shape.substr(i), rest)) return true;
  }
  return false;
}

struct OpenPattern {
  std::string_view pattern;
  std::string_view head;  // up to the first `*`
  std::string_view tail;  // behind the last one
  Print print;
};

struct Patterns {
  WordTable<Print> whole;
  std::vector<OpenPattern> open;                               // those with a `*`
  Beginnings beginnings{std::span<const std::string_view>()};  // of those that begin with text, `#` apart
  ByteSet last{""};  // what shapes end with that match a pattern which begins with `*`
};

// Whether a line may have a shape that is known, by its first and last bytes: few have, and need to be written.
bool MayMatch(std::string_view text, const Patterns& patterns) {
  for (size_t i = 0; i < 3 && i < text.size(); ++i)
    if (IsAsciiDigit(text[i]) || text[i] == '#') return true;
  const char last = text.back();
  return patterns.beginnings.MayBegin(text) || IsAsciiDigit(last) || static_cast<unsigned char>(last) >= 0x80 ||
         patterns.last.has(static_cast<char>(last >= 'A' && last <= 'Z' ? last + 32 : last));
}

const Patterns& AllPatterns() {
  static const auto* const kPatterns = [] {
    auto* patterns = new Patterns;
    const auto add = [patterns](Print print, std::string_view list) {
      for (size_t begin = 0; begin <= list.size();) {
        const size_t end = std::min(list.find('|', begin), list.size());
        const std::string_view line = list.substr(begin, end - begin);
        begin = end + 1;
        const size_t star = line.find('*');
        const std::string_view head = line.substr(0, star);
        if (!head.empty() && head.substr(0, 3).find('#') == head.npos) patterns->beginnings.Insert(head);
        if (star == line.npos) {
          if (!patterns->whole.contains(line)) patterns->whole[line] = print;
          continue;
        }
        patterns->open.push_back({line, head, line.substr(line.rfind('*') + 1), print});
        if (star == 0) {
          assert(!patterns->open.back().tail.empty() && "would match all that its middle stands in");
          for (const char c : std::string_view(line.back() == '#' ? "#km" : "")) patterns->last.Insert(c);
          patterns->last.Insert(line.back());
        }
      }
    };
#define FURNITURE(lines) add(Print::kFurniture, lines);
#define BYLINE(lines) add(Print::kByline, lines);
#define CONTROL(lines) add(Print::kControl, lines);
#define RELATED(lines) add(Print::kRelated, lines);
#include "import/page.def"
    return patterns;
  }();
  return *kPatterns;
}

// "Data engineer (2016–present) · 2y", "Ada · Updated 1y": what follows the last dot is an age.
bool EndsWithAge(std::string_view shape) {
  const size_t dot = shape.rfind(" · ");
  if (dot == shape.npos) return false;
  const std::string_view age = Trim(shape.substr(dot + 3));
  return age == "#y" || age == "#mo" || age == "#w" || age == "#d" || age == "#h" || age.starts_with("updated #") ||
         age == "# min read" || age == "follow";
}

// What begins as only notes of a page do, however long.
Print LongPrintOf(std::string_view text) {
  constexpr size_t kReach = 60;  // bytes
  if (!IsUpper(DecodeUtf8(text, 0).value)) return Print::kNone;
  size_t end = kReach;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  const Patterns& patterns = AllPatterns();
  if (!MayMatch(text.substr(0, end), patterns)) return Print::kNone;
  const std::string shape = Shape(text.substr(0, end));
  for (const auto& [pattern, head, tail, print] : patterns.open) {
    if (print == Print::kFurniture && head.size() + 1 == pattern.size() && pattern[0] == shape[0] &&
        pattern.size() > 10 && shape.starts_with(head))
      return print;
  }
  return Print::kNone;
}

// "Is that not too broad? – mokuba Sep 20, 2018 at 11:09": what a reader says of a text.
bool IsComment(std::string_view text) {
  constexpr size_t kLongest = 64;  // bytes of name and time
  if (text.size() < 16 || text.back() < '0' || text.back() > '9') return false;
  for (const std::string_view dash : {" – ", " — "}) {
    const size_t at = text.rfind(dash);
    if (at == text.npos || text.size() - at > kLongest) continue;
    const std::string_view signature = text.substr(at + dash.size());
    for (size_t begin = signature.find(' '); begin != signature.npos; begin = signature.find(' ', begin + 1)) {
      Stamp stamp;
      if (StampLength(signature.substr(begin), stamp) == signature.size() - begin) return stamp.date && stamp.time;
    }
  }
  return false;
}

Print PrintOf(const Line& line) {
  constexpr size_t kLongest = 120;  // bytes
  const std::string_view text = Trim(line.text);
  if ((line.kind != LineKind::kText && line.kind != LineKind::kItem) || text.empty()) return Print::kNone;
  if (IsComment(text)) return Print::kFurniture;
  if (text.size() > kLongest) return LongPrintOf(text);
  if (line.kind == LineKind::kItem && text.find(' ') != text.npos) return Print::kNone;
  const Patterns& patterns = AllPatterns();
  const bool dotted = text.find("\xC2\xB7") != text.npos;  // before an age
  if (!dotted && !MayMatch(text, patterns)) return Print::kNone;
  const std::string shape = Shape(text);
  if (const Print* const found = patterns.whole.Find(shape); found != nullptr) return *found;
  for (const auto& [pattern, head, tail, print] : patterns.open) {
    if (!shape.starts_with(head) || !shape.ends_with(tail)) continue;
    if (Matches(shape, pattern)) return print;
  }
  return EndsWithAge(shape) ? Print::kByline : Print::kNone;
}

// Several controls on one line: "Home  Following  Answer  Spaces", "About · Careers · Privacy".
bool IsMenu(std::string_view text) {
  if (text.size() > 120) return false;
  if (text.find('|') == text.npos && FindPair(text, 0, ' ', ' ') == text.size() &&
      FindPair(text, 0, '\xC2', '\xB7') == text.size())
    return false;
  bool bordered = false;  // by "  ", " · " or " | "
  for (size_t i = 0; i + 1 < text.size() && !bordered; ++i) {
    bordered =
        text[i] == ' ' && (text[i + 1] == ' ' || text.substr(i + 1).starts_with("· ") || text.substr(i + 1, 2) == "| ");
  }
  if (!bordered) return false;
  std::string shape = Shape(text);
  for (const std::string_view border : {" · ", " | "}) {
    for (size_t at = shape.find(border); at != shape.npos; at = shape.find(border, at))
      shape.replace(at, border.size(), "  ");
  }
  int known = 0;
  int all = 0;
  for (size_t begin = 0; begin < shape.size();) {
    const size_t end = std::min(shape.find("  ", begin), shape.size());
    const std::string_view word = Trim(std::string_view(shape).substr(begin, end - begin));
    begin = end + 2;
    if (word.empty()) continue;
    ++all;
    known += AllPatterns().whole.contains(word);
  }
  return known >= 2 && known * 3 >= all * 2;
}

// A person's name, or one word of a tag.
bool IsNameOrTag(std::string_view text) {
  text = Trim(text);
  if (text.empty() || text.size() > 40) return false;
  int words = 0;
  bool inside = false;
  bool capital = false;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    const bool ink = IsLetter(c.value) || IsDigit(c.value) || c.value == '_' || c.value == '-' || c.value == '.' ||
                     c.value == '\'' || c.value == U'’';
    if (!ink && c.value != ' ') return false;
    if (ink && !inside) ++words, capital = (words == 1 || capital) && IsUpper(c.value);
    inside = ink;
    i += c.length;
  }
  return text.back() != '.' && (words == 1 || (words <= 4 && capital));
}

// One word in small letters.
bool IsTag(std::string_view text) {
  text = Trim(text);
  return text.size() <= 24 && text.find(' ') == text.npos && IsLower(DecodeUtf8(text, 0).value) && IsNameOrTag(text);
}

// "# comments", in the languages of page.def.
bool CountsComments(std::string_view shape) {
  if (!shape.starts_with("# ") && !shape.ends_with(" #")) return false;
  for (const std::string_view word : {"comment", "kommentar", "коммент", "comentario", "comentário", "commentaire",
                                      "commenti", "komentarz", "yorum", "评论", "コメント", "댓글", "комент"}) {
    if (shape.find(word) != shape.npos) return true;
  }
  return false;
}

// Links to other pages below a line that heads them: short lines up to the next paragraph. The one right above that
// paragraph heads it.
void DropRelated(std::vector<Line>& lines, const std::vector<size_t>& written, std::vector<Print>& prints) {
  constexpr size_t kLongest = 140;  // bytes of a link
  constexpr size_t kMost = 20;      // links
  for (size_t head = 0; head < written.size(); ++head) {
    if (prints[head] != Print::kRelated) continue;
    prints[head] = Print::kNone;
    size_t end = head + 1;
    while (end < written.size() && end - head <= kMost && lines[written[end]].text.size() <= kLongest &&
           (lines[written[end]].kind == LineKind::kText || lines[written[end]].kind == LineKind::kItem))
      ++end;
    const bool more = end < written.size();
    if (more && end > head + 1) --end;
    if (end < head + 2) continue;
    for (size_t n = head; n < end; ++n) {
      prints[n] = Print::kFurniture;
      Drop(lines[written[n]], DropReason::kPageFurniture);
    }
  }
}

// Whether a line is marked as a question or as a part of the text.
bool IsMarked(const Line& line) {
  return line.kind == LineKind::kHeading || line.kind == LineKind::kCode || line.kind == LineKind::kFence ||
         line.bold || line.marker.kind == Marker::Kind::kQuestion || line.marker.kind == Marker::Kind::kAnswer ||
         (line.marker.kind == Marker::Kind::kOrdered && line.content.size() > 20);
}

// "3 comments" with what the readers of a page say below it, up to the end, between bylines and buttons.
void DropComments(std::vector<Line>& lines, const std::vector<size_t>& written, std::vector<Print>& prints) {
  constexpr size_t kMost = 200;  // lines
  for (size_t n = written.size(); n-- > 0 && written.size() - n <= kMost;) {
    if (IsMarked(lines[written[n]])) return;
    if (prints[n] != Print::kFurniture || !CountsComments(Shape(lines[written[n]].text))) continue;
    size_t printed = 0;
    for (size_t k = n + 1; k < written.size(); ++k) printed += prints[k] != Print::kNone;
    if (printed == 0 || printed * 5 < written.size() - n) return;
    for (size_t k = n; k < written.size(); ++k) {
      prints[k] = Print::kFurniture;
      Drop(lines[written[k]], DropReason::kPageFurniture);
    }
    return;
  }
}

}  // namespace

void ReadPage(Document& document) {
  std::vector<Line>& lines = document.lines;
  std::vector<size_t> written;  // lines that are neither blank nor dropped
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::kBlank && lines[i].kind != LineKind::kDropped) written.push_back(i);
  }
  std::vector<Print> prints(written.size());
  for (size_t n = 0; n < written.size(); ++n) {
    prints[n] = PrintOf(lines[written[n]]);
    if (prints[n] == Print::kNone && lines[written[n]].kind == LineKind::kText && IsMenu(Trim(lines[written[n]].text)))
      prints[n] = Print::kFurniture;
  }
  DropRelated(lines, written, prints);
  DropComments(lines, written, prints);
  for (size_t begin = 0; begin < written.size();) {
    if (prints[begin] == Print::kNone) {
      ++begin;
      continue;
    }
    // A run of printed lines, with names and tags between them.
    size_t last = begin;
    int sure = 0;
    int controls = 0;
    for (size_t n = begin; n < written.size() && n <= last + 2; ++n) {
      if (prints[n] == Print::kNone) {
        if (lines[written[n]].kind != LineKind::kText || !IsNameOrTag(lines[written[n]].text)) break;
        continue;
      }
      (prints[n] == Print::kControl ? controls : sure) += 1;
      last = n;
    }
    const bool run = sure + controls >= 2 && (sure > 0 || controls >= 3);
    for (size_t n = begin; n <= last; ++n) {
      if (run || prints[n] == Print::kFurniture || prints[n] == Print::kByline)
        Drop(lines[written[n]], DropReason::kPageFurniture);
    }
    // A name above the first line of the run, and tags above a menu.
    const auto above = [&](size_t n) -> Line& { return lines[written[n]]; };
    if (begin > 0 && prints[begin] == Print::kByline && EndsWithAge(Shape(above(begin).text)) &&
        above(begin - 1).kind == LineKind::kText && IsNameOrTag(above(begin - 1).text) &&
        above(begin - 1).text.find(' ') != std::string_view::npos)
      Drop(above(begin - 1), DropReason::kPageFurniture);
    size_t tags = 0;
    while (run && begin > tags && above(begin - tags - 1).kind == LineKind::kText &&
           IsTag(above(begin - tags - 1).text))
      ++tags;
    for (size_t n = begin - tags; n < begin && tags >= 2; ++n) Drop(above(n), DropReason::kPageFurniture);
    // The name beside the last byline of the run.
    const bool names = run && prints[last] == Print::kByline && last + 1 < written.size();
    if (names && lines[written[last + 1]].kind == LineKind::kText && IsNameOrTag(lines[written[last + 1]].text) &&
        lines[written[last + 1]].text.find(' ') != std::string_view::npos)
      Drop(lines[written[last + 1]], DropReason::kPageFurniture);
    begin = last + 1;
  }
}

}  // namespace emend
