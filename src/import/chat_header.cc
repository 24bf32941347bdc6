#include "import/chat_header.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/byte_scan.h"
#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/speech.h"
#include "import/stamp.h"

namespace emend {
namespace {

std::string_view WithoutSeparators(std::string_view text) {
  text = Trim(text);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view sign : {"-", "–", "—", "•", "|", ",", ":", "·"}) {
      if (text.starts_with(sign)) text = Trim(text.substr(sign.size())), again = true;
      if (text.ends_with(sign)) text = Trim(text.substr(0, text.size() - sign.size())), again = true;
    }
  }
  return text;
}

// "Ada" of "From Ada to Everyone".
std::string_view SenderOf(std::string_view name) {
  name = Trim(name);
  if (name.starts_with("From ")) name = Trim(name.substr(5));
  if (const size_t to = name.find(" to "); to != name.npos) name = Trim(name.substr(0, to));
  return name;
}

// `Name: message` or `<name> message` behind a stamp.
std::optional<ChatHeader> NameAndMessage(ChatShape shape, std::string_view line, size_t at) {
  while (at < line.size() && (line[at] == ' ' || line[at] == '-' || line[at] == ']')) ++at;
  for (const std::string_view dash : {"– ", "— "}) {
    if (line.substr(at).starts_with(dash)) at += dash.size();
  }
  while (at < line.size() && line[at] == '\t') ++at;
  const std::string_view rest = line.substr(at);
  if (const size_t tab = rest.find('\t'); tab != rest.npos && IsName(rest.substr(0, tab)))
    return ChatHeader{shape, std::string(Trim(rest.substr(0, tab))), at + tab + 1};
  if (rest.starts_with('<')) {
    const size_t close = rest.find('>');
    if (close != rest.npos && IsName(rest.substr(1, close - 1)))
      return ChatHeader{shape, std::string(rest.substr(1, close - 1)), at + close + 1};
  }
  const size_t colon = rest.find(": ");
  const size_t end = colon != rest.npos ? colon : rest.ends_with(':') ? rest.size() - 1 : rest.npos;
  if (end != rest.npos && IsName(SenderOf(rest.substr(0, end))))
    return ChatHeader{shape, std::string(SenderOf(rest.substr(0, end))), std::min(at + end + 2, line.size())};
  if (IsName(rest)) return ChatHeader{shape, std::string(Trim(rest)), line.size()};
  if (!rest.empty()) return ChatHeader{shape, "", line.size()};  // "X created the group": the system speaks
  return std::nullopt;
}

// "asked Mar 4, 2021 at 10:22": what a page says of a text is no name.
bool IsByline(std::string_view name) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"asked",     "answered", "edited",      "modified",     "commented",     "posted",  "updated",
       "published", "created",  "last edited", "last updated", "last modified", "started", "ended",
       "begin",     "end",      "start",       "stand",        "erstellt",      "gefragt"});
  const std::string folded = FoldCase(name);
  return std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

std::optional<ChatHeader> StampedHeader(std::string_view line) {
  if (line.starts_with('[')) {
    const size_t close = line.find(']');
    if (close == line.npos || close > 48) return std::nullopt;
    Stamp stamp;
    const std::string_view inside = line.substr(1, close - 1);
    if (StampLength(inside, stamp) != inside.size() || !stamp.time) return std::nullopt;
    auto header = NameAndMessage(ChatShape::kBracket, line, close + 1);
    if (header) header->time = std::min(line.find_first_not_of(' ', close + 1), line.size());
    return header;
  }
  if (IsAge(Trim(line))) return ChatHeader{ChatShape::kStampAlone, "", line.size()};
  Stamp first;
  std::string_view bare = line;  // " — Today at 14:05", the name stands above
  const std::string_view trimmed = Trim(line);
  const bool signed_front = !trimmed.empty() && (trimmed[0] == '|' || static_cast<unsigned char>(trimmed[0]) >= 0x80);
  for (const std::string_view sign : {"—", "–", "•", "·", "|"}) {
    if (!signed_front) break;
    if (Trim(bare).starts_with(sign)) bare = Trim(Trim(bare).substr(sign.size()));
  }
  if (Stamp stamp; bare.size() < line.size() && !bare.empty() && StampLength(bare, stamp) == bare.size() && stamp.time)
    return ChatHeader{ChatShape::kStampAlone, "", line.size()};
  const size_t length = StampLength(line, first);
  if (first.time && length == line.size()) return ChatHeader{ChatShape::kStampAlone, "", line.size()};
  if (first.time && length < line.size()) {
    const auto header = NameAndMessage(ChatShape::kStampFirst, line, length);
    if (header && (header->name.empty() ? first.date && line.substr(length).find('-') < 3
                                        : first.date || header->length < line.size() || line.ends_with(':')))
      return header;
    return std::nullopt;
  }
  // A name, then the stamp to the end of the line.
  if (line.size() > 80 || line.size() < 6) return std::nullopt;
  for (size_t at = 1; at < line.size(); ++at) {
    if (line[at - 1] != ' ' && line[at - 1] != '[' && line[at - 1] != '(' && line[at - 1] != '\t') continue;
    std::string_view tail = line.substr(at);
    if (tail.ends_with(':')) tail.remove_suffix(1);
    if (tail.ends_with(']') || tail.ends_with(')')) tail.remove_suffix(1);
    Stamp stamp;
    if (StampLength(tail, stamp) != tail.size() || !stamp.time) continue;
    // "Speaker 1  0:03": the number before the time is the name's.
    const size_t digits = tail.find_first_not_of("0123456789");
    if (digits > 0 && digits <= 2 && tail[digits] == ' ' && tail.find_first_not_of(' ', digits) != tail.npos &&
        IsAsciiDigit(tail[tail.find_first_not_of(' ', digits)]))
      continue;
    std::string_view name = WithoutSeparators(line.substr(0, at));
    // ":palm_tree:" of a status
    if (const size_t status = name.find(':');
        status != name.npos && status > 0 &&
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_+-:", status) == name.npos)
      name = Trim(name.substr(0, status));
    if (name.ends_with('[') || name.ends_with('(')) name = WithoutSeparators(name.substr(0, name.size() - 1));
    // "mia [Mod]", "mia, Role icon, Active": what a program shows beside a name.
    name = Trim(name.substr(0, std::min(name.find(" ["), name.find(", "))));
    // "Ada (she/her)"
    if (const size_t open = name.find(" ("); open != name.npos && name.ends_with(')'))
      name = Trim(name.substr(0, open));
    if (!IsName(name) || IsByline(name)) return std::nullopt;
    return ChatHeader{ChatShape::kNameFirst, std::string(name), line.size()};
  }
  return std::nullopt;
}

// "You said:", "**User:**", "## Assistant" alone on their line.
std::optional<ChatHeader> SpeakerHeader(std::string_view line) {
  static constexpr std::array<std::string_view, 20> kSpeakers = {
      "you said", "chatgpt said", "user",        "assistant",    "chatgpt",
      "claude",   "gemini",       "copilot",     "human",        "you",
      "bot",      "ai",           "system",      "gpt-4",        "bard",
      "me",       "claude said",  "gemini said", "copilot said", "chatgpt hat gesagt"};
  if (line.size() > 40) return std::nullopt;
  std::string_view word = Trim(line);
  const bool marked = word.starts_with('#') || word.starts_with("**") || word.ends_with(':') || word.ends_with(":**");
  const size_t begin = word.find_first_not_of("#* ");
  const size_t end = word.find_last_not_of("*: ");
  if (!marked || begin == word.npos || end == word.npos || end < begin) return std::nullopt;
  const FoldedText fold(word.substr(begin, end - begin + 1));
  const std::string_view folded = fold.view();
  for (const std::string_view speaker : kSpeakers) {
    if (folded == speaker) return ChatHeader{ChatShape::kSpeaker, std::string(folded), line.size()};
  }
  return std::nullopt;
}

// "From: …", "Sent: …" and "On Monday, X wrote:" of e-mails.
std::optional<ChatHeader> MailHeader(std::string_view line) {
  static constexpr std::array<std::string_view, 22> kFields = {
      "From:",    "Sent:",    "To:",    "Cc:",   "Subject:", "Date:",    "Von:",  "Gesendet:",
      "An:",      "Betreff:", "Datum:", "De :",  "Objet :",  "De:",      "Para:", "Asunto:",
      "Assunto:", "От:",      "Кому:",  "Тема:", "Дата:",    "Reply-To:"};
  std::string_view text = line;
  while (text.starts_with('>') || text.starts_with(' ') || text.starts_with('*')) text.remove_prefix(1);
  for (const std::string_view field : kFields) {
    if (text.empty() || field[0] != text[0]) continue;
    if (text.starts_with(field) && text.size() > field.size() && text.size() < 200)
      return ChatHeader{ChatShape::kMail, std::string(field), line.size()};
  }
  if (!text.ends_with(':')) return std::nullopt;
  for (const std::string_view wrote :
       {" wrote:", " schrieb:", " a écrit :", " escribió:", " escreveu:", " написал:", " пишет:"}) {
    if (!text.ends_with(wrote) || text.size() > 160) continue;
    for (size_t i = 0; i < text.size(); ++i) {
      if (IsAsciiDigit(text[i])) return ChatHeader{ChatShape::kMail, "wrote", line.size()};
    }
  }
  return std::nullopt;
}

// "ada" of "[–] ada [S] 96 points".
std::string_view WithoutScore(std::string_view name) {
  if (name.starts_with('[')) name = Trim(name.substr(std::min(name.find(']'), name.size() - 1) + 1));
  for (const std::string_view word : {" points", " point"}) {
    if (!name.ends_with(word)) continue;
    name.remove_suffix(word.size());
    const size_t space = name.rfind(' ');
    if (space != name.npos) name = Trim(name.substr(0, space));
    break;
  }
  return Trim(name.substr(0, name.find(" [")));
}

size_t FindAgo(std::string_view line) {
  for (size_t at = FindPair(line, 0, 'g', 'o'); at < line.size(); at = FindPair(line, at + 1, 'g', 'o'))
    if (at >= 2 && line.substr(at - 2, 4) == " ago") return at - 2;
  return line.npos;
}

// "ada 3 hours ago | prev | next [–]", "12 points by ada 3 hours ago": how forums head what people write.
std::optional<ChatHeader> AgedHeader(std::string_view line) {
  constexpr size_t kLongest = 100;  // bytes
  const size_t ago = line.size() > kLongest ? line.npos : FindAgo(line);
  if (ago == line.npos) return std::nullopt;
  const std::string_view rest = Trim(line.substr(ago + 4));
  if (!rest.empty() && std::string_view("|[(-").find(rest[0]) == std::string_view::npos && !rest.starts_with("·") &&
      !rest.starts_with("•"))
    return std::nullopt;
  const std::string_view head = line.substr(0, ago + 4);
  for (size_t at = head.find(' '); at != head.npos && at < ago; at = head.find(' ', at + 1)) {
    if (!IsAge(head.substr(at + 1))) continue;
    std::string_view name = WithoutSeparators(head.substr(0, at));
    if (const size_t by = name.rfind(" by "); by != name.npos) name = name.substr(by + 4);
    name = WithoutScore(name);
    if (!IsName(name) || IsByline(name) || name.find(' ') != name.npos) return std::nullopt;
    return ChatHeader{ChatShape::kNameFirst, std::string(name), line.size()};
  }
  return std::nullopt;
}

}  // namespace

std::optional<ChatHeader> ReadChatHeader(std::string_view line) {
  constexpr size_t kLongest = 400;  // bytes; a header with its message may be longer
  const char first = line[kBlanks.Skip(line, 0, line.size() - 1)];
  const bool leads = first == '[' || IsAsciiDigit(first);
  if (line.size() > kLongest && !leads) return std::nullopt;
  // Most lines have no digits where a stamp would stand.
  const std::string_view tail = line.substr(line.size() - std::min<size_t>(line.size(), 6));
  const bool ends =
      line.size() <= 80 && std::any_of(tail.begin(), tail.end(), IsAsciiDigit) && line.find_first_of(":.") != line.npos;
  const bool aged = line.size() <= 24 && IsAge(Trim(line));
  std::optional<ChatHeader> header;
  if (leads || ends || aged) header = StampedHeader(line);
  if (!header) header = AgedHeader(line);
  if (!header && line.size() <= 40) header = SpeakerHeader(line);
  if (!header && (line.substr(0, 25).find(':') <= 24 || line.back() == ':')) header = MailHeader(line);
  return header;
}

}  // namespace emend
