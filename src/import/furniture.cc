// What pages and exporters put between the lines of a text: image placeholders, bare links, page numbers, running
// heads, "back to top". Known by shape and by how often it comes back.
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/hashed_numbers.h"
#include "base/phrases.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/lines.h"
#include "import/passes.h"
#include "import/pictures.h"
#include "import/stamp.h"

namespace emend {
namespace {

bool IsBareLink(std::string_view text) {
  if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
  const bool scheme = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
  return scheme && text.find_first_of(" \t") == text.npos && text.size() > 8;
}

// "Page 3 of 10", "- 3 -", "3 / 10", "Seite 3": digits with nothing but a page's word around them.
bool IsPageNumber(std::string_view text) {
  static constexpr std::array<std::string_view, 38> kWords = {
      "сторінка", "з",           "z",           "sur",   "di",    "sida",  "av",     "van",    "oldal",  "stránka",
      "strana",   "trang",       "halaman",     "pg",    "页",    "頁",    "第",     "共",     "page",   "slide",
      "folie",    "diapositive", "diapositiva", "слайд", "slajd", "seite", "página", "pagina", "strona", "страница",
      "стр",      "sayfa",       "p",           "s",     "of",    "von",   "de",     "из"};
  if (text.size() > 32 || text.find_first_of("0123456789") == text.npos) return false;
  std::string word;
  bool digits = false;
  bool named = false;
  const auto known = [&] {
    if (word.empty()) return true;
    for (const std::string_view w : kWords) {
      if (word == w) return named = named || w.size() > 2, true;
    }
    return false;
  };
  const FoldedText fold(text);
  const std::string_view folded = fold.view();
  for (size_t i = 0; i < folded.size();) {
    const CodePoint c = DecodeUtf8(folded, i);
    i += c.length;
    if (IsLetter(c.value)) {
      AppendUtf8(c.value, word);
      continue;
    }
    if (!known()) return false;
    word.clear();
    digits = digits || IsDigit(c.value);
    if (!IsDigit(c.value) && !IsSpace(c.value) &&
        std::u32string_view(U"-–—－/|.[]").find(c.value) == std::u32string_view::npos)
      return false;
  }
  if (!known() || !digits) return false;
  return named || folded.find('-') == 0 || folded.find("–") == 0 || folded.find("—") == 0 || folded.find("－") == 0;
}

// "#go #basics": a line of nothing but hashtags.
bool IsHashtags(std::string_view text) {
  if (text.size() < 2 || text.size() > 160 || text[0] != '#') return false;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (!word.empty() && (word[0] != '#' || word.size() < 2 || !IsLetter(DecodeUtf8(word, 1).value))) return false;
    begin = end + 1;
  }
  return true;
}

bool IsBackLink(std::string_view text) {
  static const auto& phrases = *new Phrases(
      {"back to top", "back to the top", "nach oben", "↥ back", "volver arriba", "retour en haut", "наверх"});
  if (text.size() > 360) return false;  // folded it is at least a third as long
  const FoldedText fold(text);
  const std::string_view folded = fold.view();
  bool found = false;
  if (folded.size() < 120) phrases.Find(folded, [&](size_t) { return found = true; });
  return found;
}

// "2025-02-19 23:48" alone: when a note was written.
bool IsTimestamp(std::string_view text) {
  constexpr size_t kLongest = 40;  // bytes
  if (text.size() < 8 || text.size() > kLongest || text.find_first_of("0123456789") == text.npos) return false;
  Stamp stamp;
  return StampLength(text, stamp) == text.size() && stamp.date && (stamp.time || text.size() > 9);
}

// "[a]" on a line of its own, and "[a]What a reader notes" at the end: comments of word processors. The mark stands in
// the text twice.
bool IsNoteMark(std::string_view line, std::string_view text) {
  constexpr size_t kLongest = 10;  // bytes of a mark
  const size_t close = line.starts_with('[') ? line.find(']') : line.npos;
  if (close == line.npos || close < 2 || close >= kLongest) return false;
  size_t letters = 0;
  for (size_t i = 1; i < close;) {
    const CodePoint c = DecodeUtf8(line, i);
    if (!IsLetter(c.value) && !IsDigit(c.value)) return false;
    letters += IsLetter(c.value);
    i += c.length;
  }
  const bool alone = close + 1 == line.size();
  if (letters == 0 || (!alone && !IsLetter(DecodeUtf8(line, close + 1).value))) return false;
  const std::string_view mark = line.substr(0, close + 1);
  const size_t first = text.find(mark);
  const size_t last = text.rfind(mark);
  if (first == last) return false;
  // Alone it stands for a note below; a note stands behind its mark.
  return alone ? last + mark.size() < text.size() && IsLetter(DecodeUtf8(text, last + mark.size()).value)
               : text.substr(first, line.size()) != line;
}

// Makes `out` the line with every number as '#' and single spaces: what running heads and feet have in common.
void WritePattern(std::string_view text, std::string& out) {
  out.clear();
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (c == ' ' && !out.empty() && out.back() == ' ') continue;
    if (!digit)
      out.push_back(c);
    else if (out.empty() || out.back() != '#')
      out.push_back('#');
  }
}

// "52            THE NAME OF THE BOOK": a page's number at the other border than its head.
bool NumbersPage(std::string_view text) {
  constexpr std::string_view kGap = "   ";
  constexpr std::string_view kDigits = "0123456789";
  text = Trim(text);
  const size_t first = text.find_first_not_of(kDigits);
  const size_t last = text.find_last_not_of(kDigits);
  if (first == text.npos) return false;
  return (first > 0 && first <= 4 && text.substr(first).starts_with(kGap)) ||
         (text.size() - last - 1 > 0 && text.size() - last - 1 <= 4 && text.substr(0, last + 1).ends_with(kGap));
}

// Three letters in a row: a head has a name.
bool HasWord(std::string_view text) {
  int letters = 0;
  for (size_t i = 0; i < text.size() && letters < 3;) {
    const CodePoint c = DecodeUtf8(text, i);
    letters = IsLetter(c.value) ? letters + (c.value >= 0x2E80 ? 2 : 1) : 0;
    i += c.length;
  }
  return letters >= 3;
}

// "[a]…", "[b]…" as the last lines: the comments of a word processor whose marks in the text are gone.
void ReadNotes(std::vector<Line>& lines) {
  const auto letter_of = [](const Line& line) {
    const std::string_view text = line.text;
    return text.size() > 3 && text[0] == '[' && text[2] == ']' && text[1] >= 'a' && text[1] <= 'z' ? text[1] : '\0';
  };
  size_t at = lines.size();
  char next = 0;
  while (at > 0) {
    const Line& line = lines[at - 1];
    const char letter = letter_of(line);
    const bool fits = letter != 0 && (next == 0 || letter + 1 == next);
    if (line.kind != LineKind::kBlank && line.kind != LineKind::kDropped && !fits) break;
    if (fits) next = letter;
    --at;
  }
  if (next != 'a') return;
  for (size_t i = at; i < lines.size(); ++i) {
    if (letter_of(lines[i]) != 0) Drop(lines[i], DropReason::kPageFurniture);
  }
}

// "… Page # of #", "# / #", "Seite #": what only a page's border says.
bool CountsPages(std::string_view pattern) {
  if (pattern.ends_with(" #/#") && pattern.find(":") == pattern.npos) return true;  // "Score: 4/5" is none
  static constexpr std::array<std::string_view, 14> kCounts = {"# of #",  "# von #",  "# / #",      "# sur #", "# de #",
                                                               "# di #",  "# из #",   "# z #",      "page #",  "Page #",
                                                               "Seite #", "Página #", "Страница #", "Strona #"};
  for (const std::string_view count : kCounts) {
    if (pattern.find(count) != pattern.npos) return true;
  }
  return false;
}

// Heads and feet of pages: the same line with other numbers, or the same line in the middle of a sentence, three times.
void ReadRunningHeads(std::vector<Line>& lines) {
  struct Seen {
    size_t first = 0;  // line
    int count = 0;
    int cuts = 0;  // how often the line stands where a sentence goes on
    bool varies = false;
    bool border = false;  // stands beside a number that counts up
  };
  std::vector<bool> dropped(lines.size(), false);  // here
  const auto drop = [&](size_t i) {
    Drop(lines[i], DropReason::kPageFurniture);
    dropped[i] = true;
  };
  const auto open = [](const Line& line) {
    return line.kind == LineKind::kText && line.marker.kind == Marker::Kind::kNone && line.text.size() < 100;
  };
  std::vector<Seen> seen;  // one for each pattern
  HashedNumbers numbers;   // of `seen`, by the hash of the pattern
  constexpr uint32_t kNotOpen = UINT32_MAX;
  std::vector<uint32_t> seen_at(lines.size(), kNotOpen);  // by line
  std::string pattern, other;
  const auto find = [&](size_t i) {
    WritePattern(lines[i].content, pattern);
    const uint64_t hash = std::hash<std::string_view>{}(pattern);
    for (uint32_t link = numbers.First(hash); link != HashedNumbers::kNone; link = numbers.Next(link)) {
      WritePattern(lines[seen[numbers.Number(link)].first].content, other);
      if (pattern == other) return numbers.Number(link);
    }
    const auto number = static_cast<uint32_t>(seen.size());
    seen.push_back({i});
    numbers.Add(hash, number);
    return number;
  };
  const auto neighbour = [&](size_t i, int step) -> const Line* {
    for (size_t k = i + static_cast<size_t>(step), n = 0; k < lines.size() && n < 4;
         k += static_cast<size_t>(step), ++n) {
      if (lines[k].kind != LineKind::kBlank && lines[k].kind != LineKind::kDropped) return &lines[k];
    }
    return nullptr;
  };
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!open(lines[i])) continue;
    seen_at[i] = find(i);
    Seen& s = seen[seen_at[i]];
    ++s.count;
    s.varies = s.varies || lines[s.first].content != lines[i].content;
    const Line* before = neighbour(i, -1);
    const Line* after = neighbour(i, 1);
    if (before == nullptr || after == nullptr || before->kind != LineKind::kText || after->kind != LineKind::kText ||
        after->content.empty())
      continue;
    const char end = before->text.back();
    const bool goes_on =
        IsLower(DecodeUtf8(after->content, 0).value) && ((end >= 'a' && end <= 'z') || end == ',' || end == '-');
    s.cuts += goes_on;
  }
  for (size_t i = 0; i < lines.size(); ++i) {
    if (seen_at[i] == kNotOpen) continue;
    const Line& line = lines[i];
    const Seen& s = seen[seen_at[i]];
    if (s.count < 2) continue;
    const char end = line.content.back();
    const bool sentence = end == ':' || end == '?' || end == '!' || end == ';' || (end == '.' && !s.varies);
    if (s.count >= 3 && !sentence && s.cuts * 2 >= s.count && HasWord(line.content)) drop(i);
    if (!s.varies) continue;
    WritePattern(line.content, pattern);
    if (CountsPages(pattern) || NumbersPage(line.text)) drop(i);
  }
  // A line that comes back with a lone number beside it, which counts up: both are the border of a page.
  const auto number_beside = [&](size_t i) -> size_t {
    for (const int step : {-1, 1}) {
      size_t k = i + static_cast<size_t>(step);
      while (k < lines.size() && lines[k].text.empty()) k += static_cast<size_t>(step);
      if (k >= lines.size() || lines[k].kind != LineKind::kText) continue;
      const std::string_view text = Trim(lines[k].text);
      if (!text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == text.npos) return k;
    }
    return lines.size();
  };
  std::map<uint32_t, std::vector<std::pair<size_t, size_t>>> borders;  // by pattern: the lines and their numbers
  for (size_t i = 0; i < lines.size(); ++i) {
    if (seen_at[i] == kNotOpen || !open(lines[i]) || seen[seen_at[i]].count < 2 || seen[seen_at[i]].varies) continue;
    if (const size_t number = number_beside(i); number < lines.size()) borders[seen_at[i]].emplace_back(i, number);
  }
  for (const auto& [at, places] : borders) {
    const auto value = [&](const auto& place) { return std::stoi(std::string(Trim(lines[place.second].text))); };
    bool rises = places.size() >= 2 && static_cast<int>(places.size()) * 3 >= seen[at].count * 2;
    for (size_t k = 1; k < places.size() && rises; ++k) rises = value(places[k]) > value(places[k - 1]);
    if (!rises) continue;
    seen[at].border = true;
    // The last page has its number, but no next head.
    constexpr size_t kLongestPage = 120;  // lines
    const std::string next = std::to_string(value(places.back()) + 1);
    const size_t end = std::min(lines.size(), places.back().second + kLongestPage);
    for (size_t i = places.back().second + 1; i < end; ++i) {
      if (lines[i].kind == LineKind::kText && Trim(lines[i].text) == next) drop(i);
    }
    for (const auto& [head, number] : places) drop(number);
  }
  for (size_t i = 0; i < lines.size(); ++i) {
    if (seen_at[i] != kNotOpen && seen[seen_at[i]].border && open(lines[i])) drop(i);
  }
  // The other line of a page's border: the same each time, beside one that counts pages.
  const std::vector<bool> counting = dropped;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (seen_at[i] == kNotOpen || !open(lines[i]) || seen[seen_at[i]].count < 2) continue;
    const auto counts = [&](size_t k) {
      return k < lines.size() &&
             (counting[k] || (lines[k].drop == DropReason::kPageFurniture && IsPageNumber(Trim(lines[k].text))));
    };
    if (counts(i - 1) || counts(i + 1)) drop(i);
  }
}

// What programs keep about a note above its text: `key: value` lines between two `---` at the top.
void ReadFrontMatter(std::vector<Line>& lines) {
  constexpr size_t kLongest = 60;  // lines
  size_t begin = 0;
  while (begin < lines.size() && lines[begin].text.empty()) ++begin;
  if (begin == lines.size() || lines[begin].text != "---") return;
  size_t keys = 0;
  size_t end = begin + 1;
  for (; end < lines.size() && lines[end].text != "---"; ++end) {
    const std::string_view text = lines[end].text;
    if (end - begin > kLongest) return;
    const size_t colon = text.find(':');
    const bool key = colon != text.npos && text.substr(0, colon).find(' ') == text.npos &&
                     (colon + 1 == text.size() || text[colon + 1] == ' ');
    const bool more = text.empty() || text[0] == ' ' || text.starts_with("- ") || text[0] == '#' || text[0] == ']';
    if (!key && !more) return;
    keys += key;
  }
  if (end == lines.size() || keys == 0) return;
  for (size_t i = begin; i <= end; ++i) Drop(lines[i], DropReason::kPageFurniture);
}

}  // namespace

void ReadFurniture(Document& document) {
  ReadFrontMatter(document.lines);
  for (Line& line : document.lines) {
    if (line.kind != LineKind::kText && line.kind != LineKind::kItem && line.kind != LineKind::kHeading) continue;
    if (line.content.empty() || line.content.size() > 2048) continue;
    const std::string_view text = line.kind == LineKind::kItem ? line.content : Trim(line.text);
    if (IsImage(text) || (line.kind == LineKind::kText && IsPictureCaption(text)))
      Drop(line, DropReason::kImagePlaceholder);
    else if (line.kind == LineKind::kText && IsBareLink(text))
      Drop(line, DropReason::kBareLink);
    else if (IsHashtags(Trim(line.text)))
      Drop(line, DropReason::kLabel);
    else if (line.kind == LineKind::kText && (IsPageNumber(text) || IsTimestamp(text)))
      Drop(line, DropReason::kPageFurniture);
    else if (IsNoteMark(text, document.text))
      Drop(line, DropReason::kPageFurniture);
    else if (line.text.starts_with("<!--") && line.text.ends_with("-->"))
      Drop(line, DropReason::kPageFurniture);
    else if (text.size() < 90 && IsBackLink(text))
      Drop(line, DropReason::kPageFurniture);
  }
  ReadNotes(document.lines);
  ReadRunningHeads(document.lines);
}

}  // namespace emend
