// Headings that are known by the word and the number of a part that they open with, or by the signs on both sides.
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/passes.h"

namespace emend {
namespace {

// "第3章　…", "■第二部分 …": with a word for a part behind its number; not in a table of contents.
bool IsChapter(std::string_view text) {
  constexpr size_t kLongest = 120;  // bytes
  const size_t sign = text.find("第");
  if (sign == text.npos || sign > 6 || text.size() > kLongest || text.find("…") != text.npos) return false;
  for (size_t i = 0; i < sign;) {
    const CodePoint c = DecodeUtf8(text, i);
    if (IsLetter(c.value) || IsDigit(c.value)) return false;
    i += c.length;
  }
  size_t at = sign + 3;
  const size_t number = at;
  for (CodePoint c = DecodeUtf8(text, at);
       IsDigit(c.value) || std::u32string_view(U"一二三四五六七八九十").find(c.value) != std::u32string_view::npos;
       c = DecodeUtf8(text, at))
    at += c.length;
  if (at == number) return false;
  for (const std::string_view part : {"章", "节", "節", "部", "篇", "編", "回", "単元", "单元"})
    if (text.substr(at).starts_with(part)) return !text.ends_with("。") && !text.ends_with("？");
  return false;
}

// "Chapter 2. Sorting", "Teil 3 – Threads", "Week 1: Basics".
bool IsNamedPart(std::string_view text, std::string_view& word) {
  static constexpr auto kParts = std::to_array<std::string_view>(
      {"chapter", "part",     "section",  "module", "unit",      "week",   "day",       "round",     "lesson",
       "kapitel", "teil",     "modul",    "woche",  "tag",       "runde",  "abschnitt", "lektion",   "chapitre",
       "partie",  "semaine",  "jour",     "leçon",  "capítulo",  "parte",  "módulo",    "semana",    "día",
       "dia",     "lección",  "capitolo", "modulo", "settimana", "giorno", "lezione",   "rozdział",  "część",
       "moduł",   "tydzień",  "dzień",    "глава",  "часть",     "модуль", "неделя",    "день",      "урок",
       "розділ",  "частина",  "тиждень",  "bölüm",  "kısım",     "hafta",  "gün",       "hoofdstuk", "deel",
       "week",    "kapitola", "část",     "del",    "fejezet",   "rész"});
  constexpr size_t kLongest = 90;  // bytes
  if (text.size() > kLongest || text.empty()) return false;
  while (!text.empty() && !IsLetter(DecodeUtf8(text, 0).value) && !IsDigit(DecodeUtf8(text, 0).value))
    text.remove_prefix(DecodeUtf8(text, 0).length);
  const size_t space = text.find(' ');
  if (space == text.npos || space + 1 >= text.size() || !IsAsciiDigit(text[space + 1])) return false;
  const size_t end = text.find_first_not_of("0123456789", space + 1);
  if (end == text.npos || end - space > 3) return false;
  const std::string_view rest = text.substr(end);
  const bool ends = rest.starts_with(". ") || rest.starts_with(": ") || rest.starts_with(" - ") ||
                    rest.starts_with(" – ") || rest.starts_with(" — ");
  if (!ends || text.ends_with('.') || text.ends_with('?') || text.ends_with(',')) return false;
  const FoldedText fold(text.substr(0, space));
  for (const std::string_view part : kParts) {
    if (fold.view() == part) return word = part, true;
  }
  return false;
}

// "— Basics —", "▪▪▪ Basics ▪▪▪": the same sign on both sides. What stands between upright lines is a table's row.
bool IsBetweenSigns(std::string_view text, std::string_view& title) {
  constexpr size_t kLongest = 80;  // code points
  if (text.empty() || static_cast<unsigned char>(text[0]) < 0xC0) return false;
  const size_t open = text.find(' ');
  const size_t close = text.rfind(' ');
  if (open == text.npos || open > 24 || close < open + 2 || text.substr(0, open) != text.substr(close + 1))
    return false;
  for (size_t i = 0; i < open;) {
    const CodePoint c = DecodeUtf8(text, i);
    if (IsLetter(c.value) || IsDigit(c.value) || c.value == U'│' || c.value == U'┃' || c.value == U'║') return false;
    i += c.length;
  }
  title = Trim(text.substr(open, close - open));
  bool letter = false;
  for (size_t i = 0; i < title.size();) {
    const CodePoint c = DecodeUtf8(title, i);
    letter = letter || IsLetter(c.value);
    i += c.length;
  }
  if (title.find(text.substr(0, open)) != title.npos) return false;
  return letter && CountCodePoints(title) <= kLongest && std::string_view(".?!").find(title.back()) == text.npos;
}

// Two or more, as one alone may be a line of the text.
void ReadNamedParts(std::vector<Line>& lines) {
  std::map<std::string_view, std::vector<size_t>> parts;
  std::string_view word;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::kText && lines[i].marker.kind == Marker::Kind::kNone && lines[i].part == 0 &&
        IsNamedPart(Trim(lines[i].text), word))
      parts[word].push_back(i);
  }
  for (const auto& [name, places] : parts) {
    if (places.size() < 2) continue;
    for (const size_t i : places) {
      lines[i].kind = LineKind::kHeading;
      lines[i].level = 2;
    }
  }
}

}  // namespace

void ReadChapters(Document& document) {
  ReadNamedParts(document.lines);
  for (Line& line : document.lines) {
    if (line.kind != LineKind::kText && line.kind != LineKind::kItem) continue;
    if (std::string_view title; IsBetweenSigns(Trim(line.text), title)) {
      line.kind = LineKind::kHeading;
      line.level = 2;
      line.marker = {};
      line.content = title;
      continue;
    }
    if (!IsChapter(Trim(line.text))) continue;
    line.kind = LineKind::kHeading;
    line.level = 2;
    line.marker = {};
    line.content = Trim(line.text);
    line.content.remove_prefix(line.content.find("第"));
  }
}

}  // namespace emend
