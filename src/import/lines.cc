#include "import/lines.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/labels.h"
#include "import/numerals.h"

namespace emend {
namespace {

using Kind = Marker::Kind;

size_t SkipBlanks(std::string_view text, size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

// Signs that stand for a bullet. Those of ASCII need white space behind them, the others do not.
constexpr std::array<char32_t, 42> kBullets = {
    U'・', U'･', U'※', U'☑', U'•', U'◦', U'▪', U'▫', U'●', U'○', U'■', U'□', U'‣',      U'⁃',
    U'∙',  U'·', U'⦿', U'⦾', U'◆', U'◇', U'►', U'▶', U'▸', U'▼', U'▾', U'▹', U'➤',      U'➢',
    U'➔',  U'→', U'↳', U'❖', U'✦', U'✧', U'–', U'—', U'⁕', U'☐', U'−', U'✓', U'\uF0B7', U'\uF0A7'};

bool IsBulletSign(char32_t c) { return std::find(kBullets.begin(), kBullets.end(), c) != kBullets.end(); }

struct Number {
  int value = -1;
  char family = 0;
  size_t length = 0;  // bytes
  int parts = 1;      // "2.3.1" has three
};

Number ReadNumber(std::string_view text) {
  Number number;
  int value = 0;
  size_t at = 0;
  while (at < text.size() && at < 4 && IsAsciiDigit(text[at])) value = value * 10 + (text[at++] - '0');
  if (at > 0) {
    if (size_t key = KeycapLength(text.substr(at)); key > 0) {
      at += key;
      if (at + 1 < text.size() && IsAsciiDigit(text[at]) && (key = KeycapLength(text.substr(at + 1))) > 0)
        value = value * 10 + (text[at] - '0'), at += 1 + key;
      return {value, 'o', at, 1};
    }
    if (at < text.size() && IsAsciiDigit(text[at])) return {};
    number = {value, 'd', at, 1};
    while (at + 1 < text.size() && text[at] == '.' && IsAsciiDigit(text[at + 1])) {  // 2.3
      size_t next = at + 1;
      int part = 0;
      while (next < text.size() && IsAsciiDigit(text[next]) && next - at < 4) part = part * 10 + (text[next++] - '0');
      number = {part, 'm', next, number.parts + 1};
      at = next;
    }
    return number;
  }
  const CodePoint c = DecodeUtf8(text, 0);
  if (c.value >= U'０' && c.value <= U'９') {
    for (CodePoint d = c; d.value >= U'０' && d.value <= U'９'; d = DecodeUtf8(text, at)) {
      value = value * 10 + static_cast<int>(d.value - U'０'), at += d.length;
      if (value > 9999) return {};
    }
    return {value, 'd', at, 1};
  }
  if (c.value == U'🔟') return {10, 'o', c.length, 1};
  if (c.value >= U'①' && c.value <= U'⑳') {
    // "① one ② two": steps within a paragraph make no list of it.
    std::string next;
    AppendUtf8(c.value + 1, next);
    if (text.find(next) != text.npos) return {};
    return {static_cast<int>(c.value - U'①') + 1, 'o', c.length, 1};
  }
  if ((c.value >= 'a' && c.value <= 'z') || (c.value >= 'A' && c.value <= 'Z')) {
    const bool upper = c.value <= 'Z';
    const auto small = static_cast<char>(c.value | 0x20);
    if (text.size() > 1 && IsLetter(static_cast<unsigned char>(text[1])) && small != 'i' && small != 'v' &&
        small != 'x' && static_cast<unsigned char>(text[1]) < 0x80)
      return {};  // a word, and no Roman numeral
    std::string lower;
    while (at < text.size() && at < 6 && IsLetter(static_cast<unsigned char>(text[at])))
      lower.push_back(static_cast<char>(text[at++] | 0x20));
    if (at < text.size() && IsLetter(DecodeUtf8(text, at).value)) return {};
    if (const int roman = RomanValue(lower);
        roman > 0 && (lower.size() > 1 || lower == "i" || lower == "v" || lower == "x")) {
      return {roman, upper ? 'I' : 'i', at, 1};
    }
    if (lower.size() == 1) return {lower[0] - 'a' + 1, upper ? 'A' : 'a', 1, 1};
  }
  if (c.value >= U'а' && c.value <= U'я') return {static_cast<int>(c.value - U'а') + 1, 'a', c.length, 1};
  static constexpr std::u32string_view kHan = U"一二三四五六七八九十";
  if (const size_t han = kHan.find(c.value); c.length > 0 && han != kHan.npos)
    return {static_cast<int>(han) + 1, 'h', c.length, 1};
  return {};
}

// A bullet with what makes it one; kNone else.
MarkerMatch ReadBullet(std::string_view text) {
  const char c = text[0];
  if (IsAsciiDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z' && c != 'o')) return {};
  static constexpr auto kArrows = std::to_array<std::string_view>({"-> ", "=> ", "--> ", "==> ", ">> "});
  for (const std::string_view arrow : kArrows)
    if (arrow[0] == c && text.starts_with(arrow)) return {{Kind::kBullet, -1, '-', 0}, SkipBlanks(text, arrow.size())};
  if (c == '-' || c == '*' || c == '+') {
    if (text.size() == 1) return {{Kind::kBullet, -1, c, 0}, 1};
    if (text[1] != ' ' && text[1] != '\t') return {};
    size_t at = SkipBlanks(text, 1);
    if (text.substr(at).starts_with("[ ] ") || text.substr(at).starts_with("[x] ") ||
        text.substr(at).starts_with("[X] "))
      at += 4;
    return {{Kind::kBullet, -1, c, 0}, at};
  }
  if (c == 'o' && text.size() > 2 && (text[1] == '\t' || text.substr(1, 2) == "  "))
    return {{Kind::kBullet, -1, '-', 0}, SkipBlanks(text, 1)};
  if (static_cast<unsigned char>(c) < 0x80) return {};
  const CodePoint sign = DecodeUtf8(text, 0);
  // Of Wingdings and Symbol, in word processors.
  const bool symbol =
      (sign.value >= 0xF000 && sign.value <= 0xF0FF) ||
      ((sign.value == U'§' || sign.value == U'Ø' || sign.value == U'ü') && text.substr(sign.length).starts_with('\t'));
  if (symbol && sign.length < text.size() && IsBlank(text[sign.length]))
    return {{Kind::kBullet, -1, '*', 0}, SkipBlanks(text, sign.length)};
  if (!IsBulletSign(sign.value)) return {};
  size_t end = sign.length;
  if (text.substr(end).starts_with("\xEF\xB8\x8E") || text.substr(end).starts_with("\xEF\xB8\x8F")) end += 3;
  const size_t at = SkipBlanks(text, end);
  const bool dash = sign.value == U'–' || sign.value == U'—' || sign.value == U'−' || sign.value == U'→' ||
                    sign.value == U'·' || sign.value == U'↳';
  if (dash && at == sign.length) return {};
  const bool toggle =
      sign.value == U'▶' || sign.value == U'▸' || sign.value == U'►' || sign.value == U'▼' || sign.value == U'▾';
  return {{Kind::kBullet, -1, dash ? '-' : toggle ? '>' : '*', 0}, at};
}

// "12.", "12)", "(12)", "[12]", "#12", "12 -", "12:", "a)", "iv.", "１．", "①", "2.3"
MarkerMatch ReadOrdered(std::string_view text) {
  size_t at = 0;
  char open = 0;
  if (text[0] == '(' || text[0] == '[' || text[0] == '#') open = text[0], at = 1;
  bool wide_open = false;
  const bool ascii = static_cast<unsigned char>(text[0]) < 0x80;
  if (!ascii && (text.starts_with("（") || text.starts_with("【"))) at = 3, wide_open = true;
  if (!ascii || text[0] == 'N' || text[0] == 'n') {
    for (const std::string_view sign : {"№", "Nº", "nº", "N°", "n°", "第"}) {
      if (text.starts_with(sign)) open = '#', at = SkipBlanks(text, sign.size());
    }
  }
  const Number number = ReadNumber(text.substr(at));
  if (number.length == 0) return {};
  at += number.length;
  Marker marker{Kind::kOrdered, number.value, 0, number.family};
  if (number.family == 'o') return {marker, SkipBlanks(text, at)};
  const std::string_view rest = text.substr(at);
  struct End {
    std::string_view sign;
    char style;
  };
  // "第1题：": what stands behind the word for a question.
  const auto skip_stop = [&](size_t from) {
    for (const std::string_view stop : {"：", ":", "、", "．", "."}) {
      if (text.substr(from).starts_with(stop)) return from + stop.size();
    }
    return from;
  };
  static constexpr End kEnds[] = {{".", '.'},  {")", ')'},  {":", ':'},  {"、", '.'}, {"．", '.'},
                                  {"：", ':'}, {"）", ')'}, {"】", ']'}, {"]", ']'},  {"/", '/'},
                                  {"问", '.'}, {"题", '.'}, {"題", '.'}};
  for (const End& end : kEnds) {
    if (!rest.starts_with(end.sign)) continue;
    marker.style = end.style;
    at += end.sign.size();
    if (end.sign == "题" || end.sign == "題" || end.sign == "问") at = skip_stop(at);
    break;
  }
  const bool letter = number.family == 'a' || number.family == 'A' || number.family == 'i' || number.family == 'I';
  if (open == '(' || wide_open) {
    if (marker.style != ')' && marker.style != ']') return {};
    marker.style = '(';
  } else if (open == '[') {
    if (marker.style != ']') return {};
  } else if (open == '#') {
    if (letter || number.family == 'h') return {};
    if (marker.style == 0) marker.style = '#';
  } else if (marker.style == 0) {
    // "12 - text", "12 text" only for sub-numbers such as 2.3, "12\ttext"
    const size_t next = SkipBlanks(text, at);
    if (letter || number.family == 'h') return {};
    // "01 | What …": the only bar of the line
    if (next > at && text.substr(next).starts_with("| ") && text.find('|', next + 1) == text.npos &&
        number.parts == 1) {
      marker.style = '|';
      return {marker, SkipBlanks(text, next + 1)};
    }
    if (next > at && (text.substr(next).starts_with("- ") || text.substr(next).starts_with("– ") ||
                      text.substr(next).starts_with("— "))) {
      marker.style = '-';
      at = SkipBlanks(text, text.find(' ', next));
      return {marker, at};
    }
    if (!(number.parts > 1 && next > at) && !(next > at && text[at] == '\t')) return {};
    marker.style = ' ';
  } else if (marker.style == ']') {
    return {};
  } else if ((marker.style == ':' || marker.style == '/') && (letter || number.family == 'h')) {
    return {};
  }
  if (at == text.size()) return {marker, at};
  const size_t next = SkipBlanks(text, at);
  if (next == at && open != '#') {
    // "1.What" is a mark, "3.5 times", "e.g.", "a.b" and "v1.2" are not.
    const CodePoint c = DecodeUtf8(text, at);
    if (letter || IsDigit(c.value) || c.value == '.' || c.value == '/' || c.value == '-') return {};
    if (rest.starts_with("、") || rest.starts_with("．")) return {marker, next};
    if (marker.style == ':' ||
        !(IsUpper(c.value) || c.value >= 0x2E80 || c.value == '*' || c.value == '`' || c.value == '_'))
      return {};
  } else if (next == at && marker.style == '#') {
    return {};
  }
  return {marker, next};
}

// "B2. ", "C10) ": the second question of part B.
MarkerMatch ReadLetteredNumber(std::string_view text) {
  if (text.size() < 4 || text[0] < 'A' || text[0] > 'Z' || !IsAsciiDigit(text[1])) return {};
  const size_t end = IsAsciiDigit(text[2]) ? 3 : 2;
  if (end + 1 >= text.size() || (text[end] != '.' && text[end] != ')') || text[end + 1] != ' ') return {};
  const int value = end == 2 ? text[1] - '0' : (text[1] - '0') * 10 + (text[2] - '0');
  return {{Kind::kOrdered, value, text[end], 'd'}, SkipBlanks(text, end + 1)};
}

// The text behind the emoji that it opens with, where more follows: "❓ What …", "👉 **Answer:** …".
std::string_view WithoutSigns(std::string_view text) {
  std::string_view rest = text;
  for (CodePoint c = DecodeUtf8(rest, 0);
       c.length > 1 && (IsEmoji(c.value) || (rest.size() < text.size() && c.value == ' ')) && !IsBulletSign(c.value);
       c = DecodeUtf8(rest, 0)) {
    rest.remove_prefix(c.length);
  }
  rest.remove_prefix(SkipBlanks(rest, 0));
  return rest.empty() ? text : rest;
}

}  // namespace

MarkerMatch ReadMarker(std::string_view text) {
  if (text.empty()) return {};
  if (const MarkerMatch bullet = ReadBullet(text); bullet.length > 0) return bullet;
  // "Q)" is no item between P and R.
  if (text[0] == 'Q' && text.size() > 1 && (text[1] == ')' || text[1] == '.' || text[1] == ':')) {
    if (const LabelMatch label = MatchLabel(text); label.length > 0)
      return {{label.kind, label.number, label.style, 0}, label.length};
  }
  if (const MarkerMatch ordered = ReadOrdered(text); ordered.length > 0) return ordered;
  const LabelMatch label = MatchLabel(text);
  if (label.length == 0) return ReadLetteredNumber(text);
  return {{label.kind, label.number, label.style, label.number >= 0 ? 'd' : '\0'}, label.length};
}

std::string_view StripEmphasis(std::string_view text) {
  if (text.empty() || (text[0] != '*' && text[0] != '_')) return text;
  for (const std::string_view mark : {"***", "**", "__", "*", "_"}) {
    if (text.size() <= 2 * mark.size() || !text.starts_with(mark) || !text.ends_with(mark)) continue;
    const std::string_view inner = text.substr(mark.size(), text.size() - 2 * mark.size());
    if (inner.find(mark) != inner.npos || inner.front() == mark[0] || inner.front() == ' ' || inner.back() == ' ')
      continue;
    if (mark[0] == '_' && mark.size() > 1 && inner.find(' ') == inner.npos) continue;  // __init__
    return inner;
  }
  return text;
}

void ReadSurface(Line& line) {
  std::string_view rest = line.text;
  const auto skip_indent = [&] {
    while (!rest.empty() && (rest[0] == ' ' || rest[0] == '\t')) {
      line.indent = rest[0] == '\t' ? (line.indent / 4 + 1) * 4 : line.indent + 1;
      rest.remove_prefix(1);
    }
  };
  skip_indent();
  while (
      !rest.empty() && rest[0] == '>' && !rest.starts_with(">>>") &&
      (rest.size() == 1 || rest[1] == ' ' || rest[1] == '>' || rest[1] == '*' || IsLetter(DecodeUtf8(rest, 1).value))) {
    ++line.quote_depth;
    rest.remove_prefix(1);
    if (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
    line.indent = 0;
    skip_indent();
  }
  // "> [!question]- What …": the title of a callout
  if (line.quote_depth > 0 && rest.starts_with("[!")) {
    const size_t close = rest.find(']');
    if (close != rest.npos && close > 3 && close < 24) {
      const Marker::Kind side = LabelKind(rest.substr(2, close - 2));
      const bool asks = side == Kind::kQuestion || rest.starts_with("[!faq]") || rest.starts_with("[!help]");
      std::string_view title = rest.substr(close + 1);
      if (title.starts_with('-') || title.starts_with('+')) title.remove_prefix(1);
      title = Trim(title);
      if (!title.empty()) {
        rest = title;
        if (asks) line.marker = {Kind::kQuestion, -1, ':', 0};
      }
    }
  }
  rest = WithoutSigns(rest);
  line.content = rest;
  if (rest.empty()) {
    line.kind = LineKind::kBlank;
    return;
  }
  if (rest[0] == '#') {
    size_t level = 0;
    while (level < rest.size() && rest[level] == '#') ++level;
    const bool spaced = level < rest.size() && (rest[level] == ' ' || rest[level] == '\t');
    if (level <= 6 && spaced) {
      rest = Trim(rest.substr(level));
      while (rest.ends_with('#') && rest.size() > 1 && (rest[rest.size() - 2] == '#' || rest[rest.size() - 2] == ' '))
        rest.remove_suffix(1);
      rest = Trim(rest);
      // "## Title {#anchor .class}"
      if (const size_t open = rest.rfind(" {");
          open != rest.npos && rest.ends_with('}') && open > 0 &&
          (rest[open + 2] == '#' || rest[open + 2] == '.' || rest[open + 2] == '-'))
        rest = Trim(rest.substr(0, open));
      line.kind = LineKind::kHeading;
      line.level = static_cast<uint8_t>(level);
    }
  }
  // Emphasis and marks may come in either order: `**1. x**`, `1. **x**`, `- **Answer:** x`.
  const auto strip_bold = [&] {
    const std::string_view inner = StripEmphasis(rest);
    if (inner.size() + 4 <= rest.size() || (inner.size() < rest.size() && line.kind == LineKind::kHeading))
      line.bold = line.bold || inner.size() + 4 <= rest.size(), rest = inner;
  };
  strip_bold();
  for (int round = 0; round < 2 && line.marker.kind != Kind::kQuestion && line.marker.kind != Kind::kAnswer; ++round) {
    MarkerMatch match = ReadMarker(rest);
    if (match.length == 0 && rest.starts_with("**")) {
      // A label in emphasis of its own: `**Answer:** text`, `**Q1.** text`, `**1.** text`
      const size_t close = rest.find("**", 2);
      if (close != rest.npos && close < 240) {
        const std::string_view inner = Trim(rest.substr(2, close - 2));
        const bool colon_outside = rest.substr(close + 2).starts_with(":");
        std::string label(inner);
        if (colon_outside) label += ':';
        if (label.ends_with('.') && LabelKind(label) == Kind::kAnswer) label.back() = ':';  // "**Answer.** It …"
        const MarkerMatch inside = ReadMarker(label);
        if (close < 48 && inside.length == label.size() && inside.marker.kind != Kind::kBullet)
          match = {inside.marker, SkipBlanks(rest, close + 2 + (colon_outside ? 1 : 0))};
        else if (inside.length > 0 && inside.marker.kind == Kind::kQuestion)  // "**Question 5: What …?** It …"
          match = {inside.marker, SkipBlanks(rest, 2) + inside.length};
      }
    }
    if (match.length == 0) break;
    if (round == 1 && line.marker.kind == Kind::kOrdered && match.marker.kind == Kind::kOrdered) break;
    if (round == 1 && match.marker.kind == Kind::kBullet) break;
    const Marker first = line.marker;
    line.marker = match.marker;
    if (line.marker.number < 0 && first.kind == Kind::kOrdered)
      line.marker.number = first.number, line.marker.family = first.family;
    rest = rest.substr(match.length);
    strip_bold();
    if (round == 0 &&
        (first.kind != Kind::kNone || match.marker.kind == Kind::kQuestion || match.marker.kind == Kind::kAnswer))
      break;
  }
  if (line.kind == LineKind::kText && line.marker.kind != Kind::kNone && rest.starts_with("##")) {  // "1. ### What …"
    const size_t level = std::min(rest.find_first_not_of('#'), rest.size());
    if (level <= 6 && level < rest.size() && rest[level] == ' ') {
      line.kind = LineKind::kHeading;
      line.level = static_cast<uint8_t>(level);
      rest = Trim(rest.substr(level));
      strip_bold();
    }
  }
  if (rest == "?" && line.marker.kind == Kind::kNone)
    line.marker = {Kind::kAnswer, -1, '?', 0};  // flashcards: the answer stands below
  line.content = Trim(rest);
  if (line.kind == LineKind::kText && (line.marker.kind == Kind::kBullet || line.marker.kind == Kind::kOrdered))
    line.kind = LineKind::kItem;
}

size_t IndentOf(std::string_view text) { return std::min(text.find_first_not_of(' '), text.size()); }

bool Asks(std::string_view text) {
  text = Trim(text);
  return text.ends_with('?') || text.ends_with("？") || text.ends_with("؟");
}

bool IsUnmarked(const Line& line) { return line.kind == LineKind::kText && line.marker.kind == Marker::Kind::kNone; }

void Drop(Line& line, DropReason reason) {
  line.kind = LineKind::kDropped;
  line.drop = reason;
}

}  // namespace emend
