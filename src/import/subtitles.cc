// Subtitles and recorded meetings (WebVTT, SubRip): cues of a number, two times and a piece of what is said. The pieces
// of one speaker become one paragraph.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/lines.h"
#include "import/passes.h"

namespace emend {
namespace {

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

// "12", "5f1c-0": what names a cue, on the line above its times.
bool IsCueName(std::string_view text) {
  constexpr size_t kLongest = 80;
  text = Trim(text);
  return !text.empty() && text.size() <= kLongest && text.find(' ') == text.npos && !text.ends_with('.') &&
         !text.ends_with('?') && !text.ends_with('!');
}

// Without tags: "<v Ada>Hello <i>you</i></v>" -> "Ada: Hello you".
std::string WithoutCueTags(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const size_t close = text[i] == '<' ? text.find('>', i) : text.npos;
    if (close == text.npos) {
      out.push_back(text[i++]);
      continue;
    }
    const std::string_view tag = text.substr(i + 1, close - i - 1);
    if (tag.starts_with("v ") || tag.starts_with("v.")) {
      const size_t space = tag.find(' ');
      if (space != tag.npos) out.append(Trim(tag.substr(space))).append(": ");
    }
    i = close + 1;
  }
  return std::string(Trim(out));
}

// The name in "Name: text", with the colon and the space; empty if there is none.
std::string_view NameOf(std::string_view text) {
  constexpr size_t kLongest = 40;
  const size_t colon = text.find(": ");
  if (colon == text.npos || colon > kLongest || text.substr(0, colon).find_first_of(".,;?!") != text.npos) return {};
  if (IsLower(DecodeUtf8(text, 0).value) ||
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), ' ') > 3)
    return {};
  return text.substr(0, colon + 2);
}

// ">> " where another one begins to speak.
std::string_view ChangeOf(std::string_view text) {
  for (const std::string_view mark : {">> ", "&gt;&gt; "}) {
    if (text.starts_with(mark)) return text.substr(0, mark.size());
  }
  return {};
}

bool EndsSentence(std::string_view text) {
  return !text.empty() && std::string_view(".?!").find(text.back()) != std::string_view::npos;
}

class Cues {
 public:
  explicit Cues(Document& document) : document_(document), lines_(document.lines) {}

  void Read() {
    constexpr size_t kLeast = 3;  // cues
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].kind == LineKind::kText && IsCue(lines_[i].text)) cues_.push_back(i);
    }
    if (cues_.size() < kLeast) return;
    DropHead();
    for (size_t n = 0; n < cues_.size(); ++n) DropFrame(n);
    CountNames();
    for (size_t n = 0; n < cues_.size(); ++n) ReadCue(cues_[n], n + 1 < cues_.size() ? cues_[n + 1] : lines_.size());
  }

 private:
  // "WEBVTT", notes and styles.
  void DropHead() {
    bool inside = false;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view text = lines_[i].text;
      const bool begins = text.starts_with("WEBVTT") || text.starts_with("NOTE") || text == "STYLE" || text == "REGION";
      inside = !text.empty() && (inside || begins);
      if (inside) Drop(lines_[i], DropReason::kPageFurniture);
    }
  }

  // The times of a cue and the name above them.
  void DropFrame(size_t n) {
    const size_t cue = cues_[n];
    Drop(lines_[cue], DropReason::kChatHeader);
    if (cue == 0 || lines_[cue - 1].kind != LineKind::kText || !IsCueName(lines_[cue - 1].text)) return;
    if (cue == 1 || lines_[cue - 2].text.empty() || lines_[cue - 2].kind == LineKind::kDropped || n == 0 ||
        lines_[cue - 1].text.find_first_not_of("0123456789") == std::string_view::npos)
      Drop(lines_[cue - 1], DropReason::kPageFurniture);
  }

  void CountNames() {
    for (Line& line : lines_) {
      if (line.kind != LineKind::kText) continue;
      if (line.text.find('<') != line.text.npos)
        line.text = line.content = document_.made.emplace_back(WithoutCueTags(line.text));
      if (const std::string_view name = NameOf(line.text); !name.empty()) ++names_[name];
      changes_ += !ChangeOf(line.text).empty();
    }
    std::erase_if(names_, [](const auto& name) { return name.second < 2; });
  }

  // Who speaks, and whether another message begins with the line.
  void ReadCue(size_t cue, size_t end) {
    for (size_t i = cue + 1; i < end; ++i) {
      Line& line = lines_[i];
      if (line.kind == LineKind::kBlank && open_) {
        Drop(line, DropReason::kPageFurniture);  // a border between cues is none between paragraphs
      } else if (line.kind == LineKind::kText && !line.text.empty()) {
        ReadLine(line);
        open_ = !EndsSentence(line.text);
      }
      line.part = part_;
      line.speaker = speaker_;
    }
    if (!names_.empty() || changes_ > 1) lines_[cue].part = part_;
  }

  void ReadLine(Line& line) {
    const std::string_view change = ChangeOf(line.text);
    if (changes_ > 1 && !change.empty()) {
      line.text = line.content = line.text.substr(change.size());
      speaker_ = names_.empty() ? (speaker_ == 0 ? 1 : 0) : speaker_;
      ++part_;
    } else if (!open_ && part_ > 0) {
      ++part_;
    }
    const std::string_view name = NameOf(line.text);
    const auto known = names_.find(name);
    if (name.empty() || known == names_.end()) return;
    const auto at = static_cast<int>(std::distance(names_.begin(), known));
    if (speaker_ != at && change.empty() && open_) ++part_;
    if (part_ == 0) ++part_;
    speaker_ = at;
    line.text = line.content = line.text.substr(name.size());
  }

  Document& document_;
  std::vector<Line>& lines_;
  std::vector<size_t> cues_;
  std::map<std::string_view, int> names_;  // with their colons: how often each speaks
  int changes_ = 0;                        // marks that another one speaks
  int part_ = 0;
  int speaker_ = -1;
  bool open_ = false;  // the sentence goes on in the next line
};

}  // namespace

void ReadSubtitles(Document& document) {
  if (document.text.find("-->") != std::string::npos) Cues(document).Read();
}

}  // namespace emend
