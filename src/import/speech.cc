#include "import/speech.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/labels.h"
#include "import/stamp.h"

namespace emend {
namespace {

constexpr size_t kLongestName = 32;  // bytes

using ReadMark = std::optional<SpeechMark> (*)(std::string_view line);

bool IsStamp(std::string_view text) {
  Stamp stamp;
  return !text.empty() && StampLength(text, stamp) == text.size() && stamp.time;
}

// "Ada: …"; "Interviewer" is who speaks where the others have names, beside "Candidate" it is a label.
std::optional<SpeechMark> ReadColon(std::string_view line) {
  const size_t colon = line.substr(0, kLongestName + 1).find(':');
  if (colon == line.npos || colon + 1 >= line.size() || line[colon + 1] != ' ') return std::nullopt;
  const std::string_view name = line.substr(0, colon);
  if (!IsName(name) || name.size() < 2 || IsLower(DecodeUtf8(name, 0).value) || name.find('(') != name.npos)
    return std::nullopt;
  const Marker::Kind kind = LabelKind(name);
  if (kind != Marker::Kind::kNone && (name.size() < 8 || kind == Marker::Kind::kAnswer)) return std::nullopt;
  return SpeechMark{std::string(name), colon + 2};
}

// "**Ada:** …", "**Ada**: …", "**Ada** (18:03): …"
std::optional<SpeechMark> ReadBold(std::string_view line) {
  if (!line.starts_with("**")) return std::nullopt;
  const size_t close = line.find("**", 2);
  if (close == line.npos || close > kLongestName + 3) return std::nullopt;
  std::string_view name = line.substr(2, close - 2);
  size_t at = close + 2;
  bool colon = name.ends_with(':');
  if (colon) name.remove_suffix(1);
  while (at < line.size() && line[at] == ' ') ++at;
  if (at < line.size() && (line[at] == '(' || line[at] == '[')) {
    const size_t end = line.find(line[at] == '(' ? ')' : ']', at);
    if (end == line.npos || !IsStamp(line.substr(at + 1, end - at - 1))) return std::nullopt;
    at = end + 1;
    colon = true;
  }
  if (at < line.size() && line[at] == ':') ++at, colon = true;
  if (!colon || !IsName(name) || LabelKind(name) != Marker::Kind::kNone) return std::nullopt;
  while (at < line.size() && line[at] == ' ') ++at;
  return SpeechMark{std::string(name), at};
}

// "<ada> …"
std::optional<SpeechMark> ReadAngle(std::string_view line) {
  const size_t close = line.starts_with('<') ? line.find("> ") : line.npos;
  if (close == line.npos || close > kLongestName || !IsName(line.substr(1, close - 1))) return std::nullopt;
  return SpeechMark{std::string(line.substr(1, close - 1)), close + 2};
}

// "[Ada] [18:03] …", "[Ada]: …"
std::optional<SpeechMark> ReadBrackets(std::string_view line) {
  const size_t close = line.starts_with('[') ? line.find(']') : line.npos;
  if (close == line.npos || close > kLongestName || !IsName(line.substr(1, close - 1))) return std::nullopt;
  size_t at = close + 1;
  while (at < line.size() && line[at] == ' ') ++at;
  if (at < line.size() && line[at] == ':') {
    ++at;
  } else {
    const size_t end = at < line.size() && line[at] == '[' ? line.find(']', at) : line.npos;
    if (end == line.npos || end - at > 24 || line.substr(at, end - at).find(':') == line.npos) return std::nullopt;
    at = end + 1;
  }
  while (at < line.size() && line[at] == ' ') ++at;
  return SpeechMark{std::string(line.substr(1, close - 1)), at};
}

// "Ada - …", "Ada — …"
std::optional<SpeechMark> ReadDash(std::string_view line) {
  static constexpr ByteSet kDashes("-\xE2");
  const size_t reach = std::min(line.size(), kLongestName);
  if (kDashes.Find(line, 0, reach) == reach) return std::nullopt;
  for (const std::string_view dash : {" - ", " – ", " — "}) {
    const size_t at = line.substr(0, kLongestName).find(dash);
    if (at == line.npos || at == 0) continue;
    const std::string_view name = line.substr(0, at);
    if (!IsName(name) || !IsUpper(DecodeUtf8(name, 0).value) || name.find('(') != name.npos) return std::nullopt;
    return SpeechMark{std::string(name), at + dash.size()};
  }
  return std::nullopt;
}

// "A: …", "B: …"
std::optional<SpeechMark> ReadInitial(std::string_view line) {
  const CodePoint first = DecodeUtf8(line, 0);
  if (!IsUpper(first.value) || !line.substr(first.length).starts_with(": ")) return std::nullopt;
  return SpeechMark{std::string(line.substr(0, first.length)), first.length + 2};
}

constexpr std::array<ReadMark, 6> kForms = {ReadColon, ReadBold, ReadAngle, ReadBrackets, ReadDash, ReadInitial};

bool HasWords(std::string_view text) {
  size_t letters = 0;
  for (size_t i = 0; i < text.size() && letters < 2;) {
    const CodePoint c = DecodeUtf8(text, i);
    letters = IsLetter(c.value) ? letters + 1 : 0;
    i += c.length;
  }
  return letters >= 2 || text.size() > 40;
}

// Options of a question have letters too: A, B, C and D, and then A again with something between.
bool AreTurns(const std::vector<SpeechMark>& marks) {
  int back = 0;
  int on = 0;
  const SpeechMark* last = nullptr;
  std::set<std::string> names;
  for (const SpeechMark& mark : marks) {
    names.insert(mark.name);
    if (last != nullptr) (mark.name < last->name ? back : on) += 1;
    last = &mark;
  }
  return names.size() >= 2 && names.size() <= 3 && !names.contains("Q") && back * 3 >= on;
}

}  // namespace

bool IsName(std::string_view text) {
  text = Trim(text);
  if (text.empty() || text.size() > 48) return false;
  int words = 1;
  bool letter = false;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    letter = letter || IsLetter(c.value);
    if (c.value == ' ') ++words;
    static constexpr std::u32string_view kAllowed = U" ._-@+~'’()#|";
    if (!IsLetter(c.value) && !IsDigit(c.value) && !IsEmoji(c.value) && kAllowed.find(c.value) == kAllowed.npos)
      return false;
    i += c.length;
  }
  return letter && words <= 4;
}

std::vector<SpeechMark> FindSpeech(const Document& document, const std::vector<bool>& taken) {
  constexpr size_t kMostSpeakers = 6;
  constexpr size_t kOften = 4;  // times that a speaker of a conversation speaks
  const std::vector<Line>& lines = document.lines;
  size_t paragraphs = 0;
  size_t written = 0;
  std::array<std::vector<SpeechMark>, kForms.size()> marks_of_form;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::kText || taken[i]) continue;
    ++written;
    paragraphs += i == 0 || lines[i - 1].kind == LineKind::kBlank || taken[i - 1];
    for (size_t form = 0; form < kForms.size(); ++form) {
      std::optional<SpeechMark> mark = kForms[form](lines[i].text);
      if (!mark) continue;
      mark->line = i;
      marks_of_form[form].push_back(std::move(*mark));
    }
  }
  for (size_t form = 0; form < kForms.size(); ++form) {
    const ReadMark read = kForms[form];
    std::vector<SpeechMark>& marks = marks_of_form[form];
    std::map<std::string, size_t> counts;
    std::map<std::string, size_t> wordless;  // "Rating: 4/5"
    for (const SpeechMark& mark : marks) {
      ++counts[mark.name];
      wordless[mark.name] += !HasWords(lines[mark.line].text.substr(mark.length));
    }
    for (const auto& [name, count] : wordless) {
      if (count * 2 > counts[name]) counts[name] = 0;  // nobody speaks so
    }
    size_t spoken = 0;
    size_t speakers = 0;
    size_t named = 0;
    for (const auto& [name, count] : counts) {
      if (count < kOften) continue;
      spoken += count, ++speakers;
      named += LabelKind(name) == Marker::Kind::kNone || read == ReadInitial;
    }
    if (named == 0 || speakers < 2 || speakers > kMostSpeakers || spoken * 2 < paragraphs) continue;
    // Other marks than a colon behind a name are less plain: they must stand before most lines.
    if (read != ReadColon && read != ReadBold && spoken * 5 < written * 3) continue;
    if (read == ReadInitial && !AreTurns(marks)) continue;
    std::erase_if(marks, [&](const SpeechMark& mark) { return counts[mark.name] < 2; });
    return std::move(marks);
  }
  return {};
}

}  // namespace emend
