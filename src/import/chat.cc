// Chat logs and transcripts: who said what, and when.
//
// A header is a time stamp and a short name, in any order and punctuation; a shape counts only where it comes back.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "import/chat_noise.h"
#include "import/labels.h"
#include "import/passes.h"
#include "import/speech.h"
#include "import/stamp.h"

namespace emend {
namespace {

enum class Shape : uint8_t { kBracket, kStampFirst, kNameFirst, kSpeaker, kMail, kStampAlone, kSpeech };

struct Header {
  Shape shape;
  std::string name;
  size_t length;  // bytes of the line that belong to the header; all of them if the message stands below
};

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

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
std::optional<Header> NameAndMessage(Shape shape, std::string_view line, size_t at) {
  while (at < line.size() && (line[at] == ' ' || line[at] == '-' || line[at] == ']')) ++at;
  for (const std::string_view dash : {"– ", "— "}) {
    if (line.substr(at).starts_with(dash)) at += dash.size();
  }
  while (at < line.size() && line[at] == '\t') ++at;
  const std::string_view rest = line.substr(at);
  if (const size_t tab = rest.find('\t'); tab != rest.npos && IsName(rest.substr(0, tab)))
    return Header{shape, std::string(Trim(rest.substr(0, tab))), at + tab + 1};
  if (rest.starts_with('<')) {
    const size_t close = rest.find('>');
    if (close != rest.npos && IsName(rest.substr(1, close - 1)))
      return Header{shape, std::string(rest.substr(1, close - 1)), at + close + 1};
  }
  const size_t colon = rest.find(": ");
  const size_t end = colon != rest.npos ? colon : rest.ends_with(':') ? rest.size() - 1 : rest.npos;
  if (end != rest.npos && IsName(rest.substr(0, end)))
    return Header{shape, std::string(SenderOf(rest.substr(0, end))), std::min(at + end + 2, line.size())};
  if (IsName(rest)) return Header{shape, std::string(Trim(rest)), line.size()};
  if (!rest.empty()) return Header{shape, "", line.size()};  // "X created the group": the system speaks
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

std::optional<Header> StampedHeader(std::string_view line) {
  if (line.starts_with('[')) {
    const size_t close = line.find(']');
    if (close == line.npos || close > 48) return std::nullopt;
    Stamp stamp;
    const std::string_view inside = line.substr(1, close - 1);
    if (StampLength(inside, stamp) != inside.size() || !stamp.time) return std::nullopt;
    return NameAndMessage(Shape::kBracket, line, close + 1);
  }
  if (IsAge(Trim(line))) return Header{Shape::kStampAlone, "", line.size()};
  Stamp first;
  std::string_view bare = line;  // " — Today at 14:05", the name stands above
  for (const std::string_view sign : {"—", "–", "•", "·", "|"}) {
    if (Trim(bare).starts_with(sign)) bare = Trim(Trim(bare).substr(sign.size()));
  }
  if (Stamp stamp; bare.size() < line.size() && !bare.empty() && StampLength(bare, stamp) == bare.size() && stamp.time)
    return Header{Shape::kStampAlone, "", line.size()};
  const size_t length = StampLength(line, first);
  if (first.time && length == line.size()) return Header{Shape::kStampAlone, "", line.size()};
  if (first.time && length < line.size()) {
    const auto header = NameAndMessage(Shape::kStampFirst, line, length);
    if (header && (header->name.empty() ? first.date && line.substr(length).find('-') < 3
                                        : first.date || header->length < line.size()))
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
    if (const size_t status = name.find(':'); status != name.npos && status > 0 && name.ends_with(':'))
      name = Trim(name.substr(0, status));
    if (name.ends_with('[') || name.ends_with('(')) name = WithoutSeparators(name.substr(0, name.size() - 1));
    // "mia [Mod]", "mia, Role icon, Active": what a program shows beside a name.
    name = Trim(name.substr(0, std::min(name.find(" ["), name.find(", "))));
    if (!IsName(name) || IsByline(name)) return std::nullopt;
    return Header{Shape::kNameFirst, std::string(name), line.size()};
  }
  return std::nullopt;
}

// "You said:", "**User:**", "## Assistant" alone on their line.
std::optional<Header> SpeakerHeader(std::string_view line) {
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
    if (folded == speaker) return Header{Shape::kSpeaker, std::string(folded), line.size()};
  }
  return std::nullopt;
}

// "From: …", "Sent: …" and "On Monday, X wrote:" of e-mails.
std::optional<Header> MailHeader(std::string_view line) {
  static constexpr std::array<std::string_view, 22> kFields = {
      "From:",    "Sent:",    "To:",    "Cc:",   "Subject:", "Date:",    "Von:",  "Gesendet:",
      "An:",      "Betreff:", "Datum:", "De :",  "Objet :",  "De:",      "Para:", "Asunto:",
      "Assunto:", "От:",      "Кому:",  "Тема:", "Дата:",    "Reply-To:"};
  std::string_view text = line;
  while (text.starts_with('>') || text.starts_with(' ') || text.starts_with('*')) text.remove_prefix(1);
  for (const std::string_view field : kFields) {
    if (text.empty() || field[0] != text[0]) continue;
    if (text.starts_with(field) && text.size() > field.size() && text.size() < 200)
      return Header{Shape::kMail, std::string(field), line.size()};
  }
  if (!text.ends_with(':')) return std::nullopt;
  for (const std::string_view wrote :
       {" wrote:", " schrieb:", " a écrit :", " escribió:", " escreveu:", " написал:", " пишет:"}) {
    if (!text.ends_with(wrote) || text.size() > 160) continue;
    for (size_t i = 0; i < text.size(); ++i) {
      if (IsAsciiDigit(text[i])) return Header{Shape::kMail, "wrote", line.size()};
    }
  }
  return std::nullopt;
}

}  // namespace

// "APP", "BOT", "[MOD]": a badge beside a name.
bool IsBadge(std::string_view text) {
  text = Trim(text);
  if (text == "•" || text == "·") return true;
  if (text.size() > 2 && text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  return text.size() >= 2 && text.size() <= 10 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == ' '; });
}

// Times that stand alone, and the line of the name above each (a badge may stand between): where most have one.
std::map<size_t, size_t> FindNamesAbove(const Document& document, const std::vector<std::optional<Header>>& headers) {
  std::map<size_t, size_t> names;
  size_t alone = 0;
  for (size_t i = 1; i < headers.size(); ++i) {
    if (!headers[i] || headers[i]->shape != Shape::kStampAlone) continue;
    ++alone;
    size_t above = i - 1;
    while (above > 0 && (document.lines[above].kind == LineKind::kBlank || IsBadge(document.lines[above].text)) &&
           i - above < 5)
      --above;
    const Line& line = document.lines[above];
    if (line.kind == LineKind::kText && !headers[above] && line.text.size() <= 40 && IsName(line.text) &&
        !line.text.starts_with('#'))
      names.emplace(i, above);
  }
  if (names.size() < 2 || names.size() * 3 < alone * 2) {
    // Few: only names that write elsewhere too.
    std::set<std::string_view> known;
    for (const auto& header : headers) {
      if (header) known.insert(header->name);
    }
    std::erase_if(names, [&](const auto& place) { return !known.contains(Trim(document.lines[place.second].text)); });
  }
  return names;
}

// "Tuesday, March 12th", "Today": what a program puts between the messages of two days.
bool IsDay(std::string_view text) {
  text = Trim(text);
  if (text.size() < 5 || text.size() > 32) return false;
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (text.ends_with(ending) && IsAsciiDigit(text[text.size() - 3])) text.remove_suffix(2);
  }
  Stamp stamp;
  return StampLength(text, stamp) == text.size() && stamp.date && !stamp.time;
}

void ReadChat(Document& document) {
  // Subtitles have told who speaks.
  if (std::any_of(document.lines.begin(), document.lines.end(), [](const Line& line) { return line.part > 0; })) return;
  std::vector<std::optional<Header>> headers(document.lines.size());
  std::array<int, 7> seen{};
  std::map<std::string, int> speakers;
  for (size_t i = 0; i < document.lines.size(); ++i) {
    const Line& line = document.lines[i];
    if (line.kind == LineKind::kBlank || line.kind == LineKind::kDropped) continue;
    const char first = line.text[line.text.find_first_not_of(" \t")];
    const char last = line.text.back();
    if (line.text.size() > 400 && first != '[' && !IsAsciiDigit(first)) continue;
    // Most lines have no digits where a stamp would stand.
    const bool leads = first == '[' || IsAsciiDigit(first);
    const std::string_view tail = line.text.substr(line.text.size() - std::min<size_t>(line.text.size(), 6));
    const bool ends = line.text.size() <= 80 && std::any_of(tail.begin(), tail.end(), IsAsciiDigit) &&
                      line.text.find_first_of(":.") != line.text.npos;
    const bool aged = line.text.size() <= 24 && IsAge(Trim(line.text));
    if (leads || ends || aged) headers[i] = StampedHeader(line.text);
    const size_t colon = line.text.find(':');
    if (!headers[i] && line.text.size() <= 40) headers[i] = SpeakerHeader(line.text);
    if (!headers[i] && (colon <= 24 || last == ':')) headers[i] = MailHeader(line.text);
    if (headers[i]) ++seen[static_cast<size_t>(headers[i]->shape)];
  }
  std::vector<bool> taken(headers.size());
  for (size_t i = 0; i < headers.size(); ++i) taken[i] = headers[i].has_value();
  const auto speech = FindSpeech(document, taken);
  for (size_t i = 0; i < headers.size(); ++i) {
    if (!speech[i]) continue;
    headers[i] = Header{Shape::kSpeech, speech[i]->name, speech[i]->length};
    ++seen[static_cast<size_t>(Shape::kSpeech)];
  }
  const std::map<size_t, size_t> names = FindNamesAbove(document, headers);
  const auto named_above = [&](size_t i) { return names.contains(i); };
  const auto counts = [&](const Header& header) {
    return seen[static_cast<size_t>(header.shape)] >= 2 || (header.shape == Shape::kBracket && header.length > 0);
  };
  int part = 0;
  int speaker = -1;
  bool chat = false;
  bool in_mail_head = false;
  for (size_t i = 0; i < document.lines.size(); ++i) {
    Line& line = document.lines[i];
    if (headers[i] && (counts(*headers[i]) || (headers[i]->shape == Shape::kStampAlone && named_above(i)))) {
      Header header = *headers[i];
      // The name may stand on a line of its own above the time.
      if (header.shape == Shape::kStampAlone && named_above(i)) {
        header.name = std::string(Trim(document.lines[names.at(i)].text));
        for (size_t k = names.at(i); k < i; ++k) {
          if (document.lines[k].kind == LineKind::kBlank) continue;
          document.lines[k].kind = LineKind::kDropped;
          document.lines[k].drop = DropReason::kChatHeader;
          document.lines[k].part = part + 1;
        }
      }
      chat = chat || header.shape != Shape::kMail;
      if (header.shape != Shape::kMail || !in_mail_head) ++part;
      in_mail_head = header.shape == Shape::kMail;
      if (header.shape != Shape::kMail)
        speaker = speakers.try_emplace(header.name, static_cast<int>(speakers.size())).first->second;
      line.text = line.text.substr(header.length);
      line.content = line.text;
      if (IsOmittedMedia(line.text) || (!Trim(line.text).empty() && IsReaction(line.text))) {
        line.kind = LineKind::kDropped;
        line.drop = IsReaction(line.text) ? DropReason::kReaction : DropReason::kImagePlaceholder;
      } else if (Trim(line.text).empty()) {
        line.text = std::string_view(line.text.data() - header.length, header.length);
        line.kind = LineKind::kDropped;
        line.drop = DropReason::kChatHeader;
      }
    } else if (line.kind != LineKind::kBlank) {
      in_mail_head = false;
    }
    if (chat && line.kind == LineKind::kText && !(headers[i] && counts(*headers[i])) && IsOmittedMedia(line.text)) {
      line.kind = LineKind::kDropped;
      line.drop = DropReason::kImagePlaceholder;
    }
    if (chat && line.kind == LineKind::kText && (IsNotice(line.text) || IsDay(line.text))) {
      line.kind = LineKind::kDropped;
      line.drop = DropReason::kChatHeader;
    }
    line.part = part;
    line.speaker = speaker;
  }
  if (!chat) return;
  DropRepetitions(document.lines);
  // Reactions close a message: nothing but reactions and blank lines stands between them and the next header.
  bool closing = true;
  for (size_t i = document.lines.size(); i-- > 0;) {
    Line& line = document.lines[i];
    if (line.drop == DropReason::kChatHeader || (headers[i] && counts(*headers[i]))) {
      closing = true;
    } else if (line.kind != LineKind::kBlank && line.kind != LineKind::kDropped) {
      // The count of a reaction may stand on the line below it.
      const bool count = line.text.size() <= 3 && line.text.find_first_not_of("0123456789") == std::string_view::npos &&
                         i > 0 && document.lines[i - 1].kind == LineKind::kText &&
                         IsReaction(document.lines[i - 1].text);
      if (closing && (count || IsReaction(line.text))) {
        line.kind = LineKind::kDropped;
        line.drop = DropReason::kReaction;
      } else {
        closing = false;
      }
    }
  }
}

}  // namespace emend
