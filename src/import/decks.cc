// Cards, one a line, in a part of a document that holds other things too: lines of a question, a tab and an answer,
// apart from the text around them; and beside those, lines of a term, a dash and what it is.
#include <algorithm>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "import/passes.h"
#include "import/record_writer.h"

namespace emend {
namespace {

constexpr size_t kLeastCards = 4;

struct Deck {
  size_t begin;  // lines
  size_t end;
  std::string_view separator;
};

bool IsCard(const Line& line, std::string_view separator) {
  if (line.kind != LineKind::kText) return false;
  const size_t at = line.text.find(separator);
  if (at == line.text.npos || Trim(line.text.substr(0, at)).empty()) return false;
  const std::string_view rest = line.text.substr(at + separator.size());
  return !Trim(rest).empty() && rest.find(separator) == rest.npos;
}

bool AsksAtEnd(const Line& line, std::string_view separator) {
  const std::string_view term = Trim(line.text.substr(0, line.text.find(separator)));
  return term.ends_with('?') || term.ends_with("？") || term.ends_with("؟");
}

bool IsRemark(const Line& line) { return line.kind == LineKind::kText && line.text.starts_with('#'); }

// Nothing but a heading, a remark or a blank line stands above a deck; what else does is led in with it.
bool OpensDeck(const std::vector<Line>& lines, size_t begin) {
  if (begin == 0) return true;
  const Line& above = lines[begin - 1];
  return above.text.empty() || above.text.starts_with('#') || above.text.starts_with("==");
}

// The decks whose lines `separator` divides; at least `share` percent of their terms ask.
std::vector<Deck> FindDecks(const std::vector<Line>& lines, std::string_view separator, size_t share) {
  std::vector<Deck> decks;
  for (size_t begin = 0; begin < lines.size();) {
    if (!IsCard(lines[begin], separator) || IsRemark(lines[begin])) {
      ++begin;
      continue;
    }
    size_t end = begin;
    size_t asking = 0;
    for (; end < lines.size() && IsCard(lines[end], separator); ++end) asking += AsksAtEnd(lines[end], separator);
    const bool ends = end == lines.size() || lines[end].text.empty();
    if (end - begin >= kLeastCards && ends && asking * 100 >= (end - begin) * share && OpensDeck(lines, begin))
      decks.push_back({begin, end, separator});
    begin = end;
  }
  return decks;
}

}  // namespace

void ReadDecks(Document& document) {
  constexpr size_t kAsking = 30;  // percent
  std::vector<Line>& lines = document.lines;
  std::vector<Deck> decks = FindDecks(lines, "\t", kAsking);
  if (decks.empty()) return;
  for (const std::string_view dash : {" — ", " – ", " - ", " = "}) {
    for (const Deck& deck : FindDecks(lines, dash, 0)) {
      const bool apart = std::all_of(decks.begin(), decks.end(), [&](const Deck& other) {
        return deck.end <= other.begin || deck.begin >= other.end;
      });
      if (apart) decks.push_back(deck);
    }
  }
  std::sort(decks.begin(), decks.end(), [](const Deck& a, const Deck& b) { return a.begin < b.begin; });
  RecordWriter writer(document);
  size_t next = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    while (next < decks.size() && decks[next].end <= i) ++next;
    const Line& line = lines[i];
    if (next == decks.size() || i < decks[next].begin) {
      size_t below = i;
      while (below < lines.size() && IsRemark(lines[below])) ++below;
      const bool above_deck = next < decks.size() && below > i && below == decks[next].begin;
      above_deck ? writer.Furniture(line) : writer.Keep(line);
      continue;
    }
    const std::string_view separator = decks[next].separator;
    const size_t at = line.text.find(separator);
    writer.Question(line, Trim(line.text.substr(0, at)));
    writer.Answer(line, Trim(line.text.substr(at + separator.size())), true);
  }
  writer.Finish();
}

}  // namespace emend
