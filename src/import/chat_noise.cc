#include "import/chat_noise.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {

bool IsReaction(std::string_view line) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "like",     "likes",    "heart",       "laugh",     "surprised", "sad",        "angry",
      "thumbsup", "reaction", "reactions",   "reply",     "replies",   "edited",     "(edited)",
      "seen",     "read",     "gefällt mir", "antworten", "j’aime",    "last reply", "view thread"};
  line = Trim(line);
  if (line.empty() || line.size() > 40) return false;
  std::string word;
  bool count = false;
  bool emoji = false;
  for (size_t i = 0; i < line.size();) {
    const CodePoint c = DecodeUtf8(line, i);
    if (IsDigit(c.value) || c.value == '+') {
      count = true;
    } else if (IsEmoji(c.value)) {
      emoji = true;
    } else {
      word.append(line, i, c.length);
    }
    i += c.length;
  }
  const std::string_view name = Trim(word);
  if (name.empty()) return emoji;
  if (count && name.size() > 2 && name.front() == ':' && name.back() == ':' && name.find(' ') == name.npos) return true;
  const std::string folded = FoldCase(name);
  for (const std::string_view known : kWords) {
    if (folded == known) return count || folded.front() == '(' || folded.front() == '<';
  }
  return false;
}

bool IsOmittedMedia(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kWords = {
      "omitted", "weggelassen", "omitido",   "omitida",        "ausgeschlossen", "absent",
      "omesso",  "omessa",      "pominięto", "dahil edilmedi", "пропущено",      "已忽略"};
  if (text.size() > 60 || CountCodePoints(text) < 5) return false;
  const std::string folded = FoldCase(text);
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
                                                                   "переслано от ",
                                                                   "в ответ на ",
                                                                   "закреплено сообщение",
                                                                   "ta wiadomość została usunięta",
                                                                   "bu mesaj silindi"});
  text = Trim(text);
  for (const std::string_view sign : {"[", "<", "(", "🚫", "*", "_", "‎"}) {
    if (text.starts_with(sign)) text = Trim(text.substr(sign.size()));
  }
  if (text.size() < 8 || text.size() > 200) return false;
  const std::string folded = FoldCase(text.substr(0, 80));
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view begin) { return begin[0] == folded[0] && folded.starts_with(begin); });
}

}  // namespace emend
