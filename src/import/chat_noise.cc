#include "import/chat_noise.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/beginnings.h"
#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/lines.h"

namespace emend {

namespace {

// The word of one reaction: "like", ":tada:".
bool IsReactionWord(std::string_view folded) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"like",     "likes", "heart",  "laugh",     "surprised",  "sad",       "angry",   "applause",    "thumbsup",
       "reaction", "reply", "edited", "reactions", "replies",    "seen",      "read",    "gefällt mir", "antworten",
       "j’aime",   "love",  "haha",   "wow",       "insightful", "celebrate", "support", "last reply",  "view thread"});
  if (folded.size() > 2 && folded.front() == ':' && folded.back() == ':' && folded.find(' ') == folded.npos)
    return true;
  return std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

}  // namespace

bool IsReaction(std::string_view line) {
  line = Trim(line);
  if (line.empty() || line.size() > 60) return false;
  const std::string folded = FoldCase(line);
  // "{Reactions}": what an exporter of Discord heads what is beside a message with.
  for (const std::string_view note :
       {"(edited)", "<edited>", "{reactions}", "{attachments}", "{embed}", "{stickers}"}) {
    if (folded == note) return true;
  }
  std::string word;
  bool emoji = false;
  bool counted = false;  // the last word has its count
  bool words = false;
  for (size_t i = 0; i < folded.size();) {
    const CodePoint c = DecodeUtf8(folded, i);
    const bool digit = IsDigit(c.value) && (word.empty() || word.front() != ':' ||
                                            (word.size() > 1 && word.back() == ':') || word.back() == ' ');
    if (digit) {
      const std::string_view name = Trim(word);
      if (!name.empty()) {
        if (!IsReactionWord(name)) return false;
        words = true;
      }
      word.clear();
      counted = true;
    } else if (IsEmoji(c.value)) {
      emoji = true;
    } else if (emoji && (c.value == '(' || c.value == ')')) {  // "👍 (2)"
    } else if ((c.value != '+' && c.value != ' ') || !word.empty()) {
      word.append(folded, i, c.length);
    }
    i += c.length;
  }
  const std::string_view rest = Trim(word);
  if (rest.empty()) return emoji || (words && counted);
  if (rest.front() == ':' && rest.back() == ':' && rest.size() > 2) return rest.find(' ') == rest.npos;
  // "2 replies": the count stands before the word.
  return counted && !words && IsReactionWord(rest);
}

bool IsOmittedMedia(std::string_view text) {
  // A file that somebody sent, by its name alone.
  static constexpr auto kEndings = std::to_array<std::string_view>(
      {".pdf", ".docx", ".doc", ".xlsx", ".pptx", ".zip", ".mp4", ".mov", ".mp3", ".ogg", ".opus", ".m4a", ".webm"});
  static constexpr ByteSet kNoName(" /(=");
  if (text.size() > 4 && text.size() < 80 && kNoName.Find(text, 0, text.size()) == text.size()) {
    const std::string name = FoldCase(text);
    if (std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return name.ends_with(ending); }))
      return true;
  }
  static constexpr std::array<std::string_view, 15> kWords = {
      "omitted", "weggelassen", "omitido",    "omitida",   "ausgeschlossen", "absent",    "omesso", "omessa",
      "omessi",  "omesse",      "weggelaten", "pominięto", "dahil edilmedi", "пропущено", "已忽略"};
  if (text.size() > 60 || (text.size() < 20 && CountCodePoints(text) < 5)) return false;
  // The words end as few lines do.
  static constexpr ByteSet kLast = [] {
    ByteSet last = ByteSet::AndBeyondAscii("");
    for (const std::string_view word : kWords) {
      last.Insert(word.back());
      last.Insert(static_cast<char>(word.back() & ~0x20));
    }
    return last;
  }();
  const size_t tail = text.size() - std::min<size_t>(text.size(), 3);
  if (kLast.Find(text, tail, text.size()) == text.size()) return false;
  const FoldedText fold(text);
  const std::string_view folded = fold.view();
  for (const std::string_view word : kWords) {
    const size_t at = folded.find(word);
    if (at != folded.npos && at + word.size() + 2 >= folded.size()) return true;
  }
  return false;
}

bool IsNotice(std::string_view text) {
  static constexpr auto kBegins = std::to_array<std::string_view>({"this message was deleted",
                                                                   "you deleted this message",
                                                                   "messages and calls are end-to-end encrypted",
                                                                   "messages to this chat",
                                                                   "missed voice call",
                                                                   "missed video call",
                                                                   "waiting for this message",
                                                                   "forwarded from ",
                                                                   "in reply to ",
                                                                   "pinned a message",
                                                                   "pinned message",
                                                                   "diese nachricht wurde gelöscht",
                                                                   "nachrichten und anrufe sind ende-zu-ende",
                                                                   "du hast diese nachricht gelöscht",
                                                                   "weitergeleitet von ",
                                                                   "ce message a été supprimé",
                                                                   "les messages et les appels sont chiffrés",
                                                                   "se eliminó este mensaje",
                                                                   "eliminaste este mensaje",
                                                                   "los mensajes y las llamadas están cifrados",
                                                                   "mensagem apagada",
                                                                   "esta mensagem foi apagada",
                                                                   "as mensagens e as chamadas são protegidas",
                                                                   "questo messaggio è stato eliminato",
                                                                   "i messaggi e le chiamate sono crittografati",
                                                                   "сообщение удалено",
                                                                   "данное сообщение удалено",
                                                                   "meeting started",
                                                                   "meeting ended",
                                                                   "new messages",
                                                                   "this message has been deleted",
                                                                   "сообщение было удалено",
                                                                   "переслано от ",
                                                                   "в ответ на ",
                                                                   "закреплено сообщение",
                                                                   "ta wiadomość została usunięta",
                                                                   "bu mesaj silindi"});
  text = Trim(text);
  static constexpr ByteSet kSigns = ByteSet::AndBeyondAscii("[<(*_");
  for (const std::string_view sign : {"[", "<", "(", "🚫", "*", "_", "‎"}) {
    if (text.empty() || !kSigns.has(text[0])) break;
    if (text.starts_with(sign)) text = Trim(text.substr(sign.size()));
  }
  static constexpr Beginnings kMay(kBegins);
  if (text.size() < 8 || text.size() > 200 || !kMay.MayBegin(text)) return false;
  const FoldedText fold(text.substr(0, 80));
  const std::string_view folded = fold.view();
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view begin) { return begin[0] == folded[0] && folded.starts_with(begin); });
}

namespace {

// What stands behind "@name " and before "…"; empty if the line does not call anybody.
std::string_view CalledText(std::string_view text) {
  text = Trim(text);
  static constexpr ByteSet kFirst = ByteSet::AndBeyondAscii("->R@");  // of the marks and of a call
  if (text.empty() || !kFirst.has(text[0])) return {};
  for (const std::string_view mark : {"┌", "╭", "↩", "↪", "⤷", "─", "—", "–", "-", ">", "Replying to"}) {
    if (text.starts_with(mark)) text = Trim(text.substr(mark.size()));
  }
  if (!text.starts_with('@')) return {};
  const size_t space = text.find(' ');
  if (space == text.npos || space > 40) return {};
  text = Trim(text.substr(space));
  for (const std::string_view mark : {"…", "..."}) {
    if (text.ends_with(mark)) text = Trim(text.substr(0, text.size() - mark.size()));
  }
  return text;
}

bool IsLink(std::string_view text) {
  text = Trim(text);
  return (text.starts_with("http://") || text.starts_with("https://")) && text.find(' ') == text.npos;
}

// Short, and no sentence.
bool IsTitle(const Line& line) {
  constexpr size_t kLongest = 140;  // bytes
  const std::string_view text = Trim(line.text);
  return line.kind == LineKind::kText && text.size() <= kLongest &&
         std::string_view(".?!:,;").find(text.back()) == std::string_view::npos &&
         !IsLower(DecodeUtf8(text, 0).value) && text.find('`') == text.npos && !IsLink(text);
}

}  // namespace

void DropRepetitions(std::vector<Line>& lines) {
  constexpr size_t kLeast = 12;       // bytes that a reply quotes
  constexpr size_t kFarthest = 2000;  // lines
  for (size_t i = 1; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.kind != LineKind::kText) continue;
    const std::string_view text = Trim(line.text);
    if (text == "New" || text == "NEW") {
      if (lines[i - 1].kind == LineKind::kDropped || (i + 1 < lines.size() && lines[i + 1].kind == LineKind::kDropped))
        Drop(line, DropReason::kChatHeader);
      continue;
    }
    if (IsLink(text) && i + 1 < lines.size() && IsTitle(lines[i + 1])) {
      constexpr size_t kMost = 4;  // lines of a preview
      size_t end = i + 1;
      while (end < lines.size() && lines[end].kind == LineKind::kText && lines[end].part == line.part) ++end;
      if (end - i - 1 > kMost) continue;
      for (size_t k = i + 1; k < end; ++k) Drop(lines[k], DropReason::kBareLink);
      continue;
    }
    const std::string_view called = CalledText(text);
    if (called.size() < kLeast) continue;
    for (size_t k = i; k-- > 0 && i - k < kFarthest;) {
      if (lines[k].part == line.part || lines[k].text.find(called) == std::string_view::npos) continue;
      Drop(line, DropReason::kChatHeader);
      break;
    }
  }
}

}  // namespace emend
