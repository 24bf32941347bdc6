// Chat logs and transcripts: who said what, and when.
//
// A header is a time stamp and a short name, in any order and punctuation; a shape counts only where it comes back.
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/chat_header.h"
#include "import/chat_noise.h"
#include "import/passes.h"
#include "import/speech.h"
#include "import/stamp.h"

namespace emend {
namespace {

using Headers = std::vector<std::unique_ptr<ChatHeader>>;  // by line; most lines have none

// "APP", "BOT", "[MOD]": a badge beside a name.
bool IsBadge(std::string_view text) {
  text = Trim(text);
  if (text == "•" || text == "·") return true;
  if (text.size() > 2 && text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  return text.size() >= 2 && text.size() <= 10 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == ' '; });
}

// Times that stand alone, and the line of the name above each (a badge may stand between): where most have one.
std::map<size_t, size_t> FindNamesAbove(const Document& document, const Headers& headers) {
  std::map<size_t, size_t> names;
  size_t alone = 0;
  for (size_t i = 1; i < headers.size(); ++i) {
    if (!headers[i] || headers[i]->shape != ChatShape::kStampAlone) continue;
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

// Messages with the time below them and the name above: behind each time stands the next name. Makes headers of the
// names, and of the times nothing but lines to leave out.
void FindTimesBelow(Document& document, Headers& headers) {
  constexpr size_t kLeast = 4;
  std::vector<size_t> names;
  std::set<std::string_view> known;
  std::vector<size_t> times;
  size_t next = 0;  // where a name is due
  for (size_t i = 0; i < headers.size(); ++i) {
    const Line& line = document.lines[i];
    if (line.kind == LineKind::kBlank) continue;
    if (next == i && line.text.size() <= 40 && line.kind == LineKind::kText && !headers[i] && IsName(line.text)) {
      names.push_back(i);
      known.insert(Trim(line.text));
    } else if (next == i && headers[i]) {
      next = i + 1;
    }
    if (headers[i] && headers[i]->shape == ChatShape::kStampAlone) {
      times.push_back(i);
      next = i + 1;
      while (next < headers.size() && document.lines[next].kind == LineKind::kBlank) ++next;
    }
  }
  if (times.size() < kLeast || names.size() + 1 < times.size() || known.size() * 3 > names.size()) return;
  for (const size_t i : times) {
    headers[i].reset();
    document.lines[i].kind = LineKind::kDropped;
    document.lines[i].drop = DropReason::kChatHeader;
  }
  for (const size_t i : names)
    headers[i] = std::make_unique<ChatHeader>(
        ChatHeader{ChatShape::kNameFirst, std::string(Trim(document.lines[i].text)), document.lines[i].text.size()});
}

// Times before lines that nobody in particular says: no name behind them comes back. The times go, the lines stay.
void LeaveNameless(const Document& document, Headers& headers) {
  constexpr int kLeast = 4;
  std::map<std::string_view, int> counts;
  int stamped = 0;
  for (size_t i = 0; i < headers.size(); ++i) {
    if (!headers[i] || headers[i]->time == 0) continue;
    ++stamped;
    const std::string_view rest = document.lines[i].text.substr(headers[i]->time);
    ++counts[headers[i]->name.empty() ? rest : std::string_view(headers[i]->name)];
  }
  const bool named = std::any_of(counts.begin(), counts.end(), [](const auto& name) { return name.second > 1; });
  if (stamped < kLeast || named) return;
  for (auto& header : headers) {
    if (header && header->time > 0) *header = ChatHeader{ChatShape::kBracket, {}, header->time};
  }
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

}  // namespace

void ReadChat(Document& document) {
  // Subtitles have told who speaks.
  if (std::any_of(document.lines.begin(), document.lines.end(), [](const Line& line) { return line.part > 0; })) return;
  Headers headers(document.lines.size());
  std::vector<bool> taken(headers.size());
  std::array<int, 7> seen{};
  std::map<std::string, int> speakers;
  for (size_t i = 0; i < document.lines.size(); ++i) {
    const Line& line = document.lines[i];
    if (line.kind == LineKind::kBlank || line.kind == LineKind::kDropped) continue;
    std::optional<ChatHeader> header = ReadChatHeader(line.text);
    if (!header) continue;
    ++seen[static_cast<size_t>(header->shape)];
    headers[i] = std::make_unique<ChatHeader>(std::move(*header));
    taken[i] = true;
  }
  for (SpeechMark& mark : FindSpeech(document, taken)) {
    headers[mark.line] =
        std::make_unique<ChatHeader>(ChatHeader{ChatShape::kSpeech, std::move(mark.name), mark.length});
    ++seen[static_cast<size_t>(ChatShape::kSpeech)];
  }
  if (std::all_of(seen.begin(), seen.end(), [](int count) { return count == 0; })) return;
  LeaveNameless(document, headers);
  const std::map<size_t, size_t> names = FindNamesAbove(document, headers);
  if (names.empty()) {
    FindTimesBelow(document, headers);
    auto& first = seen[static_cast<size_t>(ChatShape::kNameFirst)];
    first = 0;
    for (const auto& header : headers) first += header && header->shape == ChatShape::kNameFirst;
  }
  const auto named_above = [&](size_t i) { return names.contains(i); };
  const auto counts = [&](const ChatHeader& header) {
    return seen[static_cast<size_t>(header.shape)] >= 2 || (header.shape == ChatShape::kBracket && header.length > 0);
  };
  int part = 0;
  int speaker = -1;
  bool chat = false;
  bool in_mail_head = false;
  for (size_t i = 0; i < document.lines.size(); ++i) {
    Line& line = document.lines[i];
    if (headers[i] && (counts(*headers[i]) || (headers[i]->shape == ChatShape::kStampAlone && named_above(i)))) {
      ChatHeader header = *headers[i];
      // The name may stand on a line of its own above the time.
      if (header.shape == ChatShape::kStampAlone && named_above(i)) {
        header.name = std::string(Trim(document.lines[names.at(i)].text));
        for (size_t k = names.at(i); k < i; ++k) {
          if (document.lines[k].kind == LineKind::kBlank) continue;
          document.lines[k].kind = LineKind::kDropped;
          document.lines[k].drop = DropReason::kChatHeader;
          document.lines[k].part = part + 1;
        }
      }
      chat = chat || header.shape != ChatShape::kMail;
      if (header.shape != ChatShape::kMail || !in_mail_head) ++part;
      in_mail_head = header.shape == ChatShape::kMail;
      if (header.shape != ChatShape::kMail)
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
