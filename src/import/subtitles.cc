// Subtitles and recorded meetings (WebVTT, SubRip): cues of a number, two times and a piece of what is said. The pieces
// of one speaker become one paragraph.
#include <string>
#include <vector>

#include "base/unicode.h"
#include "import/passes.h"

namespace emend {
namespace {

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

// The bytes of "01:02:03.456" at the begin of the text, hours and thousandths optional; 0 if there is none.
size_t ClockLength(std::string_view text) {
  size_t at = 0;
  size_t colons = 0;
  while (at < text.size() && (IsAsciiDigit(text[at]) || text[at] == ':' || text[at] == '.' || text[at] == ','))
    colons += text[at++] == ':';
  return colons >= 1 && colons <= 2 && at >= 5 && at <= 12 ? at : 0;
}

// "00:01.000 --> 00:04.000 align:start"
bool IsCue(std::string_view text) {
  text = Trim(text);
  const size_t begin = ClockLength(text);
  if (begin == 0 || !text.substr(begin).starts_with(" --> ")) return false;
  return ClockLength(text.substr(begin + 5)) > 0;
}

bool IsCount(std::string_view text) {
  text = Trim(text);
  return !text.empty() && text.size() <= 6 && text.find_first_not_of("0123456789") == text.npos;
}

void Drop(Line& line, DropReason reason) {
  line.kind = LineKind::kDropped;
  line.drop = reason;
}

// Writes `<v Ada>text</v>` as "Ada: text".
void NameVoice(Document& document, Line& line) {
  const size_t close = line.text.find('>');
  if (!line.text.starts_with("<v") || close == line.text.npos) return;
  std::string_view said = line.text.substr(close + 1);
  if (said.ends_with("</v>")) said.remove_suffix(4);
  const size_t space = line.text.find(' ');
  if (space > close) return;
  const std::string name(Trim(line.text.substr(space, close - space)));
  line.text = line.content = document.made.emplace_back(name + ": " + std::string(Trim(said)));
}

// The name in "Name: text", with the colon and the space; empty if there is none.
std::string_view NameOf(std::string_view text) {
  constexpr size_t kLongest = 40;
  const size_t colon = text.find(": ");
  if (colon == text.npos || colon > kLongest || text.substr(0, colon).find_first_of(".,;?!") != text.npos) return {};
  return text.substr(0, colon + 2);
}

}  // namespace

void ReadSubtitles(Document& document) {
  constexpr size_t kLeast = 3;  // cues
  std::vector<Line>& lines = document.lines;
  std::vector<size_t> cues;
  if (document.text.find("-->") == std::string::npos) return;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::kText && IsCue(lines[i].text)) cues.push_back(i);
  }
  if (cues.size() < kLeast) return;
  for (size_t i = 0; i < cues.front(); ++i) {  // "WEBVTT" and what stands beside it
    if (lines[i].kind == LineKind::kBlank) break;
    Drop(lines[i], DropReason::kPageFurniture);
  }
  std::string_view name;
  bool open = false;  // the sentence of the cue before goes on
  for (size_t n = 0; n < cues.size(); ++n) {
    const size_t cue = cues[n];
    const size_t end = n + 1 < cues.size() ? cues[n + 1] : lines.size();
    Drop(lines[cue], DropReason::kChatHeader);
    const bool counted = cue > 0 && IsCount(lines[cue - 1].text);
    if (counted) Drop(lines[cue - 1], DropReason::kPageFurniture);
    bool first = true;
    for (size_t i = cue + 1; i < end; ++i) {
      Line& line = lines[i];
      if (line.kind == LineKind::kBlank) {
        Drop(line, DropReason::kPageFurniture);  // a border between cues is none between paragraphs
        continue;
      }
      if (!first) continue;
      first = false;
      NameVoice(document, line);
      const std::string_view named = NameOf(line.text);
      if (!named.empty() && named == name && open) line.text = line.content = line.text.substr(named.size());
      if (!named.empty()) name = named;
      open = !line.text.empty() && std::string_view(".?!").find(line.text.back()) == std::string_view::npos;
    }
  }
}

}  // namespace emend
